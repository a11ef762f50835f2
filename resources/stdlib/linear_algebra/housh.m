function [v, beta, zer] = housh(x, j, z)
%HOUSH Householder reflection of a vector
%   [V, BETA, ZER] = HOUSH(X, J, Z) gives the vector V and the number BETA of the reflection eye - BETA*V*V' that maps X to
%   a multiple of the unit vector J. ZER is 1 if norm(X, inf) is not larger than Z.
%
%   See also qr, krylov.
    if nargin ~= 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(x)
        error('MATLAB:housh:vector', 'housh: X must be a vector.');
    end
    if ~isscalar(j)
        error('MATLAB:housh:index', 'housh: J must be an integer scalar.');
    end
    v = x;
    m = max(abs(v));
    if m ~= 0
        v = v / m;
        alpha = norm(v);
        if alpha > z
            beta = 1 / (alpha * (alpha + abs(v(j))));
            sg = sign(v(j));
            if sg == 0
                sg = 1;
            end
            v(j) = v(j) + alpha * sg;
        else
            beta = 0;
        end
    else
        alpha = 0;
        beta = 0;
    end
    zer = m == 0 || alpha <= z;
    zer = double(zer);
end
