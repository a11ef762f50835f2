% text, cells, structures, handles
n = newline;
assert(strcmp(evalc('x = ''abc'''), [n 'x =' n n '    ''abc''' n n]))
assert(strcmp(evalc('x = "abc"'), [n 'x = ' n n '    "abc"' n n]))
s.id = 7;
s.name = 'Ada';
assert(strcmp(evalc('s'), [n 's = ' n n '  struct with fields:' n n '      id: 7' n '    name: ''Ada''' n n]))
f = @(p, q) p + q * 2;
assert(strcmp(evalc('f'), [n 'f =' n n '  function_handle with value:' n n '    @(p,q)p+q*2' n n]))
c = {'ab', 7};
assert(~isempty(strfind(evalc('c'), '{''ab''}    {[7]}')))
assert(strcmp(evalc('disp(''hi'')'), ['hi' n]))
