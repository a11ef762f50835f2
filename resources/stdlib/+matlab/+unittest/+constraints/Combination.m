classdef Combination < matlab.unittest.constraints.Constraint
%Combination Constraints joined by &, | and ~
    properties (SetAccess = private)
        Operation
        First
        Second
    end

    methods
        function constraint = Combination(operation, first, second)
            constraint.Operation = operation;
            constraint.First = first;
            constraint.Second = second;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = satisfiedBy(constraint.First, actual);
            switch constraint.Operation
                case 'and'
                    ok = ok && satisfiedBy(constraint.Second, actual);
                case 'or'
                    ok = ok || satisfiedBy(constraint.Second, actual);
                otherwise
                    ok = ~ok;
            end
        end
    end
end
