function [x, resnorm, residual, exitflag, output, lambda, jacobian] = lsqcurvefit(fun, x0, xdata, ydata, varargin)
%LSQCURVEFIT Solve nonlinear curve-fitting problems in the least-squares sense
%   X = LSQCURVEFIT(FUN, X0, XDATA, YDATA, LB, UB, OPTIONS) minimizes sum((FUN(X, XDATA) - YDATA).^2); everything else is
%   as in lsqnonlin.
%
%   See also lsqnonlin, fsolve, polyfit.
    if nargin < 4
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ischar(fun) || isstring(fun)
        fun = str2func(char(fun));
    end
    if ~isequal(size(fun(x0, xdata)), size(ydata))
        error('optim:lsqcurvefit:YdataSizeMismatchFunVal', 'Function value and YDATA sizes are not equal.');
    end
    [x, resnorm, residual, exitflag, output, lambda, jacobian] = lsqnonlin(@difference, x0, varargin{:});

    function [r, J] = difference(x)
        if nargout > 1
            [y, J] = fun(x, xdata);
        else
            y = fun(x, xdata);
        end
        r = y - ydata;
    end
end
