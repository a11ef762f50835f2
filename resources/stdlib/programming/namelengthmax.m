function n = namelengthmax()
%NAMELENGTHMAX Maximum identifier length
%   n = NAMELENGTHMAX is the largest number of characters that the name of a variable, function or field can have.
    n = 2048;
end
