classdef SG < matlab.mixin.SetGet
    properties
        Color = 'red'
        Width = 1
    end
end
