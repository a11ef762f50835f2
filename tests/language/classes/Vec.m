classdef Vec < handle
    properties
        items = {}
        count = 0
        table = zeros(2, 2)
        s = struct('a', {{}})
    end
    methods
        function push(o, x)
            o.count = o.count + 1;
            o.items{o.count} = x;
            o.items{end}(end + 1) = 1;
            o.table(end + 1, :) = [x x];
            o.s.a{end + 1} = x;
            o.s.b.c(o.count) = x;
        end
        function varargout = get2(o, varargin)
            varargout = {numel(varargin), nargout};
        end
        function o2 = chain(o), o2 = o; end
    end
end
