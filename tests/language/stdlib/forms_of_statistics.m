% Forms of functions of statistics and sets, as their pages document them.
cases = {
    @() max([1 3 2]),                             3
    @() max([1 3; 4 2]),                          [4 3]
    @() max([1 3; 4 2], [], 2),                   [3; 4]
    @() max([1 3; 4 2], [], 'all'),               4
    @() max(ones(2, 2, 2), [], [1 2]),            ones(1, 1, 2)
    @() max([1 5], 3),                            [3 5]
    @() max([1 NaN]),                             1
    @() max([1 NaN], [], 'includenan'),           NaN
    @() max([1 NaN], 2),                          [2 2]
    @() max(int8(5), 7),                          int8(7)
    @() max([]),                                  []
    @() size(max(zeros(0, 3))),                   [0 3]
    @() max('ab'),                                98
    @() max([3+4i, 1]),                           3 + 4i
    @() max([-3 2], [], 'ComparisonMethod', 'abs'), -3
    @() min([4 2 8]),                             2
    @() min([1 3; 4 2], [], 1),                   [1 2]
    @() min(single(1), 2),                        single(1)
    @() bounds([3 1 2]),                          1
    @() bounds([3 1; 0 2], 'all'),                0
    @() maxk([3 1 2], 2),                         [3 2]
    @() mink([3 1 2], 2),                         [1 2]
    @() maxk([3 1; 2 4], 1, 2),                   [3; 4]
    @() mean([1 2; 3 4]),                         [2 3]
    @() mean([1 2; 3 4], 2),                      [1.5; 3.5]
    @() mean([1 2; 3 4], 'all'),                  2.5
    @() mean([1 NaN 3], 'omitnan'),               2
    @() mean(ones(2, 2, 2), [1 2]),               ones(1, 1, 2)
    @() mean([]),                                 NaN
    @() size(mean(zeros(0, 3))),                  [1 3]
    @() class(mean(int8([1 2]))),                 'double'
    @() mean(int8([1 2]), 'native'),              int8(2)
    @() class(mean(single([1 2]))),               'single'
    @() mean([true false]),                       0.5
    @() mean([1 NaN], 2, 'omitmissing'),          1
    @() median([1 3 2]),                          2
    @() median([1 2; 3 4]),                       [2 3]
    @() median([1 2 3 4]),                        2.5
    @() median([1 NaN 3]),                        NaN
    @() median([1 NaN 3], 'omitnan'),             2
    @() median([1 2; 3 4], 'all'),                2.5
    @() median([]),                               NaN
    @() median(int8([1 2])),                      int8(2)
    @() mode([1 2 2 3]),                          2
    @() mode([1 2; 1 3]),                         [1 2]
    @() mode([1 1 2 2]),                          1
    @() mode([]),                                 NaN
    @() mode([1 2; 2 3], 'all'),                  2
    @() std([1 2 3 4]),                           sqrt(5/3)
    @() std([1 2 3 4], 1),                        sqrt(5/4)
    @() std([1 2; 3 4], 0, 2),                    [sqrt(0.5); sqrt(0.5)]
    @() std([1 2; 3 4], 0, 'all'),                sqrt(5/3)
    @() std([1 NaN 3], 'omitnan'),                sqrt(2)
    @() var([1 2 3 4]),                           5 / 3
    @() var([1 2 3], [1 1 2] / 4),                0.6875
    @() var(5),                                   0
    @() var([]),                                  NaN
    @() var([1 2; 3 4], 0, [1 2]),                5 / 3
    @() cov([1 2 3], [1 2 3]),                    [1 1; 1 1]
    @() cov([1 2; 3 4]),                          [2 2; 2 2]
    @() cov([1 2 3]),                             1
    @() corrcoef([1 2 3], [1 2 3]),               [1 1; 1 1]
    @() histcounts([1 2 2 3], [1 2 3]),           [1 3]
    @() histcounts([1 2 2 3], 2),                 [1 3]
    @() histc([1 2 2 3], 1:3),                    [1 2 1]
    @() discretize([1 2.5 3], 1:3),               [1 2 2]
    @() discretize([0 1 5], [1 2 3]),             [NaN 1 NaN]
    @() discretize([1 2], [1 2 3], {'a', 'b'}),   {'a', 'b'}
    @() discretize([1 2.5], 1:3, [10 20]),        [10 20]
    @() movmean([1 2 3 4], 3),                    [1.5 2 3 3.5]
    @() movmean([1 2 3], [1 0]),                  [1 1.5 2.5]
    @() movsum([1 2 3], 3),                       [3 6 5]
    @() movmax([1 3 2], 3),                       [3 3 3]
    @() movmin([1 3 2], 2),                       [1 1 2]
    @() movmedian([1 5 2], 3),                    [3 2 3.5]
    @() movmean([1 2 3], 3, 'Endpoints', 'discard'), 2
    @() movmean([1 2 3], 3, 'Endpoints', 'fill'), [NaN 2 NaN]
    @() movsum([1 NaN 3], 3, 'omitnan'),          [1 4 3]
    @() cummax([1 3 2], 'reverse'),               [3 3 2]
    @() normalize([1 2 3]),                       [-1 0 1]
    @() normalize([1 2 3], 'range'),              [0 0.5 1]
    @() normalize([1 2 3], 'center'),             [-1 0 1]
    @() rescale([1 2 3]),                         [0 0.5 1]
    @() rescale([1 2 3], -1, 1),                  [-1 0 1]
    @() isoutlier([1 1 1 1 100]),                 [false false false false true]
    @() fillmissing([1 NaN 3], 'linear'),         [1 2 3]
    @() fillmissing([1 NaN 3], 'constant', 0),    [1 0 3]
    @() fillmissing([NaN 2 NaN], 'nearest'),      [2 2 2]
    @() fillmissing([1 NaN NaN], 'previous'),     [1 1 1]
    @() fillmissing(["a" missing], 'constant', "x"), ["a" "x"]
    @() rmmissing([1 NaN 3]),                     [1 3]
    @() rmmissing([1 2; NaN 3]),                  [1 2]
    @() ismissing([1 NaN]),                       [false true]
    @() ismissing({'a', ''}),                     [false true]
    @() ismissing([1 2 -1], -1),                  [false false true]
    @() standardizeMissing([1 -1], -1),           [1 NaN]
    @() anymissing([1 NaN]),                      true
    @() prctile([1 2 3 4], 50),                   2.5
    @() quantile([1 2 3 4], 0.5),                 2.5
    @() iqr([1 2 3 4]),                           2
    @() cumtrapz([1 2; 3 4]),                     [0 0; 2 3]
    @() unique([3 1 1]),                          [1 3]
    @() unique([3; 1; 1]),                        [1; 3]
    @() unique([3 1; 1 2]),                       [1; 2; 3]
    @() unique([3 1 1], 'stable'),                [3 1]
    @() unique([1 2; 1 2; 0 1], 'rows'),          [0 1; 1 2]
    @() unique({'b', 'a', 'b'}),                  {'a', 'b'}
    @() unique({'b'; 'a'; 'b'}),                  {'a'; 'b'}
    @() unique('hello'),                          'ehlo'
    @() numel(unique([NaN NaN])),                 2
    @() unique([]),                               []
    @() unique(["b"; "a"]),                       ["a"; "b"]
    @() unique([1 2; 1 2], 'rows', 'stable'),     [1 2]
    @() unique([true false true]),                [false true]
    @() unique(int8([3 1])),                      int8([1 3])
    @() union([1 2], [2 3]),                      [1 2 3]
    @() union([3 1], [2 1], 'stable'),            [3 1 2]
    @() union([1 2; 3 4], [1 2], 'rows'),         [1 2; 3 4]
    @() union({'a', 'c'}, {'b'}),                 {'a', 'b', 'c'}
    @() union([1; 2], [2; 3]),                    [1; 2; 3]
    @() union([1 2], [2; 3]),                     [1; 2; 3]
    @() intersect([1 2 3], [2 3 4]),              [2 3]
    @() intersect({'a', 'b'}, {'b'}),             {'b'}
    @() intersect([3 1 2], [2 3], 'stable'),      [3 2]
    @() setdiff([1 2 3], 2),                      [1 3]
    @() setdiff({'a', 'b'}, 'a'),                 {'b'}
    @() setdiff([3 1 2], 1, 'stable'),            [3 2]
    @() setdiff([1 2; 3 4], [1 2], 'rows'),       [3 4]
    @() setxor([1 2], [2 3]),                     [1 3]
    @() ismember(2, [1 2]),                       true
    @() ismember([1 5], [1 2]),                   [true false]
    @() ismember('a', {'a', 'b'}),                true
    @() ismember({'a', 'c'}, {'a', 'b'}),         [true false]
    @() ismember([1 2; 3 4], [1 2], 'rows'),      [true; false]
    @() ismember('abc', 'bx'),                    [false true false]
    @() ismember(NaN, NaN),                       false
    @() ismembertol(1, 1 + 1e-14),                true
    @() uniquetol([1 1 + 1e-14 2]),               [1 2]
    @() issorted({'a', 'b'}),                     true
    @() histcounts([1 2 3 4], 'BinWidth', 2),     [1 3]
    @() histcounts([1 2 3], [0 2 4], 'Normalization', 'probability'), [1/3 2/3]
    @() groupcounts([1; 2; 1]),                   [2; 1]
    @() findgroups([3; 1; 3]),                    [2; 1; 2]
    @() splitapply(@sum, [1; 2; 3], [1; 2; 1]),   [4; 2]
    @() interp1([1 2 3], [4 5 6], 2.5),           5.5
    @() interp1([4 5 6], 1.5),                    4.5
    @() interp1([1 2], [3 4], 5),                 NaN
    @() interp1([1 2], [3 4], 5, 'linear', 'extrap'), 7
    @() interp1([1 2], [3 4], 5, 'linear', 0),    0
    @() interp1([1 2 3], [4 5 6], 1.6, 'nearest'), 5
    @() interp1([1 2 3], [4 5 6], 1.6, 'previous'), 4
    @() interp1([1 2 3], [4 5 6], 1.6, 'next'),   5
    @() interp1([1 2 3]', [4 5 6; 7 8 9; 1 2 3]', [1.5 2.5]), [4.5 7.5 1.5; 5.5 8.5 2.5]
    @() interp2([1 2; 3 4], 1.5, 1.5),            2.5
    @() round(polyfit([1 2 3], [2 4 6], 1), 10),             [2 0]
    @() polyval([1 2 3], 2),                      11
    @() roots([1 -3 2]),                          [2; 1]
    @() poly([1 2]),                              [1 -3 2]
    @() conv([1 2], [1 3]),                       [1 5 6]
    @() conv([1 2 3], [1 1], 'same'),             [3 5 3]
    @() conv([1 2 3], [1 1], 'valid'),            [3 5]
    @() deconv([1 5 6], [1 2]),                   [1 3]
    @() conv2([1 2; 3 4], [1 1]),                 [1 3 2; 3 7 4]
    @() conv2([1 2; 3 4], ones(2), 'same'),       [10 6; 7 4]
    @() filter(1, [1 -0.5], [1 0 0]),             [1 0.5 0.25]
    @() filter([1 1] / 2, 1, [2 4 6]),            [1 3 5]
    @() polyder([1 2 3]),                         [2 2]
    @() polyint([2 2]),                           [1 2 0]
    @() fft([1 0 0 0]),                           [1 1 1 1]
    @() ifft([1 1 1 1]),                          [1 0 0 0]
    @() size(fft(ones(3, 2), 4)),                 [4 2]
    @() fftshift([1 2 3 4]),                      [3 4 1 2]
    @() ifftshift([1 2 3]),                       [2 3 1]
    @() norm([3 4]),                              5
    @() norm([1 2; 3 4], 'fro'),                  sqrt(30)
    @() norm([1 2; 3 4], 1),                      6
    @() norm([1 2; 3 4], Inf),                    7
    @() norm([1 -2 3], 1),                        6
    @() norm([1 -2 3], -Inf),                     1
    @() vecnorm([3 4; 6 8], 2, 2),                [5; 10]
    @() det([1 2; 3 4]),                          det([1 2; 3 4])
    @() rank([1 2; 2 4]),                         1
    @() trace([1 2; 3 4]),                        5
    @() inv([2 0; 0 4]),                          [0.5 0; 0 0.25]
    @() pinv([2 0; 0 4]),                         [0.5 0; 0 0.25]
    @() expm(zeros(2)),                           eye(2)
    @() null([1 0; 0 1]),                         zeros(2, 0)
    @() chol([4 0; 0 9]),                         [2 0; 0 3]
    @() eig([2 0; 0 3]),                          [2; 3]
    @() svd([3 0; 0 4]),                          [4; 3]
    @() issymmetric([1 2; 2 1]),                  true
    @() ishermitian([1 1i; -1i 1]),               true
    @() isdiag(eye(2)),                           true
    @() istriu([1 2; 0 1]),                       true
    @() isbanded([1 2; 0 1], 0, 1),               true
    @() linsolve([2 0; 0 4], [2; 4]),             [1; 1]
    @() mldivide([2 0; 0 4], [2; 4]),             [1; 1]
    @() lsqminnorm([1 0; 0 1], [1; 2]),           [1; 2]
    @() rref([1 2; 2 4]),                         [1 2; 0 0]
    @() trapz([1 NaN]),                           NaN
    @() del2(zeros(3)),                           zeros(3)
    @() cumsum([1 NaN 2], 'omitnan'),             [1 1 3]
    @() nchoosek(int8(4), 2),                     int8(6)
    @() erf(0),                                   0
    @() gamma(5),                                 24
    @() beta(2, 3),                               1 / 12
    @() fzero(@(x) x - 1, [0 3]),                 1
    @() optimget(optimset('TolX', 1e-3), 'TolX'), 1e-3
    @() size(rand(2, 3)),                         [2 3]
    @() class(rand(2, 'single')),                 'single'
    @() size(randn([2 3])),                       [2 3]
    @() size(randi(5, 2, 3)),                     [2 3]
    @() class(randi([1 5], 1, 'int8')),           'int8'
    @() sort(randperm(4)),                        [1 2 3 4]
    @() numel(randperm(5, 2)),                    2
    @() hist([1 2 2 3], 3),                       [1 2 1]
    @() inpolygon(0.5, 0.5, [0 1 1 0], [0 0 1 1]), true
    @() polyarea([0 1 1 0], [0 0 1 1]),           1
    @() convhull([0 1 1 0 0.5], [0 0 1 1 0.5]),   [1; 2; 3; 4; 1]
    @() rectint([0 0 2 2], [1 1 2 2]),            1
    @() nnz(delaunay([0 1 0 1], [0 0 1 1])),      6
    @() cellfun(@(x) x, {1, 2}, 'ErrorHandler', @(e, x) 0), [1 2]
    @() containers.Map({'a'}, {1}).isKey('a'),    true
    @() containers.Map('KeyType', 'double', 'ValueType', 'any').Count, uint64(0)
    @() nnz(primes(100)),                         25
    @() sum(magic(4)),                            [34 34 34 34]
    @() cosd(60),                                 0.5
    @() sind([0 30 90]),                          [0 0.5 1]
    @() tand(45),                                 1
    @() atan2(1, 1),                              pi / 4
    @() deg2rad(180),                             pi
    @() rad2deg(pi),                              180
    @() log2(8),                                  3
    @() log10(1000),                              3
    @() log1p(0),                                 0
    @() sqrt(-4),                                 2i
    @() log(-1),                                  1i * pi
    @() exp(0),                                   1
    @() cross([1 2 3], [3 2 1]),                  [-4 8 -4]
    @() integral(@(x) x .^ 2, 0, 3),              9
    @() quad(@(x) x, 0, 2),                       2
    @() nthargout(2, @max, [1 5 3]),              2
    };
check(cases)

function check(cases)
    bad = 0;
    for k = 1:size(cases, 1)
        try
            got = cases{k, 1}();
            if ~isequaln(got, cases{k, 2}) || ~strcmp(class(got), class(cases{k, 2})) || ~isequal(size(got), size(cases{k, 2}))
                fprintf('%s gives %s %s\n', func2str(cases{k, 1}), class(got), strtrim(regexprep(evalc('disp(got)'), '\s+', ' ')));
                bad = bad + 1;
            end
        catch e
            fprintf('%s: %s\n', func2str(cases{k, 1}), e.message);
            bad = bad + 1;
        end
    end
    assert(bad == 0)
end
