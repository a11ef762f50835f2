function varargout = splitapply(func, varargin)
%SPLITAPPLY Split data into groups and apply function
%   Y = SPLITAPPLY(FUNC, X, G) calls FUNC with the rows of X that have the same number in G and puts the results, one a
%   group, below each other. [Y1, Y2, ...] = SPLITAPPLY(FUNC, X1, X2, ..., G) takes several arrays and results.
%
%   See also findgroups, accumarray, cellfun.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isa(func, 'function_handle')
        error('MATLAB:splitapply:InvalidFunction', 'The first input must be a function handle.');
    end
    G = varargin{end};
    data = varargin(1:end-1);
    groups = G(~isnan(G));
    if ~isvector(G) || any(groups < 1) || any(groups ~= fix(groups))
        error('MATLAB:splitapply:InvalidGroupNums', 'The group numbers must be a vector of positive integers.');
    end
    last = max(groups);
    if ~all(ismember(1:last, groups))
        error('MATLAB:splitapply:MissingGroupNums', 'The group numbers must be the integers from 1 to their number.');
    end
    for k = 1:numel(data)
        if isrow(data{k}) && isrow(G)
            data{k} = reshape(data{k}, [], 1);
        end
        if size(data{k}, 1) ~= numel(G)
            error('MATLAB:splitapply:InconsistentNumberOfRows', 'The data and the group numbers must have the same number of rows.');
        end
    end
    outputs = max(nargout, 1);
    results = cell(last, outputs);
    for g = 1:last
        part = cellfun(@(x) x(G == g, :), data, 'UniformOutput', false);
        [results{g, :}] = func(part{:});
        for k = 1:outputs
            if ~isscalar(results{g, k}) && size(results{g, k}, 1) ~= 1
                error('MATLAB:splitapply:OutputNotUniform', ...
                    'The function returned a value of %d rows for group %d; it must return one row, or put it into a cell.', ...
                    size(results{g, k}, 1), g);
            end
        end
    end
    for k = 1:outputs
        varargout{k} = vertcat(results{:, k}); %#ok<AGROW>
        if isrow(G) && iscolumn(varargout{k})
            varargout{k} = varargout{k}.';
        end
    end
end
