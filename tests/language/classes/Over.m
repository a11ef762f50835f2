classdef Over
    properties
        data = 1:5
        name = 'n'
    end
    methods
        function varargout = subsref(obj, s)
            switch s(1).type
                case '()'
                    varargout{1} = obj.data(s(1).subs{:});
                case '{}'
                    varargout{1} = obj.data(s(1).subs{:}) * 10;
                case '.'
                    [varargout{1:nargout}] = builtin('subsref', obj, s);
            end
        end
        function obj = subsasgn(obj, s, v)
            switch s(1).type
                case '()'
                    obj.data(s(1).subs{:}) = v;
                otherwise
                    obj = builtin('subsasgn', obj, s, v);
            end
        end
        function n = numel(obj)
            n = 1;
        end
        function e = end(obj, k, n)
            e = numel(obj.data);
        end
        function r = total(obj, k)
            r = sum(obj.data) * k;
        end
        function disp(obj)
            fprintf('Over of %d\n', numel(obj.data));
        end
    end
end
