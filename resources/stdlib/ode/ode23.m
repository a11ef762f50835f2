function varargout = ode23(odefun, tspan, y0, varargin)
%ODE23 Solve nonstiff differential equations, low order
%   [T, Y] = ODE23(ODEFUN, TSPAN, Y0) integrates y' = ODEFUN(t, y) from TSPAN(1) to TSPAN(end) from the values Y0. Call forms
%   and options are those of ode45; 'Refine' is 1.
%   Source: P. Bogacki, L. F. Shampine, Appl. Math. Lett. 2, 1989.
%
%   See also ode45, odeset, deval.
    if nargin < 3
        error('MATLAB:ode23:NotEnoughInputs', 'Not enough input arguments. See ode23.');
    end
    rule.name = 'ode23';
    rule.order = 3;
    rule.refine = 1;
    rule.c = [0 1/2 3/4 1];
    rule.a = [0 0 0; 1/2 0 0; 0 3/4 0; 2/9 1/3 4/9];
    rule.b = [2/9; 1/3; 4/9; 0];
    rule.e = [-5/72; 1/12; 1/9; -1/8];
    rule.dense = [1 -4/3 5/9; 0 1 -2/3; 0 4/3 -8/9; 0 -1 1];
    [varargout{1:max(nargout, 1)}] = ode_explicit(rule, nargout, odefun, tspan, y0, varargin{:});
end
