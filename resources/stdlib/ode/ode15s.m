function varargout = ode15s(odefun, tspan, y0, varargin)
%ODE15S Solve stiff differential equations
%   [T, Y] = ODE15S(ODEFUN, TSPAN, Y0) integrates stiff equations. Call forms and options are those of ode45, with 'Jacobian'
%   and 'Mass' (a constant matrix that is not singular). The formula is that of ode23s.
%
%   See also ode23s, ode45, odeset.
    if nargin < 3
        error('MATLAB:ode15s:NotEnoughInputs', 'Not enough input arguments. See ode15s.');
    end
    [varargout{1:max(nargout, 1)}] = ode_rosenbrock('ode15s', nargout, odefun, tspan, y0, varargin{:});
end
