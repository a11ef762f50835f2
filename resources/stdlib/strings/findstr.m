function k = findstr(a, b, overlaps)
%FINDSTR Where the shorter of two texts stands in the longer
%   k = FINDSTR(a, b) is a row of the positions at which the shorter of the texts begins in the longer one; [] if it is
%   not there. FINDSTR(a, b, false) leaves out places that overlap the one before.
%
%   See also strfind, contains.
    narginchk(2, 3)
    if ~ischar(a) && ~isstring(a) || ~ischar(b) && ~isstring(b)
        error('MATLAB:findstr:InputsMustBeText', 'findstr: both arguments must be text.');
    end
    a = char(a);
    b = char(b);
    if numel(a) < numel(b)
        [a, b] = deal(b, a);
    end
    if isempty(b)
        k = [];
        return
    end
    k = strfind(a, b);
    if nargin == 3 && ~overlaps
        last = -Inf;
        keep = false(size(k));
        for n = 1:numel(k)
            if k(n) >= last + numel(b)
                keep(n) = true;
                last = k(n);
            end
        end
        k = k(keep);
    end
    if isempty(k)
        k = [];
    end
end
