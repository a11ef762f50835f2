% A method of the engine's classes that is called by its dotted name refuses what is no object of its class.
values = {1, {1}, 'a', @sin, struct('a', 1), containers.Map(), MException('a:b', 'c')};
for k = 1:numel(values)
    v = values{k};
    if ~isa(v, 'MException')
        raises(@() MException.getReport(v));
        raises(@() MException.addCause(v, v));
        raises(@() MException.throw(v));
        raises(@() MException.rethrow(v));
    end
    raises(@() enumeration.char(v));
    raises(@() enumeration.string(v));
    raises(@() enumeration.cellstr(v));
end

function raises(f)
    raised = false;
    try
        f();
    catch err
        raised = ~isempty(err.identifier);
    end
    assert(raised, func2str(f));
end
