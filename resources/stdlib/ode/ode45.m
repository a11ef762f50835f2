function varargout = ode45(odefun, tspan, y0, varargin)
%ODE45 Solve nonstiff differential equations, medium order
%   [T, Y] = ODE45(ODEFUN, TSPAN, Y0) integrates y' = ODEFUN(t, y) from TSPAN(1) to TSPAN(end) from the values Y0. Row i of
%   Y belongs to T(i). With more than two times in TSPAN the solution is given at these; else at every step, and in between
%   by the option 'Refine' (4).
%   [T, Y, TE, YE, IE] = ODE45(ODEFUN, TSPAN, Y0, OPTIONS) takes options from odeset and also gives events.
%   SOL = ODE45(...) is a structure for deval.
%   Source: J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6, 1980.
%
%   See also ode23, odeset, deval.
    if nargin < 3
        error('MATLAB:ode45:NotEnoughInputs', 'Not enough input arguments. See ode45.');
    end
    rule.name = 'ode45';
    rule.order = 5;
    rule.refine = 4;
    rule.c = [0 1/5 3/10 4/5 8/9 1 1];
    rule.a = [0 0 0 0 0 0
              1/5 0 0 0 0 0
              3/40 9/40 0 0 0 0
              44/45 -56/15 32/9 0 0 0
              19372/6561 -25360/2187 64448/6561 -212/729 0 0
              9017/3168 -355/33 46732/5247 49/176 -5103/18656 0
              35/384 0 500/1113 125/192 -2187/6784 11/84];
    rule.b = [35/384; 0; 500/1113; 125/192; -2187/6784; 11/84; 0];
    rule.e = [71/57600; 0; -71/16695; 71/1920; -17253/339200; 22/525; -1/40];
    rule.dense = [1 -183/64 37/12 -145/128
                  0 0 0 0
                  0 1500/371 -1000/159 1000/371
                  0 -125/32 125/12 -375/64
                  0 9477/3392 -729/106 25515/6784
                  0 -11/7 11/3 -55/28
                  0 3/2 -4 5/2];
    [varargout{1:max(nargout, 1)}] = ode_explicit(rule, nargout, odefun, tspan, y0, varargin{:});
end
