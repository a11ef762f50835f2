classdef (Sealed) missing
%MISSING Missing value
%   m = MISSING is a value that stands for a missing one in arrays of many classes: it becomes NaN in an array of numbers
%   and <missing> in a string array. It equals nothing, itself neither.
%
%   See also ismissing, rmmissing, fillmissing.
    methods
        function s = string(obj)
            s = repmat(string(NaN), size(obj));
        end
        function x = double(obj)
            x = NaN(size(obj));
        end
        function x = single(obj)
            x = NaN(size(obj), 'single');
        end
        function tf = ismissing(obj, varargin)
            tf = true(size(obj));
        end
        function tf = eq(a, b)
            tf = compared(a, b, false);
        end
        function tf = ne(a, b)
            tf = compared(a, b, true);
        end
        function tf = lt(a, b)
            tf = compared(a, b, false);
        end
        function tf = le(a, b)
            tf = compared(a, b, false);
        end
        function tf = gt(a, b)
            tf = compared(a, b, false);
        end
        function tf = ge(a, b)
            tf = compared(a, b, false);
        end
        function tf = isequal(varargin)
            tf = false;
        end
        function tf = isequaln(varargin)
            same = cellfun(@(v) isa(v, 'missing'), varargin);
            tf = all(same) && all(cellfun(@(v) isequal(size(v), size(varargin{1})), varargin));
        end
        function s = plus(a, b)
            if ~isstring(a) && ~isstring(b) && ~ischar(a) && ~ischar(b)
                error('MATLAB:UndefinedFunction', 'Operator ''+'' is not supported for operands of type ''missing''.')
            end
            s = string(a) + string(b);
        end
        function out = horzcat(varargin)
            out = joined(2, varargin);
        end
        function out = vertcat(varargin)
            out = joined(1, varargin);
        end
        function out = cat(dim, varargin)
            out = joined(dim, varargin);
        end
        function disp(obj)
            if isempty(obj)
                fprintf('  %s empty missing array\n', join(string(size(obj)), char(215)));
                return
            end
            for row = 1:size(obj, 1)
                fprintf('%s\n', repmat('    <missing>', 1, size(obj, 2)));
            end
        end
    end
end

function tf = compared(a, b, value)
    tf = repmat(value, size(zeros(size(a)) + zeros(size(b))));
end

function out = joined(dim, parts)
    others = parts(~cellfun(@(v) isa(v, 'missing'), parts));
    if isempty(others)
        out = builtin('cat', dim, parts{:});
        return
    end
    if any(cellfun(@isstring, others))
        target = @string;
    elseif any(cellfun(@iscell, others))
        target = @(v) {v};
    elseif all(cellfun(@isfloat, others))
        target = @double;
    else
        error('MATLAB:missing:concatenation', 'Values of class missing and of class %s cannot be concatenated.', class(others{1}))
    end
    for k = 1:numel(parts)
        if isa(parts{k}, 'missing')
            parts{k} = target(parts{k});
        end
    end
    out = cat(dim, parts{:});
end
