function names = untar(archive, folder)
%UNTAR Extract contents of tar file
%   UNTAR(archive) extracts a tar archive, compressed or not, into the current folder, UNTAR(archive, folder) into another.
%   names = UNTAR(...) lists the files that were extracted.
%
%   See also tar, unzip, gunzip.
    if nargin < 2
        folder = pwd;
    end
    archive = matlab.internal.existing_archive(archive, '.tar', 'MATLAB:untar:invalidTarFile');
    if ~isfolder(folder)
        mkdir(folder);
    end
    listing = matlab.internal.run_tool('MATLAB:untar:invalidTarFile', pwd, 'tar -t -f %s', archive);
    matlab.internal.run_tool('MATLAB:untar:invalidTarFile', pwd, 'tar -x -f %s -C %s', archive, char(folder));
    if nargout > 0
        names = matlab.internal.extracted_names(listing, folder);
    end
end
