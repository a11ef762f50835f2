function [G, varargout] = findgroups(varargin)
%FINDGROUPS Find groups and return group numbers
%   G = FINDGROUPS(A) numbers the distinct values of the vector A in ascending order; missing values get NaN.
%   [G, ID] = FINDGROUPS(A) also gives the values. [G, ID1, ID2, ...] = FINDGROUPS(A1, A2, ...) makes groups of the
%   combinations of values.
%
%   See also splitapply, unique, accumarray.
    if nargin == 0
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    count = numel(varargin{1});
    numbers = zeros(count, nargin);
    gone = false(count, 1);
    values = cell(1, nargin);
    for k = 1:nargin
        A = varargin{k};
        if ischar(A)
            A = cellstr(A);
        end
        if ~isvector(A) && ~isempty(A)
            error('MATLAB:findgroups:GroupingVarNotVector', 'The grouping variables must be vectors.');
        end
        if numel(A) ~= count
            error('MATLAB:findgroups:InconsistentNumberOfRows', 'The grouping variables must have the same number of elements.');
        end
        lost = ismissing(A);
        gone = gone | lost(:);
        kept = A(~lost);
        [values{k}, ~, at] = unique(kept(:));
        numbers(~lost, k) = at;
    end
    [rows, ~, at] = unique(numbers(~gone, :), 'rows');
    G = NaN(count, 1);
    G(~gone) = at;
    if isrow(varargin{1})
        G = G.';
    end
    for k = 1:nargin
        varargout{k} = values{k}(rows(:, k)); %#ok<AGROW>
        if isrow(varargin{k})
            varargout{k} = reshape(varargout{k}, 1, []);
        end
    end
end
