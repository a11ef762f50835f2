function etna_handle = restore_function_handle(etna_text, etna_workspace)
%RESTORE_FUNCTION_HANDLE Function handle from its text and the variables that it captured
%   h = RESTORE_FUNCTION_HANDLE(text, workspace) is the handle with this text; the fields of workspace are the variables
%   that an anonymous function captured when it was made.
    if ~startsWith(etna_text, '@')
        etna_handle = str2func(etna_text);
        return
    end
    etna_names = fieldnames(etna_workspace);
    for etna_index = 1:numel(etna_names)
        eval([etna_names{etna_index} ' = etna_workspace.' etna_names{etna_index} ';']);
    end
    etna_handle = eval(etna_text);
end
