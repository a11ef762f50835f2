function y = randsample(n, k, replace, w)
%RANDSAMPLE Random sample
%   Y = RANDSAMPLE(N, K) draws K of the numbers 1:N without replacement, RANDSAMPLE(POPULATION, K) of the elements of a
%   vector. RANDSAMPLE(..., REPLACE) draws with replacement if REPLACE is true, RANDSAMPLE(..., true, W) with the weights W.
%
%   See also randperm, randi.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if isscalar(n)
        population = (1:n).';
    else
        population = n;
    end
    if nargin < 3 || isempty(replace)
        replace = false;
    end
    count = numel(population);
    if nargin > 3
        if ~replace
            error('stats:randsample:NoWOR', 'Weighted sampling without replacement is not supported.');
        end
        edges = [0; cumsum(w(:))] / sum(w);
        edges(end) = 1;
        at = discretize(rand(k, 1), edges);
    elseif replace
        at = randi(count, k, 1);
    else
        if k > count
            error('stats:randsample:SampleTooLarge', 'K must be less than or equal to N for sampling without replacement.');
        end
        at = randperm(count, k);
    end
    y = population(at);
    if isrow(population)
        y = reshape(y, 1, []);
    else
        y = reshape(y, [], 1);
    end
end
