% jsonencode, jsondecode
assert(strcmp(jsonencode(struct('a', {1, 2}, 'b', 'x')), '[{"a":1,"b":"x"},{"a":2,"b":"x"}]'))
assert(strcmp(jsonencode([1 2; 3 4]), '[[1,2],[3,4]]') && strcmp(jsonencode({1, 'a', true, []}), '[1,"a",true,[]]'))
assert(strcmp(jsonencode(NaN), 'null') && strcmp(jsonencode([1 Inf], 'ConvertInfAndNaN', false), '[1,Infinity]'))
assert(strcmp(jsonencode("a""b"), '"a\"b"') && strcmp(jsonencode(''), '""') && strcmp(jsonencode(["a" "b"]), '["a","b"]'))
assert(strcmp(jsonencode(int64(9007199254740993)), '9007199254740993') && strcmp(jsonencode({}), '[]') && strcmp(jsonencode({5}), '[5]'))
m = containers.Map({'x', 'y'}, {1, 'z'});
assert(strcmp(jsonencode(m), '{"x":1,"y":"z"}'))
s = jsondecode('{"a":[1,2,3],"b":[[1,2],[3,4]],"c":[{"x":1},{"x":2}],"d":[1,"a",null],"e":null,"1f":true,"g":[1,null]}');
assert(isequal(s.a, [1; 2; 3]) && isequal(s.b, [1 2; 3 4]) && isequal([s.c.x], [1 2]) && isequal(size(s.c), [2 1]))
assert(isequal(s.d, {1; 'a'; []}) && isequal(s.e, []) && s.x1f && isnan(s.g(2)))
assert(isequal(jsondecode('[[1,2],[3]]'), {[1; 2]; 3}) && isequal(jsondecode('[{"a":1},{"b":2}]'), {struct('a', 1); struct('b', 2)}))
assert(isequal(jsondecode('"text"'), 'text') && isequal(jsondecode('[true,false]'), [true; false]) && isequal(jsondecode('[]'), []))
assert(strcmp(jsonencode(struct('a', 1, 'b', [1 2]), 'PrettyPrint', true), sprintf('{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ]\n}')))
failed = false;
try
    jsondecode('{"a":');
catch
    failed = true;
end
assert(failed)
