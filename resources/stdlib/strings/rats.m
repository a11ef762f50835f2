function s = rats(x, len)
%RATS Rational approximations as text
%   S = RATS(X) has a row of text for each row of X, with fractions of small integers that meet the elements to about six
%   digits of the largest one. Zeros stand where nothing else fits, and asterisks for what is too long.
%   S = RATS(X, LEN) makes each fraction at most LEN characters long; the default is 13.
%
%   See also rat, format.
    if nargin < 2
        len = 13;
    end
    if isempty(x)
        s = '';
        return
    end
    half = (len - 1) / 2;
    finite = x(isfinite(x) & x ~= 0);
    if isempty(finite)
        tol = 1;
    else
        tol = max(abs(finite(:))) * 10^(-half);
    end
    s = '';
    for row = 1:size(x, 1)
        line = '';
        for col = 1:size(x, 2)
            [n, d] = rat(x(row, col), min(tol, abs(x(row, col)) / 1.99 + (x(row, col) == 0)));
            if d == 1
                text = sprintf('%.0f', n);
            else
                text = sprintf('%.0f/%.0f', n, d);
            end
            if numel(text) > len
                text = '*';
            end
            slash = find([text, '/'] == '/', 1);
            before = floor(half) + 1 - (slash - 1);
            field = [blanks(max(before, 0)), text];
            field = [field, blanks(max(len + 1 - numel(field), 0))]; %#ok<AGROW>
            line = [line, field]; %#ok<AGROW>
        end
        s = [s; line]; %#ok<AGROW>
    end
end
