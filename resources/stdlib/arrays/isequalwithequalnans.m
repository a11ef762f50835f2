function tf = isequalwithequalnans(varargin)
%ISEQUALWITHEQUALNANS Determine array equality, treating NaN as equal
%   TF = ISEQUALWITHEQUALNANS(A, B, ...) is isequaln(A, B, ...).
%
%   See also isequaln, isequal.
    tf = isequaln(varargin{:});
end
