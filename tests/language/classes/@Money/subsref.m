function v = subsref(m, s)
    switch s(1).type
        case '.'
            v = m.(s(1).subs);
        case '()'
            v = m.amount(s(1).subs{:});
    end
    if numel(s) > 1
        v = subsref(v, s(2:end));
    end
end
