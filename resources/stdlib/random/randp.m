function r = randp(l, varargin)
%RANDP Poisson distributed random numbers
%   R = RANDP(L, ...) has the mean L; further arguments are sizes.
%
%   See also rande, randg, poissrnd.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if isempty(varargin)
        r = zeros(size(l));
    else
        r = zeros(varargin{:});
        if isscalar(l)
            l = l * ones(size(r));
        end
    end
    for k = 1:numel(r)
        mean_left = l(k);
        if ~(mean_left >= 0)
            r(k) = NaN;
            continue
        end
        count = 0;
        % large means are halved: the sum of arrivals up to a gamma distributed time
        while mean_left > 30
            m = floor(7 * mean_left / 8);
            x = randg(m);
            if x > mean_left
                n = m - 1;
                p = mean_left / x;
                count = count + sum(rand(1, n) < p);
                mean_left = -1;
            else
                count = count + m;
                mean_left = mean_left - x;
            end
        end
        if mean_left >= 0
            limit = exp(-mean_left);
            product = rand;
            while product > limit
                count = count + 1;
                product = product * rand;
            end
        end
        r(k) = count;
    end
end
