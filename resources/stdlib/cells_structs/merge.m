function out = merge(mask, tval, fval)
%MERGE Choose between two arrays by a mask
%   out = MERGE(mask, tval, fval) is tval where the logical mask is true and fval where it is false. A scalar mask chooses
%   one of them as a whole; otherwise tval and fval are scalars or arrays of the size of mask.
    if nargin ~= 3
        print_usage();
    end
    if ~(islogical(mask) || isnumeric(mask))
        error('MATLAB:merge:mask', 'merge: the first argument must be logical.');
    end
    if isscalar(mask)
        if mask
            out = tval;
        else
            out = fval;
        end
        return
    end
    mask = logical(mask);
    if ~((isscalar(tval) || isequal(size(tval), size(mask))) && (isscalar(fval) || isequal(size(fval), size(mask))))
        error('MATLAB:merge:sizes', 'merge: the mask, and the values that are not scalar, must have the same size.');
    end
    both = [tval(1), fval(1)]; % of the class that the two make together
    out = repmat(both(1), size(mask));
    if isscalar(tval)
        out(mask) = tval;
    else
        out(mask) = tval(mask);
    end
    if isscalar(fval)
        out(~mask) = fval;
    else
        out(~mask) = fval(~mask);
    end
end
