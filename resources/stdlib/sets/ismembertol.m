function [LIA, LocB] = ismembertol(A, B, varargin)
%ISMEMBERTOL Members of set within tolerance
%   LIA = ISMEMBERTOL(A, B) is true where an element of A lies within a tolerance of an element of B: two numbers U and V
%   agree if abs(U - V) <= TOL * max(abs([A(:); B(:)])), where TOL is 1e-12 for double and 1e-6 for single.
%   [LIA, LOCB] = ISMEMBERTOL(A, B, TOL, NAME, VALUE, ...) also gives where in B. Names: 'ByRows', 'DataScale',
%   'OutputAllIndices'.
%
%   See also ismember, uniquetol.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isfloat(A) || ~isfloat(B) || ~isreal(A) || ~isreal(B)
        error('MATLAB:ISMEMBERTOL:NotFloat', 'The inputs must be real and of class single or double.');
    end
    tol = 1e-12;
    if isa(A, 'single') || isa(B, 'single')
        tol = 1e-6;
    end
    if ~isempty(varargin) && isnumeric(varargin{1})
        tol = varargin{1};
        varargin(1) = [];
    end
    by_rows = false;
    all_indices = false;
    scale = [];
    for k = 1:2:numel(varargin)
        if k == numel(varargin)
            error('MATLAB:ISMEMBERTOL:MissingValue', 'The option %s has no value.', char(varargin{k}));
        end
        switch lower(char(varargin{k}))
            case 'byrows'
                by_rows = logical(varargin{k + 1});
            case 'outputallindices'
                all_indices = logical(varargin{k + 1});
            case 'datascale'
                scale = varargin{k + 1};
            otherwise
                error('MATLAB:ISMEMBERTOL:UnknownOption', 'Unknown option ''%s''.', char(varargin{k}));
        end
    end
    if by_rows
        if size(A, 2) ~= size(B, 2)
            error('MATLAB:ISMEMBERTOL:ColumnMismatch', 'A and B must have the same number of columns.');
        end
        shape = [size(A, 1), 1];
    else
        shape = size(A);
        A = A(:);
        B = B(:);
    end
    if isempty(scale)
        scale = max([abs(A); abs(B)], [], 1);
    end
    limit = tol * scale;
    LIA = false(shape);
    LocB = zeros(shape);
    where = cell(shape);
    for k = 1:size(A, 1)
        near = find(all(abs(B - A(k, :)) <= limit | B == A(k, :), 2));
        where{k} = near;
        if ~isempty(near)
            LIA(k) = true;
            LocB(k) = near(1);
        elseif all_indices
            where{k} = 0;
        end
    end
    if all_indices
        LocB = where;
    end
end
