classdef Constraint
%Constraint Superclass of what verifyThat and its kin check
%   A subclass has a method satisfiedBy(constraint, actual) that returns true or false. Constraints combine with &, | and ~.
    methods
        function ok = satisfiedBy(constraint, actual) %#ok<STOUT,INUSD>
            error('MATLAB:unittest:Constraint:abstract', 'The class %s has no method satisfiedBy.', class(constraint));
        end

        function combined = and(a, b)
            combined = matlab.unittest.constraints.Combination('and', a, b);
        end

        function combined = or(a, b)
            combined = matlab.unittest.constraints.Combination('or', a, b);
        end

        function combined = not(a)
            combined = matlab.unittest.constraints.Combination('not', a, []);
        end
    end
end
