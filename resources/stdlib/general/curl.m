function [cx, cy, cz, v] = curl(varargin)
%CURL Curl and angular velocity of a vector field
%   [CX, CY, CZ, V] = CURL(X, Y, Z, FX, FY, FZ) gives the curl of a field in space, and the angular velocity about the
%   direction of the flow. [CZ, V] = CURL(X, Y, FX, FY) is the curl of a field in the plane. CURL(FX, FY, FZ) and
%   CURL(FX, FY) take the spacing 1. A single output is the angular velocity.
%
%   See also divergence, gradient, del2.
    [x, f] = field_arguments('curl', varargin);
    if numel(f) == 2
        [~, dy] = gradient(f{1}, x{:});
        dx = gradient(f{2}, x{:});
        rot = dx - dy;
        cx = rot;
        cy = rot / 2;
        if nargout <= 1
            cx = rot / 2;
        end
    else
        [~, dfx_dy, dfx_dz] = gradient(f{1}, x{:});
        [dfy_dx, ~, dfy_dz] = gradient(f{2}, x{:});
        [dfz_dx, dfz_dy] = gradient(f{3}, x{:});
        cx = dfz_dy - dfy_dz;
        cy = dfx_dz - dfz_dx;
        cz = dfy_dx - dfx_dy;
        speed = sqrt(f{1} .^ 2 + f{2} .^ 2 + f{3} .^ 2);
        v = (cx .* f{1} + cy .* f{2} + cz .* f{3}) ./ (2 * speed);
        v(speed == 0) = 0;
        if nargout <= 1
            cx = v;
        end
    end
end

function [x, f] = field_arguments(name, args)
    switch numel(args)
        case {2, 3}
            f = args;
            x = {};
        case {4, 6}
            half = numel(args) / 2;
            x = args(1:half);
            f = args(half + 1:end);
        otherwise
            error('MATLAB:minrhs', 'Invalid call to %s.', name);
    end
    for k = 2:numel(f)
        if ~isequal(size(f{1}), size(f{k}))
            error('MATLAB:sizeDimensionsMustMatch', '%s: size of X and Y must match.', name);
        end
    end
    for k = 1:numel(x)
        if ~isvector(x{k})
            if k == 1
                x{k} = x{k}(1, :, 1);
            elseif k == 2
                x{k} = x{k}(:, 1, 1);
            else
                x{k} = x{k}(1, 1, :);
            end
            x{k} = x{k}(:);
        end
    end
end
