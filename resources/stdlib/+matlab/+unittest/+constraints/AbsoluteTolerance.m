classdef AbsoluteTolerance
%AbsoluteTolerance Absolute tolerance for IsEqualTo
%   Tolerances combine: a | b allows what one of them allows.
    properties (SetAccess = private)
        Values
    end

    properties (Hidden)
        Absolute = []
        Relative = []
    end

    methods
        function tolerance = AbsoluteTolerance(value)
            tolerance.Values = {value};
            tolerance.Absolute = value;
        end

        function tolerance = or(tolerance, other)
            if ~isempty(other.Absolute)
                tolerance.Absolute = other.Absolute;
            end
            if ~isempty(other.Relative)
                tolerance.Relative = other.Relative;
            end
        end
    end
end
