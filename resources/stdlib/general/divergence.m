function div = divergence(varargin)
%DIVERGENCE Divergence of a vector field
%   DIV = DIVERGENCE(X, Y, Z, FX, FY, FZ) and DIVERGENCE(X, Y, FX, FY) take the coordinates from X, Y and Z, which are
%   vectors or come from meshgrid. DIVERGENCE(FX, FY, FZ) and DIVERGENCE(FX, FY) take the spacing 1.
%
%   See also curl, gradient, del2.
    args = varargin;
    switch nargin
        case {2, 3}
            f = args;
            x = {};
        case {4, 6}
            x = args(1:nargin/2);
            f = args(nargin/2+1:end);
        otherwise
            error('MATLAB:minrhs', 'Invalid call to divergence.');
    end
    for k = 2:numel(f)
        if ~isequal(size(f{1}), size(f{k}))
            error('MATLAB:sizeDimensionsMustMatch', 'divergence: size of X and Y must match.');
        end
    end
    for k = 1:numel(x)
        if ~isvector(x{k})
            if k == 1
                x{k} = varargin{k}(1, :, 1);
            elseif k == 2
                x{k} = varargin{k}(:, 1, 1);
            else
                x{k} = varargin{k}(1, 1, :);
            end
            x{k} = x{k}(:);
        end
    end
    dx = gradient(f{1}, x{:});
    [~, dy] = gradient(f{2}, x{:});
    div = dx + dy;
    if numel(f) == 3
        [~, ~, dz] = gradient(f{3}, x{:});
        div = div + dz;
    end
end
