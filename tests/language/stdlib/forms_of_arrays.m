% Forms of functions that make, measure and rearrange arrays, as their pages document them.
cases = {
    % ---- creation
    @() zeros(2),                                 [0 0; 0 0]
    @() zeros(2, 3, 'int8'),                      int8([0 0 0; 0 0 0])
    @() zeros([1 2], 'like', single(1)),          single([0 0])
    @() size(zeros(3, 0, 2)),                     [3 0 2]
    @() size(zeros(-1, 2)),                       [0 2]
    @() zeros(1, 2, 'like', 1i),                  complex([0 0])
    @() ones(2, 'uint16'),                        uint16([1 1; 1 1])
    @() ones(size([1 2 3])),                      [1 1 1]
    @() true(1, 2),                               [true true]
    @() false(2, 1),                              [false; false]
    @() eye(2, 3),                                [1 0 0; 0 1 0]
    @() eye([2 1], 'single'),                     single([1; 0])
    @() class(eye(2, 'like', int8(1))),           'int8'
    @() Inf(1, 2),                                [Inf Inf]
    @() NaN(1, 2, 'single'),                      single([NaN NaN])
    @() pi,                                       3.141592653589793
    @() eps(single(1)),                           single(1.1920929e-07)
    @() eps([1 1024]),                            [eps, 1024 * eps]
    @() eps('single'),                            single(1.1920929e-07)
    @() class(realmax('single')),                 'single'
    @() intmax,                                   int32(2147483647)
    @() intmin('int8'),                           int8(-128)
    @() intmax(uint8(3)),                         uint8(255)
    @() flintmax('single'),                       single(16777216)
    @() linspace(0, 1, 3),                        [0 0.5 1]
    @() class(linspace(single(0), 1, 3)),         'single'
    @() numel(linspace(0, 1)),                    100
    @() logspace(0, 2, 3),                        [1 10 100]
    @() colon(1, 3),                              [1 2 3]
    @() colon(1, 2, 5),                           [1 3 5]
    @() repmat([1 2], 2, 1),                      [1 2; 1 2]
    @() repmat('ab', 1, 2),                       'abab'
    @() repmat({1}, 1, 2),                        {1, 1}
    @() size(repmat(1, [2 3 4])),                 [2 3 4]
    @() repmat("a", 1, 2),                        ["a" "a"]
    @() repelem([1 2 3], 2),                      [1 1 2 2 3 3]
    @() repelem([1 2 3], [1 0 2]),                [1 3 3]
    @() repelem([1 2; 3 4], 1, 2),                [1 1 2 2; 3 3 4 4]
    @() blkdiag([1 2], 3),                        [1 2 0; 0 0 3]
    @() diag([1 2]),                              [1 0; 0 2]
    @() diag([1 2], 1),                           [0 1 0; 0 0 2; 0 0 0]
    @() diag([1 2; 3 4]),                         [1; 4]
    @() diag([1 2; 3 4], -1),                     3
    @() tril(magic(3), -1),                       [0 0 0; 3 0 0; 4 9 0]
    @() triu(magic(3), 1),                        [0 1 6; 0 0 7; 0 0 0]
    @() kron([1 2], [1; 1]),                      [1 2; 1 2]
    @() meshgrid(1:2, 1:3),                       [1 2; 1 2; 1 2]
    @() ndgrid(1:2),                              [1 1; 2 2]
    @() toeplitz([1 2 3]),                        [1 2 3; 2 1 2; 3 2 1]
    @() hankel([1 2 3]),                          [1 2 3; 2 3 0; 3 0 0]
    @() vander([2 3]),                            [2 1; 3 1]
    @() magic(2),                                 [1 3; 4 2]
    @() nchoosek(5, 2),                           10
    @() nchoosek([1 2 3], 2),                     [1 2; 1 3; 2 3]
    @() perms([1 2 3]),                           [3 2 1; 3 1 2; 2 3 1; 2 1 3; 1 3 2; 1 2 3]
    @() accumarray([1; 2; 1], [1; 2; 3]),         [4; 2]
    % ---- size
    @() size(ones(2, 3)),                         [2 3]
    @() size(ones(2, 3), 1),                      2
    @() size(ones(2, 3, 4), [1 3]),               [2 4]
    @() size(ones(2, 3, 4), 1, 2),                [2 3]
    @() size(ones(2, 3), 5),                      1
    @() numel(ones(2, 3)),                        6
    @() ndims(ones(2, 3, 4)),                     3
    @() length(ones(2, 5)),                       5
    @() length(zeros(0, 5)),                      0
    @() isempty(zeros(0, 5)),                     true
    @() isvector([1 2 3]),                        true
    @() isvector(zeros(1, 0)),                    true
    @() isrow('abc'),                             true
    @() iscolumn([]),                             false
    @() ismatrix(ones(2, 2, 2)),                  false
    @() isscalar({}),                             false
    @() issorted([1 2 2]),                        true
    @() issorted([3 2 1], 'descend'),             true
    @() issorted([1 1 2], 'strictascend'),        false
    @() issorted([1 2; 0 3], 2),                  true
    @() isequal([1 2], [1 2], [1 2]),             true
    @() isequal(struct('a', 1, 'b', 2), struct('b', 2, 'a', 1)), true
    @() isequal('a', "a"),                        true
    @() isequal(1, true),                         true
    @() isequal(NaN, NaN),                        false
    @() isequaln(NaN, NaN),                       true
    @() isequaln({NaN}, {NaN}),                   true
    % ---- rearranging
    @() reshape(1:6, 2, []),                      [1 3 5; 2 4 6]
    @() reshape(1:6, [3 2]),                      [1 4; 2 5; 3 6]
    @() size(reshape(1:8, 2, 2, [])),             [2 2 2]
    @() permute(ones(2, 3), [2 1]),               ones(3, 2)
    @() size(permute(ones(2, 3), [3 1 2])),       [1 2 3]
    @() size(ipermute(ones(1, 2, 3), [3 1 2])),   [2 3]
    @() squeeze(ones(1, 1, 3)),                   [1; 1; 1]
    @() size(shiftdim(ones(1, 1, 3))),            [3 1]
    @() size(shiftdim(ones(2, 3), -1)),           [1 2 3]
    @() circshift(1:4, 1),                        [4 1 2 3]
    @() circshift([1 2; 3 4], 1, 2),              [2 1; 4 3]
    @() circshift([1 2; 3 4; 5 6], [1 1]),        [6 5; 2 1; 4 3]
    @() flip([1 2 3]),                            [3 2 1]
    @() flip([1 2; 3 4], 2),                      [2 1; 4 3]
    @() fliplr('abc'),                            'cba'
    @() flipud([1; 2]),                           [2; 1]
    @() rot90([1 2; 3 4]),                        [2 4; 1 3]
    @() rot90([1 2; 3 4], -1),                    [3 1; 4 2]
    @() cat(1, [1 2], [3 4]),                     [1 2; 3 4]
    @() size(cat(3, 1, 2)),                       [1 1 2]
    @() horzcat('a', 'b'),                        'ab'
    @() vertcat([1 2], [3 4]),                    [1 2; 3 4]
    @() sort([3 1 2]),                            [1 2 3]
    @() sort([3 1 2], 'descend'),                 [3 2 1]
    @() sort([3 1; 2 4], 2),                      [1 3; 2 4]
    @() sort({'b', 'a'}),                         {'a', 'b'}
    @() sort(["b" "a"]),                          ["a" "b"]
    @() sort('hello'),                            'ehllo'
    @() sort([NaN 1 3], 'descend'),               [NaN 3 1]
    @() sort([NaN 1 3], 'MissingPlacement', 'first'), [NaN 1 3]
    @() sort([-3 2 1], 'ComparisonMethod', 'abs'), [1 2 -3]
    @() sort([1+1i, 1]),                          [1, 1+1i]
    @() sort([true false]),                       [false true]
    @() sortrows([3 1; 1 2; 1 1]),                [1 1; 1 2; 3 1]
    @() sortrows([3 1; 1 2; 1 1], -1),            [3 1; 1 2; 1 1]
    @() sortrows([3 1; 1 2; 1 1], [1 -2]),        [1 2; 1 1; 3 1]
    @() sortrows([3 1; 1 2], 2, 'descend'),       [1 2; 3 1]
    @() sortrows({'b'; 'a'}),                     {'a'; 'b'}
    @() sortrows(["b" "x"; "a" "y"]),             ["a" "y"; "b" "x"]
    @() find([0 1 1]),                            [2 3]
    @() find([0 1 1], 1),                         2
    @() find([0 1 1], 1, 'last'),                 3
    @() find([0; 1]),                             2
    @() size(find(zeros(1, 3))),                  [1 0]
    @() size(find(zeros(0, 0))),                  [0 0]
    @() size(find(0)),                            [0 0]
    @() sub2ind([2 3], 2, 3),                     6
    @() sub2ind([2 3], [1 2], [1 3]),             [1 6]
    @() ind2sub([2 3], 5),                        5
    @() nnz([1 0 2]),                             2
    @() any([0 0; 0 1]),                          [false true]
    @() any([0 0; 0 1], 'all'),                   true
    @() any([0 0; 0 1], 2),                       [false; true]
    @() all([1 1; 0 1]),                          [false true]
    @() all([]),                                  true
    @() any([]),                                  false
    @() size(all(zeros(0, 3))),                   [1 3]
    @() all(ones(2, 2, 2), [1 2]),                true(1, 1, 2)
    @() xor(true, [true false]),                  [false true]
    @() cumsum([1 2 3], 'reverse'),               [6 5 3]
    @() cumsum([1 2; 3 4], 2),                    [1 3; 3 7]
    @() cumprod([1 2 3]),                         [1 2 6]
    @() cummax([1 3 2]),                          [1 3 3]
    @() cummin([3 1 2]),                          [3 1 1]
    @() diff([1 4 9]),                            [3 5]
    @() diff([1 4 9], 2),                         2
    @() diff([1 2; 4 8], 1, 2),                   [1; 4]
    @() diff(5),                                  []
    @() size(diff(ones(3, 0))),                   [2 0]
    @() diff([true false]),                       -1
    @() diff(int8([100 -100])),                   int8(-128)
    @() prod([]),                                 1
    @() prod([1 2; 3 4], 2),                      [2; 12]
    @() sum([]),                                  0
    @() sum(ones(2, 3), 3),                       ones(2, 3)
    @() sum([1 2; 3 4], 'all'),                   10
    @() sum(ones(2, 2, 2), [1 3]),                [4 4]
    @() sum([1 NaN], 'omitnan'),                  1
    @() class(sum(single([1 2]))),                'single'
    @() class(sum(int8([1 2]), 'native')),        'int8'
    @() class(sum(true)),                         'double'
    @() sum(int8([100 100])),                     200
    @() size(sum(zeros(0, 3))),                   [1 3]
    @() size(sum(zeros(3, 0))),                   [1 0]
    @() size(sum(zeros(3, 0), 2)),                [3 1]
    @() dot([1 2 3], [4 5 6]),                    32
    @() dot([1 2; 3 4], [1 2; 3 4], 2),           [5; 25]
    @() cross([1 0 0], [0 1 0]),                  [0 0 1]
    @() cumtrapz([1 2 3]),                        [0 1.5 4]
    @() trapz([1 2 3]),                           4
    @() trapz([0 2 4], [1 2 3]),                  8
    @() trapz([1 2; 3 4], 2),                     [1.5; 3.5]
    @() bsxfun(@plus, [1 2], [1; 2]),             [2 3; 3 4]
    @() arrayfun(@(x) x ^ 2, [1 2 3]),            [1 4 9]
    @() arrayfun(@(x) {x}, [1 2], 'UniformOutput', false), {{1}, {2}}
    @() cellfun(@numel, {'ab', 'c'}),             [2 1]
    @() cellfun('length', {'ab', 'c'}),           [2 1]
    @() cellfun('isempty', {[], 1}),              [true false]
    @() cellfun(@upper, {'a', 'b'}, 'UniformOutput', false), {'A', 'B'}
    @() cellfun(@(x, y) x + y, {1, 2}, {3, 4}),   [4 6]
    @() cellfun('isclass', {1, 'a'}, 'char'),     [false true]
    @() num2cell([1 2; 3 4], 1),                  {[1; 3], [2; 4]}
    @() cell2mat({1 2; 3 4}),                     [1 2; 3 4]
    @() mat2cell(1:4, 1, [1 3]),                  {1, 2:4}
    @() deal(7),                                  7
    @() idivide(int32(7), int32(2)),              int32(3)
    @() idivide(int32(7), int32(2), 'round'),     int32(4)
    @() idivide(int32(7), int32(2), 'floor'),     int32(3)
    @() idivide(int32(-7), int32(2), 'ceil'),     int32(-3)
    @() mod(-1, 3),                               2
    @() mod(5, 0),                                5
    @() mod(-7, int8(3)),                         int8(2)
    @() rem(-1, 3),                               -1
    @() rem(5, 0),                                NaN
    @() fix(-2.5),                                -2
    @() round(2.5),                               3
    @() round(-2.567, 2),                         -2.57
    @() round(1234, -2),                          1200
    @() round(1234.5, 2, 'significant'),          1200
    @() floor([1.5 -1.5]),                        [1 -2]
    @() ceil([1.5 -1.5]),                         [2 -1]
    @() sign([-2 0 3]),                           [-1 0 1]
    @() abs(int8(-128)),                          int8(127)
    @() abs(3 + 4i),                              5
    @() angle(1i),                                pi / 2
    @() complex(1, 0),                            complex(1, 0)
    @() isreal(complex(1, 0)),                    false
    @() conj(1 + 2i),                             1 - 2i
    @() real([1 + 2i, 3]),                        [1 3]
    @() imag([1 + 2i, 3]),                        [2 0]
    @() hypot(3, 4),                              5
    @() power(2, [1 2]),                          [2 4]
    @() nthroot(-8, 3),                           -2
    @() gcd(12, 18),                              6
    @() lcm(4, 6),                                12
    @() factorial([0 3]),                         [1 6]
    @() primes(10),                               [2 3 5 7]
    @() isprime([2 4 7]),                         [true false true]
    @() factor(12),                               [2 2 3]
    @() bitand(12, 10),                           8
    @() bitor(uint8(12), 3),                      uint8(15)
    @() bitxor(5, 1),                             4
    @() bitshift(1, 3),                           8
    @() bitshift(16, -2),                         4
    @() bitget(5, 1:3),                           [1 0 1]
    @() bitset(0, 3),                             4
    @() dec2bin(5),                               '101'
    @() dec2bin(5, 6),                            '000101'
    @() dec2bin([1 2]),                           ['01'; '10']
    @() dec2bin(-3),                              '11111101'
    @() bin2dec('101'),                           5
    @() dec2hex(255),                             'FF'
    @() hex2dec({'FF', '10'}),                    [255; 16]
    @() dec2base(10, 3),                          '101'
    @() base2dec('101', 3),                       10
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
