function r = privateHelp(t)
    r = 1000;
end
