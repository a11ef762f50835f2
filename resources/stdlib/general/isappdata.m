function tf = isappdata(handle, name)
%ISAPPDATA True if application data exists
%   TF = ISAPPDATA(H, NAME) is true if setappdata has kept something under that name. NAME may be a cell array.
%
%   See also setappdata, getappdata, rmappdata.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    tf = isfield(matlab.internal.application_data(handle), name);
end
