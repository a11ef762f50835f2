function openvar(name, varargin)
%OPENVAR Open workspace variable in the Variables editor
%   OPENVAR(NAME) shows the variable NAME of the caller. Where there is no window, its value is displayed.
%
%   See also workspace, whos, disp.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin > 1
        error('MATLAB:maxrhs', 'Too many input arguments.');
    end
    if ~(ischar(name) || isstring(name))
        error('MATLAB:openvar:text', 'openvar: NAME must be a string');
    end
    name = char(name);
    if ~isvarname(name)
        error('MATLAB:openvar:name', 'openvar: NAME must be a variable name');
    end
    if ~evalin('caller', sprintf('exist(''%s'', ''var'')', name))
        error('MATLAB:openvar:missing', 'openvar: there is no variable ''%s''.', name);
    end
    evalin('caller', name);
end
