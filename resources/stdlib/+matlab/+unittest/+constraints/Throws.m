classdef Throws < matlab.unittest.constraints.Constraint
%Throws Functions that raise an exception
    properties (SetAccess = private)
        ExpectedException
    end

    methods
        function constraint = Throws(exception, varargin)
            constraint.ExpectedException = exception;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = matlab.unittest.internal.evaluate_check('Error', {actual, constraint.ExpectedException});
        end
    end
end
