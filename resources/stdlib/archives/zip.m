function names = zip(archive, files, folder)
%ZIP Compress files into zip file
%   ZIP(archive, files) puts files and folders, named in text or a cell array, with wildcards, into a zip archive; '.zip' is
%   added to a name without extension. ZIP(archive, files, folder) takes names from the folder. names = ZIP(...) lists what
%   was packed.
%
%   See also unzip, gzip, tar.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3
        folder = pwd;
    end
    [archive, list] = matlab.internal.archive_names(archive, files, folder, '.zip');
    matlab.internal.run_tool('MATLAB:zip:cannotCreate', folder, 'rm -f %s; zip -q -r %s%s', archive, archive, ...
        matlab.internal.quoted(list{:}));
    if nargout > 0
        names = list;
    end
end
