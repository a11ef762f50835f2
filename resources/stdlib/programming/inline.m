function f = inline(expression, varargin)
%INLINE Construct function from text
%   f = INLINE(expression) is the function that the text computes; its arguments are the variables in it, in alphabetical
%   order, x when there are none. INLINE(expression, a, b, ...) names the arguments, INLINE(expression, n) has the arguments
%   x, P1, ..., Pn. f is a function handle: anonymous functions, @(x) ..., say the same more plainly.
%
%   See also formula, argnames, str2func.
    if nargin < 1
        print_usage();
    end
    if ~(ischar(expression) || isstring(expression))
        error('MATLAB:Inline:InvalidExpression', 'The expression must be text.');
    end
    expression = char(expression);
    if nargin == 2 && isnumeric(varargin{1})
        n = varargin{1};
        if ~isscalar(n) || n < 0 || n ~= fix(n)
            error('MATLAB:Inline:InvalidCount', 'The number of parameters must be a whole number.');
        end
        names = [{'x'}, arrayfun(@(k) sprintf('P%d', k), 1:n, 'UniformOutput', false)];
    elseif nargin > 1
        if ~all(cellfun(@(name) ischar(name) || isstring(name), varargin))
            error('MATLAB:Inline:InvalidArgument', 'The arguments must be names of variables.');
        end
        names = cellfun(@char, varargin, 'UniformOutput', false);
        if ~all(cellfun(@isvarname, names))
            error('MATLAB:Inline:InvalidArgument', 'The arguments must be names of variables.');
        end
    else
        text = regexprep(expression, '''[^'']*''|"[^"]*"', '');
        names = regexp(text, '(?<![\w.])[A-Za-z]\w*(?!\w|\s*\()', 'match');
        names = unique(setdiff(names, {'i', 'j', 'pi', 'Inf', 'inf', 'NaN', 'nan', 'eps', 'e', 'end'}));
        if isempty(names)
            names = {'x'};
        end
    end
    f = str2func(['@(' strjoin(reshape(names, 1, []), ',') ') ' expression]);
end
