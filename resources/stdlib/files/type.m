function varargout = type(varargin)
%TYPE Display contents of file
%   TYPE name displays the file name, or the file of the function of that name. text = TYPE(name) returns it.
    out = '';
    for k = 1:nargin
        name = char(varargin{k});
        file = name;
        if ~isfile(file)
            file = which(name);
        end
        if isempty(file)
            error('MATLAB:type:fileNotFound', 'File ''%s'' not found.', name);
        elseif ~isfile(file)
            out = [out sprintf('''%s'' is a built-in function.\n', name)]; %#ok<AGROW>
        else
            out = [out fileread(file)]; %#ok<AGROW>
        end
    end
    if nargout > 0
        varargout{1} = out;
    else
        fprintf('\n%s\n', out);
    end
end
