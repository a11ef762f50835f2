function problem = linear_constraints(name, f, A, b, Aeq, beq, lb, ub)
%LINEAR_CONSTRAINTS Checked and completed arguments of the solvers with linear constraints
%   The structure has f, A, b, Aeq, beq, lb and ub as full columns and matrices; bounds that were not given are infinite.
    for value = {f, A, b, Aeq, beq, lb, ub}
        if ~isa(value{1}, 'double') || ~isreal(value{1})
            error(['optim:' name ':NonDoubleInput'], 'The inputs of %s must be real doubles.', name);
        end
    end
    n = max([numel(f), size(A, 2), size(Aeq, 2)]);
    if isempty(f)
        f = zeros(n, 1);
    end
    f = full(f(:));
    if numel(f) ~= n || (~isempty(A) && size(A, 2) ~= n)
        error(['optim:' name ':SizeMismatchColsOfA'], 'The number of columns in A must be the same as the number of elements of f.');
    end
    if ~isempty(Aeq) && size(Aeq, 2) ~= n
        error(['optim:' name ':SizeMismatchColsOfAeq'], 'The number of columns in Aeq must be the same as the number of elements of f.');
    end
    if size(A, 1) ~= numel(b) && ~(isempty(A) && isempty(b))
        error(['optim:' name ':SizeMismatchRowsOfA'], 'The number of rows in A must be the same as the number of elements of b.');
    end
    if size(Aeq, 1) ~= numel(beq) && ~(isempty(Aeq) && isempty(beq))
        error(['optim:' name ':SizeMismatchRowsOfAeq'], 'The number of rows in Aeq must be the same as the number of elements of beq.');
    end
    if isempty(A)
        A = zeros(0, n);
        b = zeros(0, 1);
    end
    if isempty(Aeq)
        Aeq = zeros(0, n);
        beq = zeros(0, 1);
    end
    low = -Inf(n, 1);
    high = Inf(n, 1);
    if numel(lb) > n || numel(ub) > n
        warning(['optim:' name ':IgnoringExtraBounds'], 'There are more bounds than variables; the rest is ignored.');
    end
    low(1:min(n, numel(lb))) = lb(1:min(n, numel(lb)));
    high(1:min(n, numel(ub))) = ub(1:min(n, numel(ub)));
    problem = struct('f', f, 'A', A, 'b', full(b(:)), 'Aeq', Aeq, 'beq', full(beq(:)), 'lb', full(low), 'ub', full(high));
end
