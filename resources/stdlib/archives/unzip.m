function names = unzip(archive, folder)
%UNZIP Extract contents of zip file
%   UNZIP(archive) extracts a zip archive into the current folder, UNZIP(archive, folder) into another, which is made if it is
%   missing. names = UNZIP(...) lists the files that were extracted.
%
%   See also zip, gunzip, untar.
    if nargin < 2
        folder = pwd;
    end
    archive = matlab.internal.existing_archive(archive, '.zip', 'MATLAB:unzip:invalidZipFile');
    if ~isfolder(folder)
        mkdir(folder);
    end
    listing = matlab.internal.run_tool('MATLAB:unzip:invalidZipFile', pwd, 'unzip -Z1 %s', archive);
    matlab.internal.run_tool('MATLAB:unzip:invalidZipFile', pwd, 'unzip -q -o %s -d %s', archive, char(folder));
    if nargout > 0
        names = matlab.internal.extracted_names(listing, folder);
    end
end
