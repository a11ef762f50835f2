function t = gputimeit(f, numOutputs)
%GPUTIMEIT Time required to run a function on the GPU
%   T = GPUTIMEIT(F) calls the function handle F without arguments several times and gives the median time of one call
%   in seconds, the end of its work on the GPU included.
%   T = GPUTIMEIT(F, NUMOUTPUTS) calls F with NUMOUTPUTS outputs. The default is 1 if F has outputs, and 0 otherwise.
%
%   See also gpuArray, tic, toc, timeit.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isa(f, 'function_handle')
        error('parallel:gpu:gputimeit:InvalidFunction', 'The first argument must be a function handle that takes no arguments.');
    end
    if nargin < 2
        numOutputs = 1;
        try
            if nargout(f) == 0
                numOutputs = 0;
            end
        catch
        end
    elseif ~(isnumeric(numOutputs) && isscalar(numOutputs) && numOutputs >= 0 && numOutputs == fix(numOutputs))
        error('parallel:gpu:gputimeit:InvalidNumOutputs', 'The number of outputs must be a nonnegative integer.');
    end
    once(f, numOutputs); % compiles what is new
    first = once(f, numOutputs);
    inner = max(1, min(1000, ceil(1e-3 / max(first, 1e-7))));
    times = zeros(1, 11);
    for k = 1:numel(times)
        times(k) = once(f, numOutputs, inner);
        if k >= 3 && sum(times(1:k)) * inner > 2
            times = times(1:k);
            break
        end
    end
    t = median(times);
end

function t = once(f, numOutputs, count)
    if nargin < 3
        count = 1;
    end
    results = cell(1, numOutputs);
    start = tic;
    for k = 1:count
        if numOutputs == 0
            f();
        else
            [results{:}] = f();
        end
    end
    wait(gpuDeviceOrHost);
    t = toc(start) / count;
end

function d = gpuDeviceOrHost
    d = [];
    if gpuDeviceCount > 0
        d = gpuDevice;
    end
end
