function varargout = pkg(command, varargin)
%PKG Octave's packages
%   PKG load NAME ... is accepted, because programs for Octave say it: what those packages hold is part of this program,
%   or is not there at all, which a warning says for names that are not known. PKG list returns an empty list.
    known = {'statistics', 'signal', 'image', 'control', 'optim', 'struct', 'strings', 'io', 'linear-algebra', 'general', ...
        'geometry', 'specfun', 'miscellaneous', 'parallel', 'mapping', 'communications', 'symbolic', 'matgeom', 'nan', ...
        'splines', 'special-matrix', 'datatypes', 'odepkg', 'struct', 'dataframe', 'sparsersb', 'interval', 'doctest'};
    if nargin == 0
        error('Octave:invalid-fun-call', 'Invalid call to pkg.');
    end
    switch lower(char(command))
        case {'load', 'unload'}
            for k = 1:numel(varargin)
                name = char(varargin{k});
                if ~startsWith(name, '-') && ~any(strcmpi(name, known))
                    warning('Octave:pkg:unknown', 'The package %s is not known.', name);
                end
            end
        case {'list', 'describe'}
            if nargout > 0
                [varargout{1:nargout}] = deal({});
            end
        case {'install', 'uninstall', 'update', 'build', 'rebuild', 'prefix', 'local_list', 'global_list', 'test'}
            warning('Octave:pkg:unavailable', 'Packages cannot be installed: pkg %s does nothing.', char(command));
            if nargout > 0
                [varargout{1:nargout}] = deal({});
            end
        otherwise
            error('Octave:invalid-fun-call', 'pkg: unknown command %s.', char(command));
    end
end
