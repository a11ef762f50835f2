function r = hidden(t)
    r = t.w;
end
