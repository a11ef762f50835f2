classdef RangeError < MException
    properties
        Limit
    end
    methods
        function obj = RangeError(limit, value)
            obj@MException('Range:exceeded', 'Value %d exceeds %d', value, limit);
            obj.Limit = limit;
        end
    end
end
