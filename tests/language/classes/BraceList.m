classdef BraceList < matlab.mixin.indexing.RedefinesBrace
    properties
        Items = {10, 20, 30}
    end
    methods (Access = protected)
        function varargout = braceReference(obj, operation)
            [varargout{1:nargout}] = obj.Items.(operation);
        end
        function obj = braceAssign(obj, operation, varargin)
            [obj.Items.(operation)] = varargin{:};
        end
        function n = braceListLength(obj, operation, context)
            n = listLength(obj.Items, operation, context);
        end
    end
end
