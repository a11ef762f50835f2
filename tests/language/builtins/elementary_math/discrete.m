% Documentation: gcd, lcm, primes, isprime, factor, factorial, nchoosek, perms, rat
assert(gcd(12, 18) == 6 && lcm(4, 6) == 12)
assert(isequal(gcd([12 20], 8), [4 4]))
[g, u, v] = gcd(12, 18);
assert(g == 6 && 12 * u + 18 * v == 6)
assert(isequal(primes(20), [2 3 5 7 11 13 17 19]))
assert(isempty(primes(1)) && isequal(size(primes(1)), [1 0]))
assert(isequal(isprime([0 1 2 4 97]), logical([0 0 1 0 1])))
assert(isequal(factor(60), [2 2 3 5]))
assert(isequal(factorial([0 1 5]), [1 1 120]))
assert(nchoosek(5, 2) == 10 && nchoosek(40, 20) == 137846528820)
assert(isequal(nchoosek([1 2 3], 2), [1 2; 1 3; 2 3]))
assert(isequal(perms([1 2 3]), [3 2 1; 3 1 2; 2 3 1; 2 1 3; 1 3 2; 1 2 3]))
[n, d] = rat(pi);
assert(n == 355 && d == 113)
try
    factorial(-1);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:factorial:NNegativeInt'))
end
