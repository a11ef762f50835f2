function m = subsasgn(m, s, v)
    m.(s(1).subs) = v;
end
