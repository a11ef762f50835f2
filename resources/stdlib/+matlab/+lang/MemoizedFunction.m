classdef (Sealed) MemoizedFunction < handle
%MATLAB.LANG.MEMOIZEDFUNCTION Call memoized function and cache results
%
%   See also memoize.
    properties (SetAccess = private)
        Function
    end
    properties
        Enabled = true
        CacheSize = 10
    end
    properties (Access = private)
        Inputs = {}
        Wanted = []
        Outputs = {}
        Hits = 0
        Misses = 0
    end
    methods (Access = private)
        function f = MemoizedFunction(fun)
            f.Function = fun;
        end
    end
    methods (Static, Hidden)
        function f = of(fun)
            persistent known
            if isempty(known)
                known = {};
            end
            if isempty(fun)
                cellfun(@clearCache, known);
                f = [];
                return
            end
            for k = 1:numel(known)
                if isequal(known{k}.Function, fun)
                    f = known{k};
                    return
                end
            end
            f = matlab.lang.MemoizedFunction(fun);
            known{end + 1} = f;
        end
    end
    methods
        function set.CacheSize(f, n)
            if ~(isnumeric(n) && isscalar(n) && n > 0 && n == fix(n))
                error('MATLAB:memoize:InvalidCacheSize', 'CacheSize must be a positive integer.');
            end
            f.CacheSize = n;
        end
        function clearCache(f)
            f.Inputs = {};
            f.Wanted = [];
            f.Outputs = {};
            f.Hits = 0;
            f.Misses = 0;
        end
        function s = stats(f)
            cache = struct('Inputs', {f.Inputs}, 'Nargout', f.Wanted, 'Outputs', {f.Outputs}, 'HitCount', [], 'TotalHits', f.Hits, ...
                'TotalMisses', f.Misses);
            s = struct('Cache', cache, 'MostHitCachedInput', [], 'CacheHitRatePercent', 100 * f.Hits / max(1, f.Hits + f.Misses), ...
                'CacheOccupancyPercent', 100 * numel(f.Inputs) / f.CacheSize);
        end
        function varargout = subsref(f, s)
            if ~strcmp(s(1).type, '()')
                [varargout{1:nargout}] = builtin('subsref', f, s);
                return
            end
            inputs = s(1).subs;
            wanted = nargout;
            if f.Enabled
                for k = 1:numel(f.Inputs)
                    if f.Wanted(k) == wanted && isequaln(f.Inputs{k}, inputs)
                        f.Hits = f.Hits + 1;
                        varargout = f.Outputs{k};
                        return
                    end
                end
            end
            [varargout{1:max(wanted, 1)}] = f.Function(inputs{:});
            if f.Enabled
                f.Misses = f.Misses + 1;
                if numel(f.Inputs) >= f.CacheSize % the oldest goes
                    f.Inputs(1) = [];
                    f.Wanted(1) = [];
                    f.Outputs(1) = [];
                end
                f.Inputs{end + 1} = inputs;
                f.Wanted(end + 1) = wanted;
                f.Outputs{end + 1} = varargout;
            end
        end
    end
end
