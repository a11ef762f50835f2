function p = list_primes(n)
%LIST_PRIMES The first primes
%   P = LIST_PRIMES(N) lists N primes, 25 by default.
%
%   See also primes, isprime.
    if nargin < 1
        n = 25;
    elseif ~isscalar(n)
        error('MATLAB:list_primes:size', 'list_primes: N must be a scalar.');
    end
    if n < 1
        p = zeros(1, 0);
        return
    end
    bound = max(15, ceil(n * (log(n + 2) + log(log(n + 3) + 1))));
    p = primes(bound);
    while numel(p) < n
        bound = 2 * bound;
        p = primes(bound);
    end
    p = p(1:n);
end
