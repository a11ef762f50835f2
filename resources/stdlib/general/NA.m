function x = NA(varargin)
%NA Missing value of statistics: a NaN with a mark
%   X = NA is a NaN that isna tells from others. NA(N), NA(M, N, ...), NA([M N ...]) and NA(..., CLASS) make arrays of it.
%
%   See also isna, NaN, missing.
    x = hex2num('7ff840f440000000');
    if nargin > 0 && (ischar(varargin{end}) || isstring(varargin{end}))
        if strcmp(varargin{end}, 'single')
            x = hex2num('7fc207a2', 'single');
        end
        varargin(end) = [];
    end
    if ~isempty(varargin)
        x = repmat(x, varargin{:});
    end
end
