function [slcidx, C, Cpre, Cpost, win] = movslice(N, wlen)
%MOVSLICE Indices of all windows of a vector
%   [IDX, C, CPRE, CPOST, WIN] = MOVSLICE(N, WLEN) gives one column of indices for each window that is inside of a vector of
%   N elements, the centers C of these, the centers before and after whose windows stick out, and the offsets WIN.
%
%   See also movfun.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isscalar(N) && N > 0 && N == fix(N))
        error('MATLAB:movslice:n', 'movslice: N must be a positive integer.');
    end
    if ~(isnumeric(wlen) && all(wlen >= 0) && all(wlen == fix(wlen)) && any(numel(wlen) == [1 2]))
        error('MATLAB:movslice:wlen', 'movslice: WLEN must be a scalar or 2-element array of integers >= 0.');
    end
    if isscalar(wlen)
        if wlen == 1
            error('MATLAB:movslice:wlen', 'movslice: WLEN must be > 1.');
        end
        if mod(wlen, 2) == 1
            wlen = (wlen - 1) / 2 * [1 1];
        else
            wlen = wlen / 2 * [1 1] - [0 1];
        end
    elseif all(wlen == 0)
        error('MATLAB:movslice:wlen', 'movslice: WLEN must not be [0, 0].');
    end
    if max(wlen) > N
        error('MATLAB:movslice:wlen', 'movslice: window length WLEN (%d) must be shorter than length along DIM (%d).', max(wlen), N);
    end
    Cpre = 1:wlen(1);
    Cpost = N - wlen(2) + 1:N;
    C = wlen(1) + 1:N - wlen(2);
    win = (-wlen(1):wlen(2)).';
    slcidx = C + win;
end
