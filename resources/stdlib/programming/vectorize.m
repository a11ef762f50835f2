function out = vectorize(f)
%VECTORIZE Text or function whose operators work on elements
%   out = VECTORIZE(f) puts a dot in front of each ^, * and / of a text, an anonymous function or an inline function
%   that has none.
%
%   See also inline, str2func.
    narginchk(1, 1)
    if ischar(f) || isstring(f)
        out = dotted(char(f));
    elseif isa(f, 'function_handle')
        out = str2func(dotted(func2str(f)));
    elseif isempty(f)
        out = [];
    else
        error('MATLAB:vectorize:invalidInput', 'vectorize: the argument must be text or a function.');
    end
end

function text = dotted(text)
    text = regexprep(text, '(?<!\.)([\^*/])', '.$1');
end
