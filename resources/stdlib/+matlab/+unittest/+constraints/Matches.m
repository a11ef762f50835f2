classdef Matches < matlab.unittest.constraints.Constraint
%Matches Text that fits a regular expression
    properties (SetAccess = private)
        Expression
    end

    methods
        function constraint = Matches(value)
            constraint.Expression = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = ~isempty(regexp(char(actual), char(constraint.Expression), 'once'));
        end
    end
end
