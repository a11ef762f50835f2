function y = ifelse(mask, tval, fval)
%IFELSE Elements of two arrays, chosen by a mask
%   Y = IFELSE(MASK, TVAL, FVAL) is merge(MASK, TVAL, FVAL).
%
%   See also merge.
    y = merge(mask, tval, fval);
end
