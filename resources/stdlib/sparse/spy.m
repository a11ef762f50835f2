function spy(S, varargin)
%SPY Visualize sparsity pattern of matrix
%   SPY(S) plots a point for each nonzero element. SPY(S, LINESPEC, MARKERSIZE) takes a line style and the points' size.
%
%   See also find, nnz, plot.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    style = 'b.';
    points = 6;
    for k = 1:numel(varargin)
        if isnumeric(varargin{k})
            points = varargin{k};
        else
            style = char(varargin{k});
        end
    end
    [m, n] = size(S);
    [i, j] = find(S);
    plot(j, i, style, 'MarkerSize', points);
    axis ij
    xlim([0 n + 1]);
    ylim([0 m + 1]);
    xlabel(sprintf('nz = %d', nnz(S)));
end
