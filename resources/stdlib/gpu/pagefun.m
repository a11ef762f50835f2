function varargout = pagefun(f, varargin)
%PAGEFUN Apply a function to each page of an array
%   C = PAGEFUN(F, A) applies the function F to the pages A(:,:,k) and puts the results into the pages of C.
%   C = PAGEFUN(F, A, B, ...) takes the pages of several arrays; a dimension beyond the second that is 1 in one array is
%   used again for each page of the others.
%   [C, D, ...] = PAGEFUN(...) collects several outputs of F.
%
%   The products, transposes and quotients of pages (@mtimes, @transpose, @ctranspose, @mldivide, @mrdivide, @inv) run
%   over all pages at once where there is a function for it; any other function is called for one page after the other.
%
%   See also arrayfun, pagemtimes, pagetranspose, gpuArray.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ischar(f) || isstring(f)
        f = str2func(f);
    end
    if ~isa(f, 'function_handle')
        error('parallel:gpu:pagefun:InvalidFunction', 'The first argument must be a function handle.');
    end
    for k = 1:numel(varargin)
        if ~(isnumeric(varargin{k}) || islogical(varargin{k}))
            error('parallel:gpu:pagefun:InvalidInput', 'The arguments of pagefun must be numeric or logical arrays.');
        end
    end
    name = func2str(f);
    if nargout <= 1
        if strcmp(name, 'mtimes') && numel(varargin) == 2
            varargout{1} = pagemtimes(varargin{:});
            return
        elseif strcmp(name, 'transpose') && isscalar(varargin)
            varargout{1} = pagetranspose(varargin{1});
            return
        elseif strcmp(name, 'ctranspose') && isscalar(varargin)
            varargout{1} = pagectranspose(varargin{1});
            return
        elseif any(strcmp(name, {'plus', 'minus', 'times', 'rdivide'})) && numel(varargin) == 2
            varargout{1} = f(varargin{:});
            return
        end
    end
    pages = common_pages(varargin);
    count = max(1, nargout);
    onDevice = any(cellfun(@isgpuarray, varargin));
    results = cell([count, max(1, prod(pages))]);
    position = cell(1, numel(pages));
    args = cell(1, numel(varargin));
    for p = 1:prod(pages)
        [position{:}] = ind2sub([pages 1], p);
        for k = 1:numel(varargin)
            at = position;
            for d = 1:numel(at)
                at{d} = min(at{d}, size(varargin{k}, d + 2));
            end
            args{k} = varargin{k}(:, :, at{:});
        end
        [results{:, p}] = f(args{:});
    end
    for k = 1:count
        if prod(pages) == 0
            varargout{k} = zeros([0 0 pages]);
            continue
        end
        first = size(results{k, 1});
        for p = 2:prod(pages)
            if ~isequal(size(results{k, p}), first)
                error('parallel:gpu:pagefun:OutputSize', 'The function must give results of the same size for all pages.');
            end
        end
        varargout{k} = reshape(cat(3, results{k, :}), [first(1:2) pages]);
        if onDevice
            varargout{k} = gpuArray(varargout{k});
        end
    end
end

function pages = common_pages(arrays)
    count = max([cellfun(@ndims, arrays), 3]) - 2;
    pages = ones(1, count);
    for k = 1:numel(arrays)
        for d = 1:count
            n = size(arrays{k}, d + 2);
            if n ~= 1 && pages(d) ~= 1 && n ~= pages(d)
                error('parallel:gpu:pagefun:SizeMismatch', ...
                      'Dimensions of the arrays beyond the second must be equal, or 1.');
            end
            if n ~= 1
                pages(d) = n;
            end
        end
    end
end
