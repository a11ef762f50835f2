function y = year(c)
    y = plusOne(c.year) - 1;
end
