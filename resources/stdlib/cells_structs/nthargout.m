function out = nthargout(n, varargin)
%NTHARGOUT One of the outputs of a function
%   out = NTHARGOUT(n, f, arguments...) calls f with n outputs and returns the last of them. When n is a vector, the
%   outputs that it names are returned in a cell array. NTHARGOUT(n, count, f, arguments...) asks f for count outputs.
%
%   Example: the positions of the largest elements of a, without a name for the elements themselves
%      i = nthargout(2, @max, a)
    if nargin < 2
        print_usage();
    end
    if isa(varargin{1}, 'function_handle') || ischar(varargin{1}) || isstring(varargin{1})
        count = max(n(:));
        f = varargin{1};
        arguments = varargin(2:end);
    else
        count = varargin{1};
        if nargin < 3
            print_usage();
        end
        f = varargin{2};
        arguments = varargin(3:end);
    end
    if ~isnumeric(n) || isempty(n) || any(n(:) ~= fix(n(:)) | n(:) <= 0)
        error('MATLAB:nthargout:n', 'nthargout: the number of the output must be a positive whole number.');
    end
    if ~isscalar(count) || ~isnumeric(count) || count < max(n(:)) || count ~= fix(count)
        error('MATLAB:nthargout:count', 'nthargout: the count of outputs must be a whole number and not less than n.');
    end
    outputs = cell(1, count);
    [outputs{:}] = feval(f, arguments{:});
    if isscalar(n)
        out = outputs{n};
    else
        out = reshape(outputs(n), size(n));
    end
end
