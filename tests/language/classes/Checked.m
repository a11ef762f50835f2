classdef Checked
    properties
        Count (1,1) double {mustBePositive, mustBeInteger} = 1
        Name (1,:) char = 'none'
        Values (:,1) double
        Flag (1,1) logical
        Any
    end
end
