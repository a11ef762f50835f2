function [reg, varargout] = parseparams(params, varargin)
%PARSEPARAMS Arguments before the first name, and the named ones
%   [reg, prop] = PARSEPARAMS(params) splits the cell array of arguments params at its first text: reg has what is before,
%   prop the rest. [reg, a, b, ...] = PARSEPARAMS(params, 'a', a0, 'b', b0, ...) returns the values of the named arguments,
%   or their defaults.
    texts = cellfun(@(p) ischar(p) || isstring(p), params);
    first = find(texts, 1);
    if isempty(first)
        reg = params;
        prop = {};
    else
        reg = params(1:first - 1);
        prop = params(first:end);
    end
    if nargin == 1
        varargout = {prop};
        return
    end
    names = varargin(1:2:end);
    if mod(numel(varargin), 2) ~= 0 || ~iscellstr(names)
        error('MATLAB:parseparams:defaults', 'parseparams: the options must be given as name-value pairs.');
    end
    varargout = varargin(2:2:end);
    if mod(numel(prop), 2) ~= 0
        error('Octave:invalid-fun-call', 'options must be given as name-value pairs');
    end
    for k = 1:2:numel(prop)
        at = find(strcmpi(char(prop{k}), names));
        if isempty(at)
            error('Octave:invalid-fun-call', 'unrecognized option: %s', char(prop{k}));
        end
        varargout{at} = prop{k + 1};
    end
end
