function varargout = fail(code, varargin)
%FAIL Check that code raises an error or a warning
%   FAIL(code) runs the text code and raises an error if it does not fail. FAIL(code, pattern) wants the message to match
%   the regular expression pattern. FAIL(code, 'warning', pattern) wants a warning in place of an error. With an output,
%   the message of the failure is returned, or '' when all is well, and no error is raised.
    if nargin < 1 || nargin > 3
        print_usage();
    end
    wants_warning = nargin > 1 && ischar(varargin{1}) && strcmp(varargin{1}, 'warning');
    pattern = '';
    if nargin > 1 && ~wants_warning
        pattern = varargin{1};
    elseif nargin > 2
        pattern = varargin{2};
    end
    problem = '';
    said = '';
    if wants_warning
        state = warning('on');
        restore = onCleanup(@() warning(state)); %#ok<NASGU>
        lastwarn('');
        evalin('caller', [code ';']);
        said = lastwarn();
        if isempty(said)
            problem = 'no warning was raised';
        end
    else
        try
            evalin('caller', [code ';']);
            problem = 'no error was raised';
        catch err
            said = err.message;
        end
    end
    if isempty(problem) && ~isempty(pattern) && isempty(regexp(said, pattern, 'once'))
        problem = sprintf('expected <%s> but got <%s>', pattern, said);
    end
    if nargout > 0
        varargout{1} = problem;
    elseif ~isempty(problem)
        error('MATLAB:fail:expectedFailure', 'fail: %s: %s', code, problem);
    end
end
