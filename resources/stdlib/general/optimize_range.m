function tf = optimize_range(varargin)
%OPTIMIZE_RANGE Whether ranges have a type of their own
%   TF = OPTIMIZE_RANGE is false: ranges are kept as such, but are matrices to every function.
%
%   See also colon, typeinfo.
    tf = false;
end
