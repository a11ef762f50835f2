% Documentation: cast. 'like' takes the class, the sparsity and the complexity of the prototype.
assert(isa(cast(1.6, 'like', int8(0)), 'int8') && cast(1.6, 'like', int8(0)) == 2)
assert(~isreal(cast(2, 'like', 1i)) && cast(2, 'like', 1i) == 2)
assert(isa(cast(2, 'like', single(1i)), 'single') && ~isreal(cast(2, 'like', single(1i))))
assert(issparse(cast([0 2], 'like', sparse(1))) && isequal(cast([0 2], 'like', sparse(1)), [0 2]))
assert(issparse(cast([0 2], 'like', sparse(true))) && islogical(cast([0 2], 'like', sparse(true))))
