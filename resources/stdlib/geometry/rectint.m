function area = rectint(a, b)
%RECTINT Area of intersections of rectangles
%   AREA = RECTINT(A, B): each row [x y width height] of A and B is a rectangle; AREA(i, j) belongs to A(i, :) and B(j, :).
%   Rows of 2*N numbers are boxes in N dimensions.
%
%   See also polyarea, inpolygon.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~ismatrix(a) || ~ismatrix(b)
        error('MATLAB:rectint:matrix', 'rectint: A and B must be 2-D arrays.');
    end
    if size(a, 2) ~= size(b, 2)
        error('MATLAB:rectint:sizes', 'rectint: A and B must have the same number of columns.');
    end
    if mod(size(a, 2), 2) ~= 0
        error('MATLAB:rectint:columns', 'rectint: A and B must have an even number of columns.');
    end
    nd = size(a, 2) / 2;
    if any(any(a(:, nd + 1:end) < 0)) || any(any(b(:, nd + 1:end) < 0))
        error('MATLAB:rectint:negative', 'rectint: all sizes must be non-negative.');
    end
    area = ones(size(a, 1), size(b, 1));
    for d = 1:nd
        low = max(a(:, d), b(:, d).');
        high = min(a(:, d) + a(:, nd + d), (b(:, d) + b(:, nd + d)).');
        area = area .* max(high - low, 0);
    end
end
