function [q, varargout] = quad(f, a, b, tol, varargin)
%QUAD Numerical integration by adaptive quadrature
%   Q = QUAD(FUN, A, B) integrates FUN from A to B. QUAD(FUN, A, B, TOL) sets the tolerance (1e-6), or the absolute and
%   relative tolerances [ABSTOL RELTOL]. QUAD(FUN, A, B, TOL, TRACE, P1, ...) passes the parameters P1, ... to FUN.
%   [Q, FCNT] = QUAD(...) counts the evaluated points.
%
%   See also integral, quadgk, quadl.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ischar(f) || isstring(f)
        f = str2func(char(f));
    end
    if nargin < 4 || isempty(tol)
        tol = 1e-6;
    end
    abstol = min(tol(1), 1e-10);
    reltol = min(tol(end), 1e-10);
    extra = varargin(2:end);
    count = 0;
    q = quadgk(@each, a, b, 'AbsTol', abstol, 'RelTol', reltol);
    % The second result of other engines tells how the integration ended; MATLAB counts.
    varargout = {count, count, 0};
    varargout = varargout(1:max(nargout - 1, 0));

    function y = each(x)
        % FUN may be written for scalars only.
        y = zeros(size(x));
        for k = 1:numel(x)
            y(k) = f(x(k), extra{:});
        end
        count = count + numel(x);
    end
end
