function tf = yes_or_no(prompt)
%YES_OR_NO Ask the user a yes or no question
%   TF = YES_OR_NO(PROMPT) shows the prompt until the answer is yes or no.
%
%   See also input.
    if nargin < 1
        prompt = '';
    end
    if ~(ischar(prompt) || isstring(prompt))
        error('MATLAB:yes_or_no:text', 'yes_or_no: PROMPT must be a string');
    end
    while true
        answer = lower(strtrim(input([char(prompt) '(yes or no) '], 's')));
        if any(strcmp(answer, {'yes', 'no'}))
            tf = strcmp(answer, 'yes');
            return
        end
        disp('Please answer yes or no.');
    end
end
