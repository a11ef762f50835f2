function p = normcdf(x, varargin)
%NORMCDF Normal cumulative distribution function
%   P = NORMCDF(X, MU, SIGMA) for the mean MU (0) and the standard deviation SIGMA (1); NORMCDF(..., 'upper') is the
%   complement.
%
%   See also normpdf, norminv, erfc.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    mu = 0;
    sigma = 1;
    sign_of_tail = -1;
    if ~isempty(varargin) && (ischar(varargin{end}) || isstring(varargin{end}))
        if ~strcmpi(varargin{end}, 'upper')
            error('stats:normcdf:UpperTailProblem', 'The last argument must be ''upper''.');
        end
        sign_of_tail = 1;
        varargin(end) = [];
    end
    if numel(varargin) > 0
        mu = varargin{1};
    end
    if numel(varargin) > 1
        sigma = varargin{2};
    end
    sigma(sigma <= 0) = NaN;
    p = 0.5 * erfc(sign_of_tail * (x - mu) ./ (sqrt(2) * sigma));
end
