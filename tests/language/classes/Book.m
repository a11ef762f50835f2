classdef Book < handle
    properties
        Lines = {}
    end
    methods
        function add(obj, line)
            obj.Lines{end+1} = line;
        end
    end
end
