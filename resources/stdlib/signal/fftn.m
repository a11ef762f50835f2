function y = fftn(x, siz)
%FFTN N-D fast Fourier transform
%   Y = FFTN(X) transforms along all dimensions. FFTN(X, SIZ) first pads with zeros, or cuts, to the size SIZ.
%
%   See also ifftn, fft, fft2.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    y = x;
    if nargin < 2
        siz = size(x);
    elseif numel(siz) < ndims(x) || any(siz(:) < 0) || any(siz(:) ~= fix(siz(:)))
        error('MATLAB:fftn:size', 'fftn: SIZE must be a vector of length of at least %d.', ndims(x));
    end
    for k = 1:numel(siz)
        y = fft(y, siz(k), k);
    end
end
