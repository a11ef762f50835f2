function y = cellindexmat(x, varargin)
%CELLINDEXMAT Subscript every cell of a cell array
%   y = CELLINDEXMAT(x, i, j, ...) has y{k} = x{k}(i, j, ...).
    if nargin == 0
        print_usage();
    end
    if ~iscell(x)
        error('MATLAB:cellindexmat:notCell', 'cellindexmat: the first argument must be a cell array.');
    end
    y = cellfun(@(element) element(varargin{:}), x, 'UniformOutput', false);
end
