classdef Ring < matlab.mixin.indexing.RedefinesParen
    % Positions count around: Ring(1:3) has the same element at 1, 4, 7.
    properties
        Data
    end
    methods
        function obj = Ring(data)
            obj.Data = data;
        end
        function varargout = size(obj, varargin)
            [varargout{1:nargout}] = size(obj.Data, varargin{:});
        end
        function out = cat(~, varargin)
            out = Ring([]);
            for k = 1:numel(varargin)
                out.Data = [out.Data, varargin{k}.Data];
            end
        end
    end
    methods (Static)
        function obj = empty()
            obj = Ring([]);
        end
    end
    methods (Access = protected)
        function varargout = parenReference(obj, indexOp)
            k = mod(indexOp(1).Indices{1} - 1, numel(obj.Data)) + 1;
            part = obj.Data(k);
            if isscalar(indexOp)
                varargout{1} = part;
                return
            end
            [varargout{1:nargout}] = part.(indexOp(2:end));
        end
        function obj = parenAssign(obj, indexOp, value)
            k = mod(indexOp(1).Indices{1} - 1, numel(obj.Data)) + 1;
            obj.Data(k) = value;
        end
        function n = parenListLength(~, ~, ~)
            n = 1;
        end
        function obj = parenDelete(obj, indexOp)
            obj.Data.(indexOp) = [];
        end
    end
end
