function out = rgb2gray(rgb)
%RGB2GRAY The luminance of colors
%   out = RGB2GRAY(rgb) of an m-by-n-by-3 image is m-by-n, of the same class. RGB2GRAY(map) of an m-by-3 color map is a
%   color map of grays. The weights are those of NTSC luma: 0.2989, 0.5870 and 0.1140.
%
%   See also rgb2hsv, gray.
    narginchk(1, 1)
    weights = [0.298936021293775; 0.587043074451121; 0.114020904255103];
    if ndims(rgb) == 2 && size(rgb, 2) == 3 && isfloat(rgb)
        out = min(max(repmat(rgb * weights, 1, 3), 0), 1);
    elseif ndims(rgb) >= 3 && size(rgb, 3) == 3
        y = weights(1) * double(rgb(:, :, 1, :)) + weights(2) * double(rgb(:, :, 2, :)) + weights(3) * double(rgb(:, :, 3, :));
        out = cast(y, class(rgb));
    else
        error('MATLAB:images:rgb2gray:invalidInputSizeRGB', 'The colors must be an m-by-3 color map or an m-by-n-by-3 image.');
    end
end
