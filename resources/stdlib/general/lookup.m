function idx = lookup(table, y, opt)
%LOOKUP Intervals of a sorted table that contain given values
%   IDX = LOOKUP(TABLE, Y) is, for each value, the number of the last element of TABLE that is not larger; 0 if all are.
%   TABLE may also decrease. If TABLE is a cell array of text, Y is text or a cell array of texts.
%   LOOKUP(TABLE, Y, OPT) takes letters: m gives 0 where the table does not hold the value itself, b gives only whether it
%   does, l and r extend the first and the last interval to infinity.
%
%   See also interp1, ismember, discretize.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to lookup.');
    end
    if nargin < 3
        opt = '';
    end
    if any(opt == 'm') && any(opt == 'b')
        error('MATLAB:lookup:option', 'lookup: only one of m or b can be specified.');
    end
    if iscell(table)
        if ischar(y)
            y = {y};
            sz = [1 1];
        else
            sz = size(y);
        end
        [~, order] = sort([table(:); y(:)]);
        n = numel(table);
        isq = order > n;
        count = cumsum(~isq);
        idx = zeros(sz);
        idx(order(isq) - n) = count(isq);
        % Sorting is stable, so that equal texts of the table stand before the queries.
        hit = false(sz);
        inside = idx > 0;
        hit(inside) = strcmp(reshape(table(idx(inside)), [], 1), reshape(y(inside), [], 1));
    else
        if ~isnumeric(table) && ~ischar(table) && ~islogical(table)
            error('MATLAB:lookup:table', 'lookup: TABLE must be a numeric array, or a cell array of text.');
        end
        if isreal(table) ~= isreal(y)
            error('MATLAB:lookup:complex', 'lookup: TABLE and Y must both be real.');
        end
        n = numel(table);
        t = double(table(:));
        q = double(y);
        down = n > 1 && t(1) > t(n);
        if down
            t = -t;
            q = -q;
        end
        [~, order] = sort([t; q(:)]);
        isq = order > n;
        count = cumsum(~isq);
        idx = zeros(size(y));
        idx(order(isq) - n) = count(isq);
        hit = false(size(y));
        inside = idx > 0;
        hit(inside) = reshape(t(idx(inside)), [], 1) == reshape(q(inside), [], 1);
    end
    if any(opt == 'm')
        idx(~hit) = 0;
    elseif any(opt == 'b')
        idx = hit;
    else
        if any(opt == 'l')
            idx = max(idx, 1);
        end
        if any(opt == 'r')
            idx = min(idx, n - 1);
        end
    end
end
