function v = amount(m, v)
    if nargin > 1
        m.amount = v;
        v = m;
    else
        v = m.amount;
    end
end
