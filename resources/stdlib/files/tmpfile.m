function [fid, msg] = tmpfile()
%TMPFILE Open a temporary file without a name
%   [FID, MSG] = TMPFILE opens a file for writing and reading that goes when it is closed, where the system allows it.
%
%   See also mkstemp, tempname, fopen.
    name = tempname();
    [fid, msg] = fopen(name, 'w+b');
    if fid >= 0 && isunix
        delete(name);
    end
end
