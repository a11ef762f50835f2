function names = tar(archive, files, folder)
%TAR Compress files into tar file
%   TAR(archive, files) puts files and folders, named in text or a cell array, with wildcards, into a tar archive; one whose
%   name ends in '.tgz' or '.gz' is compressed. '.tar' is added to a name without extension. TAR(archive, files, folder)
%   takes names from the folder. names = TAR(...) lists what was packed.
%
%   See also untar, zip, gzip.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3
        folder = pwd;
    end
    [archive, list] = matlab.internal.archive_names(archive, files, folder, '.tar');
    matlab.internal.run_tool('MATLAB:tar:cannotCreate', folder, 'tar -c -a -f %s%s', archive, matlab.internal.quoted(list{:}));
    if nargout > 0
        names = list;
    end
end
