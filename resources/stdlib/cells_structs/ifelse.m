function out = ifelse(mask, tval, fval)
%IFELSE Choose between two arrays by a mask
%   out = IFELSE(mask, tval, fval) is merge(mask, tval, fval).
%
%   See also merge.
    out = merge(mask, tval, fval);
end
