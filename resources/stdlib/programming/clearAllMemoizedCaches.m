function clearAllMemoizedCaches()
%CLEARALLMEMOIZEDCACHES Clear caches for all MemoizedFunction objects
%
%   See also memoize.
    matlab.lang.MemoizedFunction.of([]);
end
