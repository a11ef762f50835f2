function folder = P_tmpdir()
%P_TMPDIR Folder for temporary files
%   folder = P_TMPDIR() is the system's folder for temporary files, without a separator at its end.
%
%   See also tempdir, tempname.
    folder = tempdir;
    if numel(folder) > 1 && folder(end) == filesep
        folder(end) = [];
    end
end
