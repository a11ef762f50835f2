function value = getappdata(handle, name)
%GETAPPDATA Retrieve application data
%   VALUE = GETAPPDATA(H, NAME) is what setappdata has kept; [] if there is nothing. VALUES = GETAPPDATA(H) is a structure.
%
%   See also setappdata, isappdata, rmappdata.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    value = matlab.internal.application_data(handle);
    if nargin > 1
        if isfield(value, name)
            value = value.(char(name));
        else
            value = [];
        end
    end
end
