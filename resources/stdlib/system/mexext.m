function extension = mexext(varargin)
%MEXEXT Binary MEX file-name extension
%   extension = MEXEXT is the extension of compiled MEX files on this system, without a point. MEXEXT('all') is a
%   structure array with the extensions of all systems.
    if nargin > 0
        extension = struct('ext', {'mexa64', 'mexmaci64', 'mexmaca64', 'mexw64'}, 'arch', {'glnxa64', 'maci64', 'maca64', 'win64'});
    elseif ispc
        extension = 'mexw64';
    elseif ismac
        extension = 'mexmaci64';
    else
        extension = 'mexa64';
    end
end
