function out = im2double(img, type)
%IM2DOUBLE Convert image to double precision
%   D = IM2DOUBLE(IMG) scales integers to the range from 0 to 1; logical and floating-point images keep their values.
%   IM2DOUBLE(IMG, 'indexed') turns an indexed image into double indices that start at 1.
%
%   See also ind2rgb, rgb2gray.
    if nargin == 0
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin > 1 && ~strcmpi(type, 'indexed')
        error('MATLAB:images:invalidType', 'The second input must be ''indexed''.');
    end
    if ~(isnumeric(img) || islogical(img))
        error('MATLAB:images:invalidClass', 'The image must be numeric or logical.');
    end
    out = double(img);
    if nargin > 1
        if isinteger(img)
            out = out + 1;
        elseif islogical(img)
            error('MATLAB:images:invalidIndexed', 'An indexed image cannot be logical.');
        end
    elseif isinteger(img)
        low = double(intmin(class(img)));
        high = double(intmax(class(img)));
        out = (out - low) / (high - low);
    end
end
