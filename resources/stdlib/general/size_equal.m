function tf = size_equal(varargin)
%SIZE_EQUAL Whether all arguments have the same size
%   TF = SIZE_EQUAL(A, B, ...)
%
%   See also size, common_size.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to size_equal.');
    end
    tf = true;
    for k = 2:nargin
        tf = tf && isequal(size(varargin{1}), size(varargin{k}));
    end
end
