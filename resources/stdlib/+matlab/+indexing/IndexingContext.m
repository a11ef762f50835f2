classdef IndexingContext
    % Where an indexing expression stands: alone as a statement, in an expression, on the left of an assignment.
    enumeration
        Statement
        Expression
        Assignment
    end
end
