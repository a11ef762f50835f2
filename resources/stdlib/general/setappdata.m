function setappdata(handle, name, value)
%SETAPPDATA Store application data
%   SETAPPDATA(H, NAME, VALUE) keeps a value under a name with the graphics object H; 0 is the root.
%
%   See also getappdata, isappdata, rmappdata.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    data = matlab.internal.application_data(handle);
    data.(char(name)) = value;
    matlab.internal.application_data(handle, data);
end
