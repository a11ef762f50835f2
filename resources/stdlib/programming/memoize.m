function f = memoize(fun)
%MEMOIZE Add memoization semantics to function handle
%   F = MEMOIZE(FUN) is FUN with a memory: F(...) with inputs that were given before takes the outputs from it. F.Enabled,
%   F.CacheSize (10) and F.Function are its properties; stats(F) tells how often it helped, clearCache(F) forgets. The same
%   function gives the same F.
%
%   See also clearAllMemoizedCaches.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isa(fun, 'function_handle')
        error('MATLAB:memoize:InvalidInput', 'The input of memoize must be a function handle.');
    end
    f = matlab.lang.MemoizedFunction.of(fun);
end
