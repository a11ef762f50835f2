function varargout = ode23s(odefun, tspan, y0, varargin)
%ODE23S Solve stiff differential equations, low order
%   [T, Y] = ODE23S(ODEFUN, TSPAN, Y0) integrates with a modified Rosenbrock formula. Call forms and options are those of
%   ode45, with 'Jacobian' (a matrix or a function of t and y) and 'Mass' (a constant matrix).
%   Source: L. F. Shampine, M. W. Reichelt, SIAM J. Sci. Comput. 18, 1997.
%
%   See also ode45, ode15s, odeset.
    if nargin < 3
        error('MATLAB:ode23s:NotEnoughInputs', 'Not enough input arguments. See ode23s.');
    end
    [varargout{1:max(nargout, 1)}] = ode_rosenbrock('ode23s', nargout, odefun, tspan, y0, varargin{:});
end
