function name = typeinfo(x)
%TYPEINFO Name of the internal type of a value, as Octave calls it
%   NAME = TYPEINFO(X), for instance 'scalar', 'complex matrix', 'bool', 'int8 matrix', 'scalar struct'. TYPEINFO alone lists
%   the names.
%
%   See also class, isa.
    names = {'<unknown type>'; 'cell'; 'scalar'; 'complex scalar'; 'matrix'; 'complex matrix'; 'bool'; 'bool matrix'; 'string'; ...
        'sq_string'; 'int8 scalar'; 'int16 scalar'; 'int32 scalar'; 'int64 scalar'; 'uint8 scalar'; 'uint16 scalar'; ...
        'uint32 scalar'; 'uint64 scalar'; 'int8 matrix'; 'int16 matrix'; 'int32 matrix'; 'int64 matrix'; 'uint8 matrix'; ...
        'uint16 matrix'; 'uint32 matrix'; 'uint64 matrix'; 'sparse bool matrix'; 'sparse matrix'; 'sparse complex matrix'; ...
        'struct'; 'scalar struct'; 'function handle'; 'float scalar'; 'float complex scalar'; 'float matrix'; ...
        'float complex matrix'; 'object'; 'onCleanup'; 'null_matrix'; 'null_string'; 'null_sq_string'};
    if nargin == 0
        name = names;
        return
    end
    zero_by_zero = isequal(size(x), [0 0]);
    if issparse(x)
        if islogical(x)
            name = 'sparse bool matrix';
        elseif isreal(x)
            name = 'sparse matrix';
        else
            name = 'sparse complex matrix';
        end
        return
    end
    switch class(x)
        case {'double', 'single'}
            name = 'matrix';
            if isscalar(x)
                name = 'scalar';
            end
            if ~isreal(x)
                name = ['complex ', name];
            end
            if isa(x, 'single')
                name = ['float ', name];
            elseif zero_by_zero
                name = 'null_matrix';
            end
        case 'logical'
            name = 'bool matrix';
            if isscalar(x)
                name = 'bool';
            end
        case 'char'
            name = 'sq_string';
            if zero_by_zero
                name = 'null_sq_string';
            end
        case 'string'
            name = 'string';
            if isscalar(x) && strlength(x) == 0
                name = 'null_string';
            end
        case 'cell'
            name = 'cell';
        case 'struct'
            name = 'struct';
            if isscalar(x)
                name = 'scalar struct';
            end
        case 'function_handle'
            name = 'function handle';
        case 'onCleanup'
            name = 'onCleanup';
        case {'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'}
            name = [class(x), ' matrix'];
            if isscalar(x)
                name = [class(x), ' scalar'];
            end
        otherwise
            name = 'object';
    end
end
