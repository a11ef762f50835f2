function names = gzip(files, folder)
%GZIP Compress files into GNU zip files
%   GZIP(files) makes, beside each file that is named in text or a cell array, with wildcards, a compressed file with '.gz'
%   after its name. GZIP(files, folder) puts them into a folder. names = GZIP(...) lists them.
%
%   See also gunzip, zip, tar.
    list = matlab.internal.matching_files(files, pwd);
    names = cell(1, numel(list));
    for k = 1:numel(list)
        target = [list{k} '.gz'];
        if nargin > 1
            if ~isfolder(folder)
                mkdir(folder);
            end
            [~, base, extension] = fileparts(list{k});
            target = fullfile(char(folder), [base extension '.gz']);
        end
        matlab.internal.run_tool('MATLAB:gzip:cannotCreate', pwd, 'gzip -c %s > %s', list{k}, target);
        names{k} = target;
    end
    if nargout == 0
        clear names
    end
end
