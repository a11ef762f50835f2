function y = merge(mask, tval, fval)
%MERGE Elements of two arrays, chosen by a mask
%   Y = MERGE(MASK, TVAL, FVAL) has the elements of TVAL where MASK is true, and of FVAL elsewhere. A scalar MASK chooses
%   one of the values whole.
%
%   See also logical.
    if nargin ~= 3
        error('MATLAB:minrhs', 'Invalid call to merge.');
    end
    if ~islogical(mask) && ~isnumeric(mask)
        error('MATLAB:merge:mask', 'merge: first argument MASK must be logical.');
    end
    if isscalar(mask)
        if mask
            y = tval;
        else
            y = fval;
        end
        return
    end
    mask = logical(mask);
    for v = {tval, fval}
        if ~isscalar(v{1}) && ~isequal(size(v{1}), size(mask))
            error('MATLAB:sizeDimensionsMustMatch', 'merge: MASK, TVAL, and FVAL dimensions must match.');
        end
    end
    y = repmat(cast(0, class([tval(1) fval(1)])), size(mask));
    y(mask) = pick(tval, mask);
    y(~mask) = pick(fval, ~mask);
end

function p = pick(v, mask)
    if isscalar(v)
        p = v;
    else
        p = v(mask);
    end
end
