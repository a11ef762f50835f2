function text = polyout(c, x)
%POLYOUT Show a polynomial
%   POLYOUT(C) prints C(1)*s^N + ... + C(N+1). POLYOUT(C, X) writes the variable X. TEXT = POLYOUT(...) gives the text.
%
%   See also polyreduce.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(c)
        error('MATLAB:polyout:vector', 'polyout: first argument must be a vector.');
    end
    if nargin < 2
        x = 's';
    elseif ~ischar(x)
        error('MATLAB:polyout:name', 'polyout: second argument must be a string.');
    end
    n = numel(c);
    text = sprintf('%s*%s^%d', coefficient(c(1), true), x, n - 1);
    if n == 1
        text = coefficient(c(1), true);
    end
    for k = 2:n
        if ~isreal(c) || c(k) >= 0
            sign = '+';
            value = c(k);
        else
            sign = '-';
            value = -c(k);
        end
        if k < n
            text = sprintf('%s %s %s*%s^%d', text, sign, coefficient(value, false), x, n - k);
        else
            text = sprintf('%s %s %s', text, sign, coefficient(value, false));
        end
    end
    if nargout == 0
        disp(text);
        clear text
    end
end

function s = coefficient(c, ~)
    if isreal(c)
        s = num2str(c, 5);
    else
        s = ['(', num2str(c, 5), ')'];
    end
end
