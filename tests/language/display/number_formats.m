% format short, long, shortE, longE, shortG, longG, shortEng, longEng, bank, rational, hex, +; "format"
shown = @(style, code) body(style, code);
assert(strcmp(shown('short', 'x = [1 -20 300];'), '     1   -20   300'))
assert(strcmp(shown('short', 'x = [2048 7];'), '        2048           7'))
assert(strcmp(shown('short', 'x = 123456789;'), '   123456789') && strcmp(shown('short', 'x = 1e9;'), '   1.0000e+09'))
assert(strcmp(shown('short', 'x = [1e9 1];'), ['   1.0e+09 *' newline newline '    1.0000    0.0000']))
assert(strcmp(shown('short', 'x = [NaN 3 Inf];'), '   NaN     3   Inf') && strcmp(shown('short', 'x = -Inf;'), '  -Inf'))
assert(strcmp(shown('short', 'x = [NaN 1.5];'), '       NaN    1.5000') && strcmp(shown('short', 'x = 250.125;'), '  250.1250'))
assert(strcmp(shown('short', 'x = [2e-4 5e-5];'), ['   1.0e-03 *' newline newline '    0.2000    0.0500']))
assert(strcmp(shown('short', 'x = 6.0221e3 + 0.01;'), '   6.0221e+03') && strcmp(shown('short', 'x = -1.6e-19;'), '  -1.6000e-19'))
assert(strcmp(shown('short', 'x = 3 + 4i;'), '   3.0000 + 4.0000i') && strcmp(shown('short', 'x = 120 + 5i;'), '   1.2000e+02 + 5.0000e+00i'))
assert(strcmp(shown('short', 'x = [10.5 + 20.25i 1];'), '  10.5000 +20.2500i   1.0000 + 0.0000i'))
assert(strcmp(shown('short', 'x = complex(pi, -Inf);'), '   3.1416 -    Infi') && strcmp(shown('short', 'x = complex(NaN, 0);'), '      NaN + 0.0000i'))
assert(strcmp(shown('short', 'x = [1000 + 1i 2];'), ['   1.0e+03 *' newline newline '   1.0000 + 0.0010i   0.0020 + 0.0000i']))

assert(strcmp(shown('long', 'x = pi;'), '   3.141592653589793') && strcmp(shown('long', 'x = 100 * pi;'), '     3.141592653589793e+02'))
assert(strcmp(shown('long', 'x = [pi; 2];'), ['   3.141592653589793' newline '   2.000000000000000']))
assert(strcmp(shown('long', 'x = [pi 100];'), ['   1.0e+02 *' newline newline '   0.031415926535898   1.000000000000000']))
assert(strcmp(shown('long', 'x = 1/3 + 2i;'), '   0.333333333333333 + 2.000000000000000i') && strcmp(shown('long', 'x = [1 2];'), '     1     2'))
assert(strcmp(shown('long', 'x = single(pi);'), '   3.1415927') && strcmp(shown('long', 'x = single(100.5);'), '   1.0050000e+02'))

assert(strcmp(shown('shortE', 'x = [1.5 0 -0.25];'), '   1.5000e+00            0  -2.5000e-01'))
assert(strcmp(shown('shortE', 'x = [1 2];'), '     1     2') && strcmp(shown('shortE', 'x = 2 + 3i;'), '   2.0000e+00 + 3.0000e+00i'))
assert(strcmp(shown('longE', 'x = pi;'), '     3.141592653589793e+00') && strcmp(shown('longE', 'x = single(pi);'), '   3.1415927e+00'))
assert(strcmp(shown('longE', 'x = 1i;'), '      0.000000000000000e+00 + 1.000000000000000e+00i'))
assert(strcmp(shown('shortG', 'x = [1 2.5 1000.5];'), '            1          2.5       1000.5') && strcmp(shown('shortG', 'x = 1e10;'), '        1e+10'))
assert(strcmp(shown('shortG', 'x = 2 + 3i;'), '            2 +          3i'))
assert(strcmp(shown('longG', 'x = pi;'), '          3.14159265358979') && strcmp(shown('longG', 'x = 1e9;'), '                1000000000'))
assert(strcmp(shown('longG', 'x = single(pi);'), '        3.141593') && strcmp(shown('longG', 'x = 1 + 2i;'), '                          1 +                     2i'))
assert(strcmp(shown('shortEng', 'x = [0.3729 6.5574e-04];'), '   372.9000e-003   655.7400e-006') && strcmp(shown('shortEng', 'x = 999.99999;'), '     1.0000e+003'))
assert(strcmp(shown('longEng', 'x = [0.222 1];'), '    222.000000000000e-003    1.00000000000000e+000'))
assert(strcmp(shown('bank', 'x = [1 2.555];'), '          1.00          2.56') && strcmp(shown('bank', 'x = pi;'), '          3.14'))
assert(strcmp(shown('rational', 'x = pi;'), '     355/113   ') && strcmp(shown('rat', 'x = [1/2 1/3; 0 1];'), ['       1/2            1/3     ' newline '       0              1       ']))
assert(strcmp(shown('hex', 'x = pi;'), '   400921fb54442d18') && strcmp(shown('hex', 'x = single(2);'), '   40000000') && strcmp(shown('hex', 'x = int8([1 -1]);'), '   01   ff'))
assert(strcmp(shown('+', 'x = [1 -1 0; 2 3 -4];'), ['+- ' newline '++-']))

assert(strcmp(shown('short', 'x = uint8([255 34 7]);'), '   255    34     7') && strcmp(shown('short', 'x = [true false];'), '   1   0'))
assert(strcmp(shown('short', 'x = int64(-9223372036854775807) - 1;'), '  -9223372036854775808'))
assert(strcmp(evalc('format short, x = (1:9) * 1.5'), sprintf(['\nx =\n\n  Columns 1 through 7\n\n    1.5000    3.0000    4.5000    6.0000    7.5000    9.0000   10.5000\n\n' ...
    '  Columns 8 through 9\n\n   12.0000   13.5000\n\n'])))
format long g
[style, spacing] = format;
assert(strcmp(style, 'longg') && strcmp(spacing, 'loose'))
format compact
assert(strcmp(evalc('x = 7'), sprintf('x =\n     7\n')))
format
assert(strcmp(evalc('x = 7'), sprintf('\nx =\n\n     7\n\n')))
assert(isequal(formattedDisplayText(pi), sprintf("    3.1416\n")) && isequal(formattedDisplayText(pi, 'NumericFormat', 'long'), sprintf("   3.141592653589793\n")))

function t = body(style, code)
    format(style)
    eval(code)
    t = evalc('disp(x)');
    format short
    t = t(1:end - 1);
end
