function s = read_octave_binary(file)
%READ_OCTAVE_BINARY Variables of a file in Octave's binary format, as the fields of a struct
%   The format: "Octave-1-L" or "-B", a byte for the floating-point format, then one record a variable: name, comment,
%   a byte for global, the name of its type, its data. Lengths and sizes are 32-bit integers.
    fid = fopen(file, 'r');
    bytes = fread(fid, Inf, '*uint8').';
    fclose(fid);
    if numel(bytes) < 11 || ~strncmp(char(bytes(1:10)), 'Octave-1-', 9)
        error('MATLAB:load:unableToReadMatFile', 'The file ''%s'' is not in Octave''s binary format.', file);
    end
    big = bytes(10) == 'B';
    at = 12;
    s = struct;
    while at < numel(bytes)
        [name, value] = record();
        s.(name) = value;
    end

    function [name, value] = record()
        name = char(take(int(), 'uint8'));
        take(int(), 'uint8');
        take(1, 'uint8');
        if take(1, 'uint8') ~= 255
            error('MATLAB:load:unableToReadMatFile', 'The file ''%s'' is of an older version of the format.', file);
        end
        type = char(take(int(), 'uint8'));
        value = of_type(type);
    end

    function value = of_type(type)
        switch type
            case {'scalar', 'float scalar'}
                value = cast(numbers(1), class_of(type));
            case {'complex scalar', 'float complex scalar'}
                parts = numbers(2);
                value = cast(complex(parts(1), parts(2)), class_of(type));
            case {'matrix', 'float matrix', 'null_matrix'}
                shape = sizes();
                value = reshape(cast(numbers(prod(shape)), class_of(type)), shape);
            case {'complex matrix', 'float complex matrix'}
                shape = sizes();
                parts = numbers(2 * prod(shape));
                value = reshape(cast(complex(parts(1:2:end), parts(2:2:end)), class_of(type)), shape);
            case 'bool'
                value = take(1, 'uint8') ~= 0;
            case 'bool matrix'
                shape = sizes();
                value = reshape(take(prod(shape), 'uint8') ~= 0, shape);
            case {'string', 'sq_string', 'null_string', 'null_sq_string'}
                shape = sizes();
                value = reshape(char(take(prod(shape), 'uint8')), shape);
            case 'cell'
                shape = sizes();
                value = cell(shape);
                for k = 1:prod(shape)
                    [~, value{k}] = record();
                end
            case 'scalar struct'
                value = struct;
                for k = 1:int()
                    [field, content] = record();
                    value.(field) = content;
                end
            case 'struct'
                shape = sizes();
                value = repmat(struct, shape);
                for k = 1:int()
                    [field, content] = record();
                    if isempty(value)
                        value = reshape(struct(field, {}), shape);
                    else
                        [value.(field)] = content{:};
                    end
                end
            case {'range', 'double_range'}
                take(1, 'uint8');
                ends = take(3, 'double'); % base, limit, increment
                value = ends(1):ends(3):ends(2);
            otherwise
                words = strsplit(type, ' ');
                if numel(words) == 2 && ~isempty(regexp(words{1}, '^u?int(8|16|32|64)$', 'once'))
                    if strcmp(words{2}, 'scalar')
                        value = take(1, words{1});
                    else
                        shape = sizes();
                        value = reshape(take(prod(shape), words{1}), shape);
                    end
                else
                    error('MATLAB:load:unableToReadMatFile', 'Values of Octave''s type ''%s'' cannot be read.', type);
                end
        end
    end

    % Numbers behind the byte that tells how they are stored.
    function x = numbers(count)
        stored = {'uint8', 'uint16', 'uint32', 'int8', 'int16', 'int32', 'single', 'double', 'int64'};
        x = double(take(count, stored{double(take(1, 'uint8')) + 1}));
    end

    function shape = sizes()
        count = int();
        if count >= 0
            error('MATLAB:load:unableToReadMatFile', 'The file ''%s'' is of an older version of the format.', file);
        end
        shape = double(take(-count, 'int32'));
    end

    function n = int()
        n = double(take(1, 'int32'));
    end

    function x = take(count, class)
        widths = struct('uint8', 1, 'int8', 1, 'uint16', 2, 'int16', 2, 'uint32', 4, 'int32', 4, 'single', 4, ...
            'double', 8, 'int64', 8, 'uint64', 8);
        last = at + count * widths.(class) - 1;
        if count < 0 || last > numel(bytes)
            error('MATLAB:load:unableToReadMatFile', 'The file ''%s'' ends in the middle of a variable.', file);
        end
        x = typecast(bytes(at:last), class);
        at = last + 1;
        if big
            x = swapbytes(x);
        end
    end
end

function name = class_of(type)
    name = 'double';
    if strncmp(type, 'float', 5)
        name = 'single';
    end
end
