function r = scaled(t, k)
    r = t.w * k + hidden(t) + privateHelp(t);
end
