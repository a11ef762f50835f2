classdef MapChild < containers.Map
    properties
        Label = "none"
    end
    methods
        function obj = MapChild(varargin)
            obj@containers.Map(varargin{:});
        end
        function n = twice(obj)
            n = 2 * double(obj.Count);
        end
    end
end
