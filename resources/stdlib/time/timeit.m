function t = timeit(f, outputs)
%TIMEIT Measure time required to run function
%   t = TIMEIT(f) is the typical time in seconds that a call of the function handle f takes. f takes no inputs and is
%   called with one output if it has one. TIMEIT(f, n) calls it with n outputs.
%
%   See also tic, toc, cputime.
    if ~isa(f, 'function_handle')
        error('MATLAB:timeit:InvalidFunctionHandle', 'The first argument must be a function handle that takes no inputs.');
    end
    if nargin < 2
        try
            outputs = min(1, abs(nargout(f)));
        catch
            outputs = 1;
        end
    end
    call(f, outputs);
    start = tic;
    call(f, outputs);
    once = toc(start);
    % As many calls as a millisecond holds make one sample, so that the clock's own step does not count.
    calls = max(1, min(1e5, ceil(1e-3 / max(once, 1e-8))));
    samples = max(3, min(11, ceil(0.5 / max(calls * once, 1e-6))));
    times = zeros(1, samples);
    for k = 1:samples
        start = tic;
        for i = 1:calls
            call(f, outputs);
        end
        times(k) = toc(start) / calls;
    end
    t = median(times);
end

function call(f, outputs)
    if outputs == 0
        f();
    else
        [results{1:outputs}] = f(); %#ok<NASGU>
    end
end
