function y = ifftn(x, varargin)
%IFFTN N-D inverse fast Fourier transform
%   Y = IFFTN(X) transforms along all dimensions. IFFTN(X, SIZ) first pads with zeros, or cuts, to the size SIZ.
%   IFFTN(..., 'symmetric') takes X for the transform of a real array.
%
%   See also fftn, ifft, ifft2.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    symmetric = false;
    args = varargin;
    if ~isempty(args) && (ischar(args{end}) || isstring(args{end}))
        symmetric = strcmpi(args{end}, 'symmetric');
        args(end) = [];
    end
    siz = size(x);
    if ~isempty(args)
        siz = args{1};
        if numel(siz) < ndims(x)
            error('MATLAB:ifftn:size', 'ifftn: SIZE must be a vector of length of at least %d.', ndims(x));
        end
    end
    y = x;
    for k = 1:numel(siz)
        y = ifft(y, siz(k), k);
    end
    if symmetric
        y = real(y);
    end
end
