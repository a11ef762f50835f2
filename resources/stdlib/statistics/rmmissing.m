function [R, TF] = rmmissing(A, varargin)
%RMMISSING Remove missing entries
%   R = RMMISSING(A) removes missing elements of a vector, or rows of a matrix with a missing element. RMMISSING(A, DIM)
%   removes rows (1) or columns (2). RMMISSING(..., 'MinNumMissing', N) removes those with at least N. [R, TF] =
%   RMMISSING(...) also tells what was removed.
%
%   See also fillmissing, ismissing, standardizeMissing.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~ismatrix(A)
        error('MATLAB:rmmissing:NDArrays', 'First argument must be a matrix.');
    end
    dim = 1 + isrow(A);
    least = 1;
    args = varargin;
    if ~isempty(args) && isnumeric(args{1})
        dim = args{1};
        args(1) = [];
        if ~(isscalar(dim) && (dim == 1 || dim == 2))
            error('MATLAB:rmmissing:DimensionInvalid', 'Dimension must be 1 or 2.');
        end
    end
    M = ismissing(A);
    for k = 1:2:numel(args)
        switch lower(char(args{k}))
            case 'minnummissing'
                least = args{k + 1};
            case 'missinglocations'
                M = args{k + 1};
            otherwise
                error('MATLAB:rmmissing:NameInvalid', 'Unknown option ''%s''.', char(args{k}));
        end
    end
    TF = sum(M, 3 - dim) >= least;
    R = A;
    if dim == 1
        R(TF, :) = [];
    else
        R(:, TF) = [];
    end
end
