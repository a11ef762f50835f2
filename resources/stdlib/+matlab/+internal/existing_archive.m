function archive = existing_archive(archive, extension, identifier)
%EXISTING_ARCHIVE Full name of an archive that is to be read
    archive = char(archive);
    if ~isfile(archive) && isfile([archive extension])
        archive = [archive extension];
    end
    if ~isfile(archive)
        error(identifier, 'The archive ''%s'' does not exist.', archive);
    end
    archive = make_absolute_filename(archive);
end
