function [archive, list] = archive_names(archive, files, folder, extension)
%ARCHIVE_NAMES Full name of an archive that is to be made, and what goes into it
    if ~(ischar(archive) || (isstring(archive) && isscalar(archive)))
        error('MATLAB:archive:name', 'The name of the archive must be text.');
    end
    if ~(ischar(files) || isstring(files) || iscellstr(files))
        error('MATLAB:archive:files', 'The files must be named in text or a cell array of text.');
    end
    archive = char(archive);
    [~, ~, given] = fileparts(archive);
    if isempty(given)
        archive = [archive extension];
    end
    archive = make_absolute_filename(archive);
    list = matlab.internal.matching_files(files, folder);
    if isempty(list)
        error('MATLAB:archive:noFiles', 'There are no files to put into the archive.');
    end
end
