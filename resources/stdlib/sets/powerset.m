function p = powerset(a, byrows)
%POWERSET All subsets
%   P = POWERSET(A) is a cell array of all subsets of A; POWERSET(A, 'rows') of the rows.
%
%   See also unique, union.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    rows = false;
    if nargin > 1
        if ~strcmp(byrows, 'rows')
            error('MATLAB:powerset:option', 'powerset: optional second argument must be "rows".');
        elseif iscell(a)
            warning('MATLAB:powerset:rows', 'powerset: "rows" not valid for cell arrays.');
        else
            rows = true;
        end
    elseif iscell(a) && ~iscellstr(a)
        error('MATLAB:powerset:class', 'powerset: cell arrays can only be used for character strings.');
    end
    if isempty(a)
        p = {};
        if ~rows
            p = {[]};
        end
        return
    end
    if rows
        a = unique(a, 'rows');
        n = size(a, 1);
    else
        a = unique(a);
        n = numel(a);
        if n > 32
            error('MATLAB:powerset:size', 'powerset: a set of more than 32 elements has too many subsets. Give a smaller set.');
        end
    end
    p = cell(1, 2 ^ n);
    for k = 0:2 ^ n - 1
        pick = bitget(k, 1:n) == 1;
        if rows
            p{k + 1} = a(pick, :);
        else
            p{k + 1} = a(pick);
        end
    end
    if ~rows
        p{1} = [];
        if iscell(a)
            p{1} = {};
        end
    end
end
