function value = errno(new)
%ERRNO Number of the last error of the operating system
%   N = ERRNO is the number that was set last.
%   OLD = ERRNO(NEW) sets it to a number or to the number of the error of that name, and returns what it was.
%
%   See also errno_list.
    persistent last
    if isempty(last)
        last = 0;
    end
    value = last;
    if nargin == 0
        return
    end
    if ischar(new) || isStringScalar(new)
        list = errno_list();
        if isfield(list, new)
            new = list.(char(new));
        else
            new = -1;
        end
    end
    if ~isnumeric(new) || ~isscalar(new) || new < 0 || new ~= fix(new)
        error('MATLAB:errno:input', 'errno: argument must be a positive integer or the name of an error.');
    end
    last = double(new);
end
