% Forms of functions of text, as their pages document them.
cases = {
    @() strcmp('a', {'a', 'b'}),                  [true false]
    @() strcmp({'a'; 'b'}, {'a'; 'c'}),           [true; false]
    @() strcmp("a", 'a'),                         true
    @() strcmp(1, 'a'),                           false
    @() strcmpi('A', "a"),                        true
    @() strncmp('abc', 'abd', 2),                 true
    @() strncmpi({'ABc', 'x'}, 'abd', 2),         [true false]
    @() strfind('abcabc', 'bc'),                  [2 5]
    @() strfind({'ab', 'b'}, 'b'),                {2, 1}
    @() strfind('aaa', 'aa'),                     [1 2]
    @() strfind('abc', 'x'),                      []
    @() strfind('abc', 'b', 'ForceCellOutput', true), {2}
    @() strfind("abab", "ab"),                    [1 3]
    @() strrep('abcabc', 'bc', 'X'),              'aXaX'
    @() strrep({'ab', 'b'}, 'b', 'cc'),           {'acc', 'cc'}
    @() strrep("ab", "b", "c"),                   "ac"
    @() strrep('aaa', 'aa', 'b'),                 'bb'
    @() strtrim(['  a '; ' bb ']),                [' a'; 'bb']
    @() strtrim({' a ', 'b '}),                   {'a', 'b'}
    @() strtrim(" a "),                           "a"
    @() strtrim(sprintf('\t a\n')),               'a'
    @() deblank('a  '),                           'a'
    @() upper({'a', 'b'}),                        {'A', 'B'}
    @() lower("AB"),                              "ab"
    @() strcat('a ', 'b'),                        'ab'
    @() strcat({'a '}, 'b'),                      {'a b'}
    @() strcat("a ", "b"),                        "a b"
    @() strcat(['a'; 'b'], 'c'),                  ['ac'; 'bc']
    @() strvcat('a', 'bcd'),                      ['a  '; 'bcd']
    @() char('a', 'bcd'),                         ['a  '; 'bcd']
    @() char({'a', 'bc'}),                        ['a '; 'bc']
    @() char([72 105]),                           'Hi'
    @() char("abc"),                              'abc'
    @() char(["a" "bcd"]),                        cat(3, 'a  ', 'bcd')
    @() double('AB'),                             [65 66]
    @() blanks(3),                                '   '
    @() size(char([])),                           [0 0]
    @() cellstr(['ab '; 'c  ']),                  {'ab'; 'c'}
    @() cellstr("a"),                             {'a'}
    @() cellstr(["a" "b"]),                       {'a', 'b'}
    @() ischar("a"),                              false
    @() iscellstr({'a', "b"}),                    false
    @() isstring("a"),                            true
    @() isStringScalar(["a" "b"]),                false
    @() isspace('a b'),                           [false true false]
    @() isletter('a1'),                           [true false]
    @() isstrprop('a1 ', 'digit'),                [false true false]
    @() isstrprop({'a', '1'}, 'alpha'),           {true, false}
    @() num2str(pi),                              '3.1416'
    @() num2str(pi, 8),                           '3.1415927'
    @() num2str([1 2 3]),                         '1  2  3'
    @() num2str([1.5 2]),                         '1.5           2'
    @() num2str(-0.5),                            '-0.5'
    @() num2str(1e10),                            '10000000000'
    @() num2str(1.23456789e-5),                   '1.2346e-05'
    @() num2str(true),                            '1'
    @() num2str('a'),                             'a'
    @() num2str(int8(5)),                         '5'
    @() num2str(3 + 4i),                          '3+4i'
    @() num2str([1 2; 3 4]),                      ['1  2'; '3  4']
    @() num2str(pi, '%8.3f'),                     '3.142'
    @() num2str([1 2], '%d,'),                    '1,2,'
    @() num2str(NaN),                             'NaN'
    @() num2str(-Inf),                            '-Inf'
    @() num2str(123456.789),                      '123456.789'
    @() num2str(1e5),                             '100000'
    @() num2str(99999.5),                         '99999.5'
    @() int2str(2.7),                             '3'
    @() int2str([1.2 3.6]),                       '1  4'
    @() mat2str([1 2; 3 4.5]),                    '[1 2;3 4.5]'
    @() mat2str(pi, 4),                           '3.142'
    @() mat2str([true false]),                    '[true false]'
    @() mat2str(single(1), 'class'),              'single(1)'
    @() mat2str('a'),                             '''a'''
    @() mat2str(int8([1 2]), 'class'),            'int8([1 2])'
    @() mat2str([]),                              'zeros(0,0)'
    @() mat2str(1 + 2i),                          '1+2i'
    @() mat2str(zeros(1, 0)),                     'zeros(1,0)'
    @() str2num('[1 2]'),                         [1 2]
    @() str2double('1.5'),                        1.5
    @() str2double({'1', 'x'}),                   [1 NaN]
    @() str2double("1e3"),                        1000
    @() str2double('1,000.5'),                    1000.5
    @() str2double('1+2i'),                       1 + 2i
    @() str2double('inf'),                        Inf
    @() str2double(5),                            NaN
    @() str2double(''),                           NaN
    @() str2double('1 2'),                        NaN
    @() sprintf('%d', 3),                         '3'
    @() sprintf('%d', 1.5),                       '1.500000e+00'
    @() sprintf('%s', 65),                        'A'
    @() sprintf('%d,', [1 2 3]),                  '1,2,3,'
    @() sprintf('%s=%d;', 'a', 1, 'b', 2),        'a=1;b=2;'
    @() sprintf('%5.2f|', pi),                    ' 3.14|'
    @() sprintf('%-5d|', 3),                      '3    |'
    @() sprintf('%+d', 3),                        '+3'
    @() sprintf('%05d', 42),                      '00042'
    @() sprintf('%x', 255),                       'ff'
    @() sprintf('%o', 8),                         '10'
    @() sprintf('%e', 12345.678),                 '1.234568e+04'
    @() sprintf('%g', 1e-5),                      '1e-05'
    @() sprintf('%c%c', 'ab'),                    'ab'
    @() sprintf('%%'),                            '%'
    @() sprintf('%*d', 5, 3),                     '    3'
    @() sprintf('%s', "str"),                     'str'
    @() sprintf("%d", 3),                         "3"
    @() sprintf('%d'),                            ''
    @() sprintf('a%db', []),                      'ab'
    @() sprintf('%d %s', 1, 'abc', 2, 'de'),      '1 abc2 de'
    @() sprintf('%i', int8(5)),                   '5'
    @() sprintf('%u', -1),                        '-1'
    @() sprintf('%d', NaN),                       'NaN'
    @() sprintf('%f', Inf),                       'Inf'
    @() sprintf('%s', 3.5),                       '3.500000e+00'
    @() sprintf('%d', true),                      '1'
    @() sprintf('%2$s %1$s', 'a', 'b'),           'b a'
    @() sprintf('\x41\101'),                      'AA'
    @() sscanf('3 4 5', '%d'),                    [3; 4; 5]
    @() sscanf('3,4', '%d,%d'),                   [3; 4]
    @() sscanf('1.5abc', '%f%s'),                 [1.5; 97; 98; 99]
    @() sscanf('10 20', '%d', [1 2]),             [10 20]
    @() sscanf('a1', 'a%d'),                      1
    @() sscanf('ff', '%x'),                       255
    @() sscanf('12', '%1d'),                      [1; 2]
    @() regexp('ab12', '\d+', 'match'),           {'12'}
    @() regexp('ab12', '\d+', 'match', 'once'),   '12'
    @() regexp('ab12', '(\w)(\d)', 'tokens'),     {{'b', '1'}}
    @() regexp('ab12', '\d'),                     [3 4]
    @() regexp('a,b', ',', 'split'),              {'a', 'b'}
    @() regexp('k=v', '(?<key>\w)=(?<val>\w)', 'names'), struct('key', 'k', 'val', 'v')
    @() regexp({'a1', 'b'}, '\d', 'match'),       {{'1'}, cell(1, 0)}
    @() regexp("a1", '\d', 'match'),              "1"
    @() regexp('aBc', '[A-Z]', 'start'),          2
    @() regexp('ab', 'x', 'match', 'once'),       ''
    @() regexp('ab', '(x)?b', 'tokens'),          {{''}}
    @() regexpi('ABC', 'b', 'match'),             {'B'}
    @() regexprep('abc', '(.)', '$1$1'),          'aabbcc'
    @() regexprep('abc', 'B', 'x', 'ignorecase'), 'axc'
    @() regexprep('aaa', 'a', 'b', 'once'),       'baa'
    @() regexprep({'a', 'b'}, 'a', 'c'),          {'c', 'b'}
    @() regexprep('abc', {'a', 'b'}, {'1', '2'}), '12c'
    @() regexprep('hello world', '(\w)(\w*)', '${upper($1)}$2'), 'Hello World'
    @() regexptranslate('escape', 'a.b'),         'a\.b'
    @() strsplit('a,b', ','),                     {'a', 'b'}
    @() strsplit('a b'),                          {'a', 'b'}
    @() strsplit('a,,b', ',', 'CollapseDelimiters', false), {'a', '', 'b'}
    @() strsplit('a,,b', ',', 'CollapseDelimiters', true), {'a', 'b'}
    @() strsplit('a,b;c', {',', ';'}),            {'a', 'b', 'c'}
    @() strjoin({'a', 'b'}),                      'a b'
    @() strjoin({'a', 'b'}, ', '),                'a, b'
    @() strjoin(["a" "b"], '-'),                  "a-b"
    @() strjoin({'a', 'b', 'c'}, {'1', '2'}),     'a1b2c'
    @() strtok('hello world'),                    'hello'
    @() strtok('a,b', ','),                       'a'
    @() strtok({'a b', 'c d'}),                   {'a', 'c'}
    @() strjust(['a  '; 'bb '], 'right'),         ['  a'; ' bb']
    @() fliplr('abc'),                            'cba'
    @() validatestring('app', {'apple', 'pear'}), 'apple'
    @() lower({'A', 'B'}),                        {'a', 'b'}
    @() ostrsplit('a:b', ':'),                    {'a', 'b'}
    @() string(5),                                "5"
    @() string([1 2]),                            ["1" "2"]
    @() string({'a', 'b'}),                       ["a" "b"]
    @() string(true),                             "true"
    @() string(pi),                               "3.1416"
    @() string(1e10),                             "10000000000"
    @() string(['ab'; 'cd']),                     ["ab"; "cd"]
    @() ismissing(string(NaN)),                   true
    @() strlength(["abc" ""]),                    [3 0]
    @() strlength('abc'),                         3
    @() strlength({'ab', 'c'}),                   [2 1]
    @() "a" + 1,                                  "a1"
    @() 1 + "a",                                  "1a"
    @() "a" + ["b" "c"],                          ["ab" "ac"]
    @() "a" + 'b',                                "ab"
    @() "a" + true,                               "atrue"
    @() "a" == ["a" "b"],                         [true false]
    @() "a" < "b",                                true
    @() 'a' == "a",                               true
    @() contains("hello", "ell"),                 true
    @() contains({'ab', 'c'}, {'b', 'c'}),        [true true]
    @() contains('ABC', 'b', 'IgnoreCase', true), true
    @() startsWith(["ab" "b"], "a"),              [true false]
    @() endsWith('ab', {'b', 'c'}),               true
    @() matches(["a" "b"], "a"),                  [true false]
    @() count("abab", "ab"),                      2
    @() count({'aa', 'b'}, 'a'),                  [2 0]
    @() count("abc", ["a" "c"]),                  2
    @() replace("abc", "b", "x"),                 "axc"
    @() replace('abc', {'a', 'b'}, {'1', '2'}),   '12c'
    @() replace(["a" "b"], ["a" "b"], "z"),       ["z" "z"]
    @() erase("abc", "b"),                        "ac"
    @() erase('abc', {'a', 'c'}),                 'b'
    @() reverse("abc"),                           "cba"
    @() reverse({'ab', 'cd'}),                    {'ba', 'dc'}
    @() strip("  a "),                            "a"
    @() strip("xxaxx", 'x'),                      "a"
    @() strip("xxaxx", 'left', 'x'),              "axx"
    @() strip('  a', 'left'),                     'a'
    @() pad("a", 3),                              "a  "
    @() pad("a", 3, 'left'),                      "  a"
    @() pad("a", 3, 'both', '*'),                 "*a*"
    @() pad(["a" "bbb"]),                         ["a  " "bbb"]
    @() pad({'a', 'bb'}, 'left'),                 {' a', 'bb'}
    @() split("a b c"),                           ["a"; "b"; "c"]
    @() split('a,b', ','),                        {'a'; 'b'}
    @() split(["a-b"; "c-d"], "-"),               ["a" "b"; "c" "d"]
    @() split("a,b;c", [",", ";"]),               ["a"; "b"; "c"]
    @() splitlines("a" + newline + "b"),          ["a"; "b"]
    @() join(["a" "b"]),                          "a b"
    @() join(["a" "b"; "c" "d"], "-"),            ["a-b"; "c-d"]
    @() join(["a" "b"; "c" "d"], 1),              ["a c" "b d"]
    @() join({'a', 'b'}, ','),                    {'a,b'}
    @() extractBefore("abc", "c"),                "ab"
    @() extractBefore("abc", 2),                  "a"
    @() extractAfter("abc", "a"),                 "bc"
    @() extractAfter("abc", 2),                   "c"
    @() extractBetween("a[b]c", "[", "]"),        "b"
    @() extractBetween("abcd", 2, 3),             "bc"
    @() extractBetween('a[b]c', '[', ']'),        {'b'}
    @() extractBetween("a[b]c", "[", "]", 'Boundaries', 'inclusive'), "[b]"
    @() insertAfter("ac", "a", "b"),              "abc"
    @() insertBefore("ac", 2, "b"),               "abc"
    @() replaceBetween("a[b]c", "[", "]", "x"),   "a[x]c"
    @() eraseBetween("a[b]c", "[", "]"),          "a[]c"
    @() compose("%d", [1; 2]),                    ["1"; "2"]
    @() compose("%d-%d", [1 2; 3 4]),             ["1-2"; "3-4"]
    @() compose('a\n'),                           {sprintf('a\n')}
    @() strings(1, 2),                            ["" ""]
    @() append("a", "b", 'c'),                    "abc"
    @() append('a ', 'b'),                        'a b'
    @() convertStringsToChars("a"),               'a'
    @() convertCharsToStrings({'a', 'b'}),        ["a" "b"]
    @() lower("ÀB"),                              "àb"
    @() upper('straße'),                          'STRAßE'
    @() newline,                                  char(10)
    @() numel("abc"),                             1
    @() length("abc"),                            1
    @() strjoin(string([1 2 3]), ","),            "1,2,3"
    @() ["a", 'b'],                               ["a" "b"]
    @() [65 'b'],                                 'Ab'
    @() unique(["b" "a" "b"]),                    ["a" "b"]
    @() ismember("a", ["a" "b"]),                 true
    @() ismember({'a', 'z'}, ["a" "b"]),          [true false]
    @() any(strcmp('x', {'y', 'x'})),             true
    @() isempty(""),                              false
    @() strlength(string.empty),                  zeros(0, 0)
    @() datestr(730000, 'yyyy-mm-dd'),            '1998-09-02'
    @() datestr(730000.5, 31),                    '1998-09-02 12:00:00'
    @() datenum(2000, 1, 1),                      730486
    @() datenum([2000 1 1 12 0 0]),               730486.5
    @() datenum('2000-01-01', 'yyyy-mm-dd'),      730486
    @() datevec('2000-01-02 03:04:05', 'yyyy-mm-dd HH:MM:SS'), [2000 1 2 3 4 5]
    @() weekday(730486),                          7
    @() eomday(2024, 2),                          29
    @() addtodate(730486, 1, 'month'),            730517
    @() jsonencode(struct('a', [1 2])),           '{"a":[1,2]}'
    @() jsonencode({1, 'a', true, []}),           '[1,"a",true,[]]'
    @() jsondecode('{"a":[1,2]}'),                struct('a', [1; 2])
    @() jsondecode('[true,null]'),                {true; []}
    @() fullfile('a', 'b', 'c.m'),                'a/b/c.m'
    @() fullfile('a/', '/b'),                     'a/b'
    @() fullfile("a", "b"),                       "a/b"
    @() fullfile({'a', 'b'}, 'c'),                {'a/c', 'b/c'}
    @() fileparts('/a/b.c'),                      '/a'
    @() fileparts("x.y"),                         ""
    @() func2str(@(x) x + 1),                     '@(x)x+1'
    @() func2str(@sin),                           'sin'
    @() feval(str2func('@(x) x + 1'), 1),         2
    @() typecast(single(1), 'uint32'),            uint32(1065353216)
    @() typecast(uint8([1 0 0 0]), 'uint32'),     uint32(1)
    @() cast(3.7, 'int8'),                        int8(4)
    @() cast(1, 'like', single(2)),               single(1)
    @() swapbytes(uint16(1)),                     uint16(256)
    @() class(int8(1) + 1),                       'int8'
    @() logical([2 0 -1]),                        [true false true]
    @() isa(1, 'float'),                          true
    @() isa(int8(1), 'integer'),                  true
    @() isa(single(1), 'numeric'),                true
    @() isfield(struct('a', 1), {'a', 'b'}),      [true false]
    @() isfield(1, 'a'),                          false
    @() fieldnames(struct('b', 1, 'a', 2)),       {'b'; 'a'}
    @() rmfield(struct('a', 1, 'b', 2), 'a'),     struct('b', 2)
    @() setfield(struct('a', 1), 'a', 2),         struct('a', 2)
    @() getfield(struct('a', [1 2]), 'a', {2}),   2
    @() orderfields(struct('b', 1, 'a', 2)),      struct('a', 2, 'b', 1)
    @() struct2cell(struct('a', 1, 'b', 'x')),    {1; 'x'}
    @() cell2struct({1; 2}, {'a'; 'b'}, 1),       struct('a', 1, 'b', 2)
    @() numel(struct('a', {{1, 2}})),             1
    @() size(struct('a', {1, 2})),                [1 2]
    @() size(struct([])),                         [0 0]
    @() isrow({1, 2}),                            true
    @() nargin(@(x, y) x),                        2
    @() nargin('size'),                           -2
    @() exist('sin'),                             5
    @() exist('no_such_name'),                    0
    @() computer('arch'),                         'glnxa64'
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
