% Calls that no program makes on purpose: an error, and nothing else.
refused = {@() repmat(sparse(1)), @() repmat(sparse(1), []), @() repmat(sparse(1), 1e12, 1e12), ...
           @() setfield(containers.Map, 'Foo', 1), @() setfield(struct('a', 1), {1}, 2, 3), ...
           @() matlab.internal.grid_values(1, 2, 3, 'linear', 'none'), ...
           @() matlab.internal.grid_values({[1 2]}, [1 2 3], 1, 'linear', 'none'), ...
           @() matlab.internal.grid_values({[1 2], [1 2]}, [1 2; 3 4], 1, 'linear', 'none')};
for k = 1:numel(refused)
    failed = false;
    try
        refused{k}();
    catch e
        failed = ~isempty(e.message);
    end
    assert(failed, func2str(refused{k}))
end
s = setfield(struct('a', 1), {1}, 'a', {3}, 7);
assert(isequal(s.a, [1 0 7]))
