function y = plusOne(x)
    y = x + 1;
end
