function value = optimget(options, name, default)
%OPTIMGET Value of an optimization option
%   VALUE = OPTIMGET(OPTIONS, NAME) is the option NAME, or [] if it is not set. OPTIMGET(OPTIONS, NAME, DEFAULT) gives
%   DEFAULT then.
%
%   See also optimset.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isempty(options) && ~isstruct(options)
        error('MATLAB:optimget:Arg1NotStruct', 'First argument must be an options structure created with OPTIMSET.');
    end
    if ~ischar(name) && ~isstring(name)
        error('MATLAB:optimget:name', 'optimget: the name must be text.');
    end
    if nargin < 3
        default = [];
    end
    value = default;
    if isempty(options)
        return
    end
    fields = fieldnames(options);
    match = find(strcmpi(fields, name));
    if isempty(match)
        match = find(strncmpi(fields, name, numel(char(name))));
    end
    if ~isempty(match) && ~isempty(options.(fields{match(1)}))
        value = options.(fields{match(1)});
    end
end
