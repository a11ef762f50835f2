classdef PropertyGroup
    % Title and properties of one group in the display of an object.
    properties
        Title = ''
        PropertyList = {}
    end
    properties (Dependent, SetAccess = private)
        NumProperties
    end
    methods
        function obj = PropertyGroup(propertyList, title)
            if nargin > 0
                obj.PropertyList = propertyList;
            end
            if nargin > 1
                obj.Title = char(title);
            end
        end
        function n = get.NumProperties(obj)
            if isstruct(obj.PropertyList)
                n = numel(fieldnames(obj.PropertyList));
            else
                n = numel(obj.PropertyList);
            end
        end
    end
end
