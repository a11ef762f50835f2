function varargout = ode113(odefun, tspan, y0, varargin)
%ODE113 Solve nonstiff differential equations
%   [T, Y] = ODE113(ODEFUN, TSPAN, Y0) takes the call forms and options of ode45, whose formula it uses.
%
%   See also ode45, odeset.
    if nargin < 3
        error('MATLAB:ode113:NotEnoughInputs', 'Not enough input arguments. See ode113.');
    end
    [varargout{1:max(nargout, 1)}] = ode45(odefun, tspan, y0, varargin{:});
end
