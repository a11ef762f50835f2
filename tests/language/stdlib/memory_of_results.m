% Documentation: memoize; setappdata.
global calls
calls = 0;
f = memoize(@counted);
clearCache(f);
assert(f(3) == 9 && f(3) == 9 && calls == 1 && f(4) == 16 && calls == 2)
s = stats(f);
assert(s.Cache.TotalHits == 1 && s.Cache.TotalMisses == 2)
g = memoize(@counted);
assert(g == f && g(4) == 16 && calls == 2)
f.Enabled = false;
assert(f(3) == 9 && calls == 3)
f.Enabled = true;
f.CacheSize = 1;
clearAllMemoizedCaches
f(1);
f(2);
f(1);
assert(calls == 6)
clear global calls

setappdata(0, 'alpha', {1, 'x'})
assert(isappdata(0, 'alpha') && isequal(getappdata(0, 'alpha'), {1, 'x'}) && isempty(getappdata(0, 'beta')))
assert(isfield(getappdata(0), 'alpha'))
rmappdata(0, 'alpha')
assert(~isappdata(0, 'alpha'))
try
    rmappdata(0, 'alpha')
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:HandleGraphics:Appdata:InvalidPropertyName'))
end

% Documentation: ellipj.
[sn, cn, dn] = ellipj([0 0.5 1], 0.3);
assert(max(abs(sn.^2 + cn.^2 - 1)) < 1e-14 && max(abs(dn.^2 + 0.3 * sn.^2 - 1)) < 1e-14)
assert(abs(sn(2) - 0.474216) < 1e-6 && isequal(ellipj(1, 0), sin(1)) && abs(ellipj(1, 1) - tanh(1)) < 1e-15)
K = ellipke(0.6);
assert(abs(ellipj(K, 0.6) - 1) < 1e-14)

function y = counted(x)
    global calls
    calls = calls + 1;
    y = x^2;
end
