classdef Card < matlab.mixin.CustomDisplay
    properties
        Name = 'ada'
        Year = 1815
    end
    methods (Access = protected)
        function header = getHeader(obj)
            header = ['  ' matlab.mixin.CustomDisplay.getClassNameForHeader(obj) ' of a person' newline];
        end
        function groups = getPropertyGroups(obj)
            groups = matlab.mixin.util.PropertyGroup({'Name'}, 'Who');
            groups(2) = matlab.mixin.util.PropertyGroup(struct('Age', 2024 - obj.Year));
        end
    end
end
