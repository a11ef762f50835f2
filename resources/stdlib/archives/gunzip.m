function names = gunzip(files, folder)
%GUNZIP Extract contents of GNU zip file
%   GUNZIP(files) extracts the '.gz' files that are named in text or a cell array, with wildcards, beside them, and
%   GUNZIP(files, folder) into a folder. names = GUNZIP(...) lists the extracted files.
%
%   See also gzip, unzip, untar.
    list = matlab.internal.matching_files(files, pwd);
    names = cell(1, numel(list));
    for k = 1:numel(list)
        target = regexprep(list{k}, '\.gz$', '');
        if strcmp(target, list{k})
            error('MATLAB:gunzip:notGzipFormat', 'The name ''%s'' does not end in .gz.', list{k});
        end
        if nargin > 1
            if ~isfolder(folder)
                mkdir(folder);
            end
            [~, base, extension] = fileparts(target);
            target = fullfile(char(folder), [base extension]);
        end
        matlab.internal.run_tool('MATLAB:gunzip:notGzipFormat', pwd, 'gzip -d -c %s > %s', list{k}, target);
        names{k} = target;
    end
    if nargout == 0
        clear names
    end
end
