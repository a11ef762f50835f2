% nesting deeper than any stack: made, copied, dropped, never a crash
c = {};
for k = 1:300000
    c = {c};
end
d = c;
clear c
s.a = 1;
for k = 1:100000
    s = struct('a', {{s}});
end
try
    same = isequal(d, {d});
    assert(~same)
catch err
    assert(strcmp(err.identifier, 'MATLAB:nestedTooDeeply'))
end
f = @() 0;
for k = 1:100000
    f = @() f;
end
clear d s f
