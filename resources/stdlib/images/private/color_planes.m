function [a, b, c] = color_planes(x, caller)
% The three planes of a color map (columns) or of an image (pages), as floating-point values from 0 to 1.
    if isinteger(x) && ~isempty(x)
        x = double(x) / double(intmax(class(x)));
    elseif ~isfloat(x) || ~isreal(x)
        error(['MATLAB:' caller ':invalidType'], '%s: the colors must be real numbers.', caller);
    end
    if ndims(x) == 2 && size(x, 2) == 3
        a = x(:, 1); b = x(:, 2); c = x(:, 3);
    elseif ndims(x) >= 3 && size(x, 3) == 3
        a = x(:, :, 1, :); b = x(:, :, 2, :); c = x(:, :, 3, :);
    else
        error(['MATLAB:' caller ':invalidSize'], '%s: the colors must be an m-by-3 matrix or an m-by-n-by-3 array.', caller);
    end
end
