% Small programs that each spend their time in one kind of work of the interpreter. Prints, for each, the seconds of one
% pass (fastest of five) and its result, so that engines can be compared.
1;

function r = call_user(n)
    r = 0;
    for k = 1:n
        r = add3(r, k, 1);
    end
end
function r = add3(a, b, c)
    r = a + b + c;
end

function r = call_two_results(n)
    r = 0;
    for k = 1:n
        [a, b] = minmax2(k, r);
        r = mod(a + b, 1000);
    end
end
function [lo, hi] = minmax2(a, b)
    if a < b
        lo = a;
        hi = b;
    else
        lo = b;
        hi = a;
    end
end

function r = call_varargs(n)
    r = 0;
    for k = 1:n
        r = r + optional(k, 2);
        r = r - optional(k);
    end
end
function r = optional(a, varargin)
    if nargin > 1
        r = a * varargin{1};
    else
        r = a;
    end
end

function r = recursion(n)
    r = ackermann(2, n);
end
function r = ackermann(m, n)
    if m == 0
        r = n + 1;
    elseif n == 0
        r = ackermann(m - 1, 1);
    else
        r = ackermann(m - 1, ackermann(m, n - 1));
    end
end

function r = closures(n)
    a = 2;
    f = @(x, y) a * x + y;
    g = @(x) f(x, 1);
    r = 0;
    for k = 1:n
        r = r + g(k);
    end
end

function r = handles(n)
    f = @add3;
    r = 0;
    for k = 1:n
        r = f(r, k, 1);
    end
end

function r = handle_argument(n)
    r = integrate(@(x) x * x, 0, 1, n);
end
function r = integrate(f, a, b, n)
    h = (b - a) / n;
    r = 0;
    for k = 1:n
        r = r + feval(f, a + (k - 0.5) * h);
    end
    r = r * h;
end

function r = cellfun_handle(n)
    c = cell(1, n);
    for k = 1:n
        c{k} = k;
    end
    v = cellfun(@(x) x * 2, c);
    w = cellfun(@(x) x + 1, c, 'UniformOutput', false);
    r = sum(v) + w{end};
    r = r + sum(arrayfun(@(x) x - 1, v));
end

function r = struct_fields(n)
    s.a = 0;
    s.b = 1;
    for k = 1:n
        s.a = s.a + s.b;
        s.b = s.b + 1;
    end
    r = s.a;
end

function r = struct_nested(n)
    s.in.c = 1;
    s.in.d = 0;
    for k = 1:n
        s.in.c = s.in.c + 0.5;
        s.in.d = s.in.d + s.in.c;
    end
    r = s.in.d;
end

function r = struct_field_element(n)
    s.f = zeros(1, 100);
    for k = 1:n
        i = mod(k, 100) + 1;
        s.f(i) = s.f(i) + k;
    end
    r = sum(s.f);
end

function r = struct_array(n)
    p = struct('x', cell(1, 50), 'v', 0);
    for i = 1:50
        p(i).x = i;
        p(i).v = 1;
    end
    for k = 1:n
        i = mod(k, 50) + 1;
        p(i).x = p(i).x + p(i).v;
    end
    r = p(7).x;
end

function r = struct_deep(n)
    s = struct('a', struct('b', struct('c', cell(1, 10))));
    for i = 1:10
        s.a.b(i).c = 0;
    end
    for k = 1:n
        i = mod(k, 10) + 1;
        s.a.b(i).c = s.a.b(i).c + 1;
    end
    r = s.a.b(3).c;
end

function r = struct_make(n)
    r = 0;
    for k = 1:n
        p = struct('x', k, 'y', 2);
        r = r + p.x * p.y;
    end
end

function r = struct_append(n)
    s = struct('id', {}, 'w', {});
    for k = 1:n
        s(end + 1).id = k;
        s(end).w = 2;
    end
    r = numel(s) + s(end).id;
end

function r = dynamic_fields(n)
    names = {'alpha', 'beta', 'gamma'};
    s = struct();
    for i = 1:3
        s.(names{i}) = 0;
    end
    for k = 1:n
        f = names{mod(k, 3) + 1};
        s.(f) = s.(f) + k;
    end
    r = s.beta;
end

function r = cell_append(n)
    c = {};
    for k = 1:n
        c{end + 1} = k;
    end
    r = 0;
    for k = 1:numel(c)
        r = r + c{k};
    end
end

function r = cell_update(n)
    c = cell(1, 20);
    for i = 1:20
        c{i} = zeros(1, 4);
    end
    for k = 1:n
        i = mod(k, 20) + 1;
        c{i}(2) = c{i}(2) + k;
    end
    r = c{3}(2);
end

function r = cell_2d(n)
    c = cell(10, 10);
    for i = 1:10
        for j = 1:10
            c{i, j} = i * j;
        end
    end
    r = 0;
    for k = 1:n
        i = mod(k, 10) + 1;
        c{i, 3} = c{i, 2} + 1;
        r = r + c{i, 3};
    end
end

function r = array_append(n)
    x = [];
    y = zeros(0, 1);
    for k = 1:n
        x(end + 1) = k;
        y(end + 1, 1) = k;
    end
    r = sum(x) + sum(y);
end

function r = array_append_concat(n)
    x = [];
    for k = 1:n
        x = [x k];
    end
    r = sum(x);
end

function r = string_append(n)
    s = '';
    for k = 1:n
        s = [s 'ab'];
        s = [s sprintf('%d,', k)];
    end
    r = length(s);
end

function r = string_scan(n)
    s = 'The quick brown fox jumps over the lazy dog 1234567890';
    r = 0;
    for k = 1:n
        c = s(mod(k, length(s)) + 1);
        if c >= '0' && c <= '9'
            r = r + (c - '0');
        elseif c == ' '
            r = r + 1;
        elseif isletter(c)
            r = r + 2;
        end
    end
end

function r = string_switch(n)
    words = {'add', 'sub', 'mul', 'div', 'nop'};
    r = 0;
    for k = 1:n
        switch words{mod(k, 5) + 1}
            case 'add'
                r = r + 2;
            case 'sub'
                r = r - 1;
            case {'mul', 'times'}
                r = r + 3;
            case 'div'
                r = r - 2;
            otherwise
                r = r + 1;
        end
    end
end

function r = string_compare(n)
    words = {'add', 'sub', 'mul', 'div', 'nop'};
    r = 0;
    for k = 1:n
        w = words{mod(k, 5) + 1};
        if strcmp(w, 'mul')
            r = r + 1;
        elseif strcmpi(w, 'DIV')
            r = r + 2;
        elseif strncmp(w, 'sub', 2)
            r = r + 3;
        end
    end
end

function r = number_switch(n)
    r = 0;
    for k = 1:n
        switch mod(k, 6)
            case 0
                r = r + 1;
            case {1, 2}
                r = r + 2;
            case 3
                r = r - 1;
            otherwise
                r = r + 3;
        end
    end
end

function r = map_numbers(n)
    m = containers.Map('KeyType', 'double', 'ValueType', 'any');
    for k = 1:n
        i = mod(k, 97);
        if isKey(m, i)
            m(i) = m(i) + 1;
        else
            m(i) = 1;
        end
    end
    r = m(5) + m.Count;
end

function r = map_strings(n)
    keys = {'alpha', 'beta', 'gamma', 'delta'};
    m = containers.Map();
    for i = 1:4
        m(keys{i}) = 0;
    end
    for k = 1:n
        key = keys{mod(k, 4) + 1};
        m(key) = m(key) + 1;
    end
    r = m('beta');
end

function r = matrix_2d(n)
    a = zeros(10, 10);
    for k = 1:n
        i = mod(k, 10) + 1;
        j = mod(k * 7, 10) + 1;
        a(i, j) = a(j, i) + 1;
    end
    r = sum(a(:));
end

function r = logical_arrays(n)
    seen = false(1, 100);
    r = 0;
    for k = 1:n
        i = mod(k * 37, 100) + 1;
        if ~seen(i)
            seen(i) = true;
        else
            seen(i) = false;
            r = r + 1;
        end
    end
end

function r = logical_scalars(n)
    r = 0;
    flag = false;
    for k = 1:n
        odd = mod(k, 2) == 1;
        flag = xor(flag, odd) | (k > n);
        if flag & ~odd || (odd && ~flag)
            r = r + 1;
        end
        if any([odd flag]) && islogical(flag)
            r = r + 1;
        end
    end
end

function r = int32_scalars(n)
    x = int32(1);
    m = int32(30011);
    for k = 1:n
        x = mod(x * int32(17) + 3, m);
        if x > 20000
            x = x - int32(11);
        end
    end
    r = double(x);
end

function r = uint8_arrays(n)
    a = zeros(1, 64, 'uint8');
    for k = 1:n
        i = mod(k, 64) + 1;
        a(i) = a(i) + 3;
        if a(i) > 250
            a(i) = 0;
        end
    end
    r = double(sum(a));
end

function r = uint32_bits(n)
    h = uint32(2166136261);
    for k = 1:n
        h = bitxor(h, bitand(uint32(k), uint32(255)));
        h = bitshift(h, 5);
        h = bitor(h, bitshift(uint32(k), -3));
    end
    r = double(h);
end

function r = double_bits(n)
    h = 1;
    for k = 1:n
        h = bitxor(bitand(h, 65535) * 3, bitshift(k, -2));
    end
    r = h;
end

function r = single_scalars(n)
    x = single(0.5);
    for k = 1:n
        x = x * single(3.9) * (1 - x);
    end
    r = double(x) > 0;
end

function r = complex_scalars(n)
    z = 0.1 + 0.2i;
    c = -0.4 + 0.3i;
    for k = 1:n
        z = z * z + c;
        if abs(z) > 2
            z = c;
        end
    end
    r = real(z) > -10;
end

function r = while_loop(n)
    r = 0;
    k = n;
    while k > 0
        if mod(k, 3) == 0
            k = k - 2;
            continue
        end
        r = r + k;
        k = k - 1;
    end
end

function r = small_builtins(n)
    r = 0;
    for k = 1:n
        r = r + max(k, 3) - min(k, 5) + floor(k / 2) + abs(-k) + rem(k, 7) + round(k * 0.3) + sign(k);
    end
end

function r = size_builtins(n)
    x = zeros(3, 5);
    c = {1, 2, 3};
    r = 0;
    for k = 1:n
        if ~isempty(x)
            r = r + numel(x) + length(c) + size(x, 1) + size(x, 2) + ndims(x);
        end
        [p, q] = size(x);
        r = r + p * q + columns_of(x);
    end
end
function r = columns_of(x)
    r = size(x, 2);
end

function r = class_builtins(n)
    x = 3;
    s = 'abc';
    c = {1};
    r = 0;
    for k = 1:n
        if isnumeric(x) && ischar(s) && iscell(c) && ~isstruct(x) && isa(x, 'double') && isreal(x) && isscalar(x)
            r = r + 1;
        end
        if ~isnan(x) && isfinite(x) && ~isinf(x)
            r = r + 1;
        end
    end
end

function r = small_arrays_made(n)
    r = 0;
    for k = 1:n
        z = zeros(1, 3);
        z(2) = k;
        o = ones(3, 1);
        r = r + z(2) + o(3);
    end
end

function r = vector3(n)
    p = [0 0 0];
    v = [1 0.5 0.25];
    for k = 1:n
        p = p + v * 0.01;
        v = v - 0.001 * p;
        d = sqrt(sum(p .^ 2));
    end
    r = d;
end

function r = vector3_functions(n)
    a = [1 2 3];
    b = [3 1 2];
    r = 0;
    for k = 1:n
        c = cross(a, b);
        r = r + dot(a, c) + norm(c);
        b = c / norm(c);
    end
end

function r = matrix_columns(n)
    a = reshape(1:30, 3, 10);
    r = 0;
    for k = 1:n
        i = mod(k, 10) + 1;
        c = a(:, i);
        a(:, i) = c + 1;
        r = r + a(2, i);
    end
end

function r = matrix_3x3(n)
    t = 0.01;
    R = [cos(t) -sin(t) 0; sin(t) cos(t) 0; 0 0 1];
    p = [1; 0; 0];
    for k = 1:n
        p = R * p;
    end
    r = round(norm(p) * 1e6);
end

function r = ranges(n)
    r = 0;
    x = 1:100;
    for k = 1:n
        i = mod(k, 90) + 1;
        r = r + sum(x(i:i + 3));
    end
end

function r = logical_mask(n)
    x = 1:20;
    r = 0;
    for k = 1:n
        y = x(x > mod(k, 20));
        r = r + numel(y);
        if any(x == mod(k, 25))
            r = r + 1;
        end
    end
end

function r = number_text(n)
    r = 0;
    for k = 1:n
        s = num2str(k);
        r = r + str2double(s) + length(int2str(k));
    end
end

function r = text_functions(n)
    r = 0;
    for k = 1:n
        s = upper('abc');
        s = strrep(s, 'B', 'xy');
        s = strtrim(['  ' s ' ']);
        r = r + numel(s) + ~isempty(strfind(s, 'xy'));
    end
end

function r = text_split(n)
    r = 0;
    for k = 1:n
        p = strsplit('a,bb,ccc', ',');
        r = r + numel(p) + numel(strjoin(p, '-'));
        q = regexprep('abc123', '\d+', 'x');
        r = r + numel(q);
    end
end

function r = try_catch(n)
    r = 0;
    for k = 1:n
        try
            if mod(k, 4) == 0
                error('bench:odd', 'k is %d', k);
            end
            r = r + 1;
        catch err
            r = r + numel(err.identifier);
        end
    end
end

function r = globals(n)
    global bench_counter
    bench_counter = 0;
    for k = 1:n
        bump();
        bench_counter = bench_counter + 1;
    end
    r = bench_counter;
end
function bump()
    global bench_counter
    bench_counter = bench_counter + 1;
end

function r = persistents(n)
    r = 0;
    for k = 1:n
        r = r + counter(k == 1);
    end
end
function r = counter(reset)
    persistent count
    if isempty(count) || reset
        count = 0;
    end
    count = count + 1;
    r = mod(count, 10);
end

function r = nested_loops(n)
    r = 0;
    for i = 1:n
        for j = 1:10
            for k = 1:3
                r = r + i * j - k;
            end
        end
    end
end

function r = loop_values(n)
    r = 0;
    v = [1 4 9 16 25];
    c = {1, 2, 3};
    for k = 1:n
        for x = v
            r = r + x;
        end
        for y = c
            r = r + y{1};
        end
    end
end

function r = sorting(n)
    x = mod((1:n) * 7919, 1009);
    for i = 2:numel(x)
        v = x(i);
        j = i - 1;
        while j >= 1 && x(j) > v
            x(j + 1) = x(j);
            j = j - 1;
        end
        x(j + 1) = v;
    end
    r = sum(x .* (1:n));
end

function r = queue(n)
    q = [1 2 3];
    r = 0;
    for k = 1:n
        h = q(1);
        q(1) = [];
        q(end + 1) = mod(h * 3 + k, 101);
        r = r + h;
    end
end

function r = stack_of_structs(n)
    s = {};
    r = 0;
    for k = 1:n
        s{end + 1} = struct('lo', k, 'hi', k + 2);
        if numel(s) > 10
            t = s{end};
            s(end) = [];
            s(end) = [];
            r = r + t.hi - t.lo;
        end
    end
end

function r = string_class(n)
    r = 0;
    for k = 1:n
        s = ['k' char(97 + mod(k, 26))];
        if ismember(s, {'ka', 'kb', 'kc'})
            r = r + 1;
        end
        r = r + double(s(2)) + strcmp(s, 'kz');
    end
end

function r = find_in(n)
    x = mod((1:50) * 7, 31);
    r = 0;
    for k = 1:n
        i = find(x == mod(k, 31), 1);
        if ~isempty(i)
            r = r + i;
        end
        r = r + min(x) + max(x(1:3)) + sum(x(1:2)) + mean(x(1:4)) + prod([1 2 3]);
    end
end

function r = printing(n)
    for k = 1:n
        fprintf('%d %5.2f %s\n', k, k / 3, 'abc');
    end
    r = n;
end

function bench_one(name, f, n)
    best = Inf;
    pass = 0;
    total = 0;
    while pass < 2 || (total < 0.25 && pass < 5)
        t0 = tic;
        result = f(n);
        t = toc(t0);
        best = min(best, t);
        total = total + t;
        pass = pass + 1;
    end
    fprintf('T %s %.9f\n', name, best);
    fprintf('CHECK %s %.12g\n', name, result);
end

bench_one('call_user', @call_user, 20000)
bench_one('call_two_results', @call_two_results, 10000)
bench_one('call_varargs', @call_varargs, 5000)
bench_one('recursion', @recursion, 30)
bench_one('closures', @closures, 10000)
bench_one('handles', @handles, 10000)
bench_one('handle_argument', @handle_argument, 10000)
bench_one('cellfun_handle', @cellfun_handle, 5000)
bench_one('struct_fields', @struct_fields, 20000)
bench_one('struct_nested', @struct_nested, 20000)
bench_one('struct_field_element', @struct_field_element, 10000)
bench_one('struct_array', @struct_array, 10000)
bench_one('struct_deep', @struct_deep, 10000)
bench_one('struct_make', @struct_make, 10000)
bench_one('struct_append', @struct_append, 1000)
bench_one('dynamic_fields', @dynamic_fields, 10000)
bench_one('cell_append', @cell_append, 5000)
bench_one('cell_update', @cell_update, 10000)
bench_one('cell_2d', @cell_2d, 10000)
bench_one('array_append', @array_append, 5000)
bench_one('array_append_concat', @array_append_concat, 2000)
bench_one('string_append', @string_append, 2000)
bench_one('string_scan', @string_scan, 20000)
bench_one('string_switch', @string_switch, 10000)
bench_one('string_compare', @string_compare, 10000)
bench_one('number_switch', @number_switch, 20000)
bench_one('map_numbers', @map_numbers, 1000)
bench_one('map_strings', @map_strings, 1000)
bench_one('matrix_2d', @matrix_2d, 10000)
bench_one('logical_arrays', @logical_arrays, 10000)
bench_one('logical_scalars', @logical_scalars, 10000)
bench_one('int32_scalars', @int32_scalars, 10000)
bench_one('uint8_arrays', @uint8_arrays, 10000)
bench_one('uint32_bits', @uint32_bits, 5000)
bench_one('double_bits', @double_bits, 5000)
bench_one('single_scalars', @single_scalars, 10000)
bench_one('complex_scalars', @complex_scalars, 10000)
bench_one('while_loop', @while_loop, 20000)
bench_one('small_builtins', @small_builtins, 5000)
bench_one('size_builtins', @size_builtins, 5000)
bench_one('class_builtins', @class_builtins, 5000)
bench_one('small_arrays_made', @small_arrays_made, 5000)
bench_one('vector3', @vector3, 5000)
bench_one('vector3_functions', @vector3_functions, 500)
bench_one('matrix_columns', @matrix_columns, 5000)
bench_one('matrix_3x3', @matrix_3x3, 10000)
bench_one('ranges', @ranges, 5000)
bench_one('logical_mask', @logical_mask, 5000)
bench_one('number_text', @number_text, 300)
bench_one('text_functions', @text_functions, 500)
bench_one('text_split', @text_split, 100)
bench_one('try_catch', @try_catch, 2000)
bench_one('globals', @globals, 10000)
bench_one('persistents', @persistents, 10000)
bench_one('nested_loops', @nested_loops, 2000)
bench_one('loop_values', @loop_values, 2000)
bench_one('sorting', @sorting, 200)
bench_one('queue', @queue, 5000)
bench_one('stack_of_structs', @stack_of_structs, 1000)
bench_one('string_class', @string_class, 500)
bench_one('find_in', @find_in, 500)
bench_one('printing', @printing, 1000)
