% what the command window prints, caught with evalc; "Format Output"
n = newline;
assert(strcmp(evalc('x = 7'), [n 'x =' n n '     7' n n]))
assert(strcmp(evalc('x = [0.5 0 -12.25]'), [n 'x =' n n '    0.5000         0  -12.2500' n n]))
assert(strcmp(evalc('x = [1234.5 0.5]'), [n 'x =' n n '   1.0e+03 *' n n '    1.2345    0.0005' n n]))
assert(strcmp(evalc('x = 0.001'), [n 'x =' n n '   1.0000e-03' n n]))
assert(strcmp(evalc('x = 0.0011'), [n 'x =' n n '    0.0011' n n]))
assert(strcmp(evalc('x = [0.001 0.002]'), [n 'x =' n n '    0.0010    0.0020' n n]))
assert(strcmp(evalc('x = true'), [n 'x =' n n '  logical' n n '   1' n n]))
assert(strcmp(evalc('x = []'), [n 'x =' n n '     []' n n]))
assert(strcmp(evalc('x = 1 + 0.5i'), [n 'x =' n n '   1.0000 + 0.5000i' n n]))
assert(strcmp(evalc('disp([1 2; 3 4])'), ['     1     2' n '     3     4' n]))
assert(strcmp(evalc('disp(pi)'), ['    3.1416' n]))
format long
assert(strcmp(evalc('x = 1/7'), [n 'x =' n n '   0.142857142857143' n n]))
format short
format compact
assert(strcmp(evalc('x = 7'), ['x =' n '     7' n]))
format loose
