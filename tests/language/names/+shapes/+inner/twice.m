function [y, z] = twice(x)
    y = 2 * x;
    z = 'inner';
end
