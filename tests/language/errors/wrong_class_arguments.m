% A builtin that wants numbers and gets something else raises an error, whatever the something is.
values = {{1, 2}, {}, struct('f', 1), @sin, "text", containers.Map()};
for k = 1:numel(values)
    v = values{k};
    raises(@() prctile([1 2], v));
    raises(@() poly(v));
    raises(@() polyval(v, 1));
    raises(@() vander(v));
    raises(@() interp1(v, [1 2], 1));
    raises(@() histc([1 2], v));
end

% A cell beside a string becomes strings, element by element; each must be one text.
assert(isequal(["a", {'b', "c"}], ["a" "b" "c"]));
raises(@() ["a", {[]}]);
raises(@() ["a", {[1 2]}]);
raises(@() ["a", {{1}}]);
raises(@() ["a"; {struct()}]);

% A width or precision taken from the arguments has limits; NaN counts as none.
assert(isequal(sprintf('%*d', NaN, 5), '5'));
assert(numel(sprintf('%*d', 1e300, 5)) <= 100000);
assert(numel(sprintf('%-*d|', -1e300, 5)) <= 100001);
assert(isequal(sprintf('%.*f', -Inf, 0.5), sprintf('%f', 0.5)));
assert(isequal(num2str(0.5, 1e9), '0.5'));
assert(isequal(mat2str(0.5, 1e9), '0.5'));

function raises(f)
    raised = false;
    try
        f();
    catch err
        raised = true;
        assert(~isempty(err.message));
    end
    assert(raised, func2str(f));
end
