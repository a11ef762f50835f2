function data = application_data(handle, change)
%APPLICATION_DATA What setappdata has kept for a graphics object
%   DATA = APPLICATION_DATA(HANDLE) is a scalar structure. APPLICATION_DATA(HANDLE, DATA) replaces it.
    persistent kept
    if isempty(kept)
        kept = containers.Map('KeyType', 'char', 'ValueType', 'any');
    end
    if ~isscalar(handle) || ~(isnumeric(handle) || isobject(handle) || ishghandle(handle))
        error('MATLAB:hgappdata:InvalidHandle', 'The handle must be that of one graphics object.');
    end
    key = sprintf('%.17g', double(handle));
    if nargin > 1
        kept(key) = change;
    end
    if isKey(kept, key)
        data = kept(key);
    else
        data = struct();
    end
end
