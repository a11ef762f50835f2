classdef IsEqualTo < matlab.unittest.constraints.Constraint
%IsEqualTo Values equal to an expected one, exactly or within a tolerance
    properties (SetAccess = private)
        Expected
        Tolerance = []
        IgnoreCase = false
    end

    methods
        function constraint = IsEqualTo(expected, varargin)
            constraint.Expected = expected;
            for k = 1:2:numel(varargin) - 1
                switch lower(char(varargin{k}))
                    case 'within'
                        constraint.Tolerance = varargin{k + 1};
                    case 'ignoringcase'
                        constraint.IgnoreCase = varargin{k + 1};
                end
            end
        end

        function ok = satisfiedBy(constraint, actual)
            expected = constraint.Expected;
            if constraint.IgnoreCase
                ok = all(strcmpi(actual, expected));
                return
            end
            absolute = [];
            relative = [];
            if ~isempty(constraint.Tolerance)
                absolute = constraint.Tolerance.Absolute;
                relative = constraint.Tolerance.Relative;
            end
            ok = isempty(matlab.unittest.internal.difference(actual, expected, absolute, relative, ''));
        end
    end
end
