function rmappdata(handle, name)
%RMAPPDATA Remove application data
%   RMAPPDATA(H, NAME) forgets what setappdata has kept under that name.
%
%   See also setappdata, getappdata, isappdata.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    data = matlab.internal.application_data(handle);
    if ~isfield(data, name)
        error('MATLAB:HandleGraphics:Appdata:InvalidPropertyName', 'The application data has no name ''%s''.', char(name));
    end
    matlab.internal.application_data(handle, rmfield(data, char(name)));
end
