% Arguments at the edge of what a builtin can take: an error or an answer, never the end of the process.
raises(@() append("", {}));
raises(@() datenum([1 2], [1 2 3], 1));
raises(@() datestr(1e300));
raises(@() orderfields(struct(), [1 2 3]));
raises(@() gradient([1 2 3], [1 2]));
raises(@() movmax([1 2 3], []));
raises(@() movmean([1 2 3], NaN));
raises(@() polyval([1 2], 3, [], 1));
raises(@() maxk([1 2 3], -5));
raises(@() hankel('rows', "x"));
raises(@() toeplitz('rows', "x"));
raises(@() extractBetween("abc", 1, 9));
raises(@() extractBetween("abc", 0, 2));
raises(@() interp2(3, [1e10 2], ['ab'; 'cd'], [0 0], 1e10));
raises(@() fft(1:5, 1e15));
raises(@() diag(1:3, 1e15));
raises(@() blanks(1e15));
raises(@() sortrows([1 2; 3 4], [Inf 1; NaN 2]));
raises(@() dec2bin(5, 1e15));
assert(isnan(eomday(5, Inf)));
assert(isequal(extractBetween("abc", 2, 3), "bc"));
assert(isequal(extractBetween('(a)(b)', '(', ')'), {'a'; 'b'}));

% Bessel functions far out.
assert(abs(besselj(0, 1e10)) < 1e-5);
assert(besselk(1, 1e4) == 0);
assert(besseli(1, 1e4) == Inf);
assert(besselj(1, Inf) == 0);

% integers larger than an int64 holds, and what is no number
raises(@() sparse(-Inf, 1, 1));
raises(@() sparse(1e300, 1, 1));
raises(@() orderfields(struct('f', 1), 1e300));
raises(@() gmtime(NaN));
raises(@() localtime(1e300));
raises(@() speye(1e12));
raises(@() histcounts([1 2], 1e15));
raises(@() histcounts([1 1e300], 'BinWidth', 1));
assert(isempty(find(spdiags(1, 1e300, 2, 2), 1)) && isnan(bessely(Inf, 1)) && bessely(1e5, 1) == -Inf && besselj(1e10, 1) == 0)
raises(@() eval('f = @() x.a++;'));

function raises(f)
    raised = false;
    try
        f();
    catch err
        raised = ~isempty(err.message);
    end
    assert(raised, func2str(f));
end
