function [lower, upper] = bandwidth(A, type)
%BANDWIDTH Lower and upper bandwidth of a matrix
%   B = BANDWIDTH(A, 'lower') or BANDWIDTH(A, 'upper'); [LOWER, UPPER] = BANDWIDTH(A).
%
%   See also isbanded, isdiag, istril, istriu.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(A) || islogical(A)) || ~ismatrix(A)
        error('MATLAB:bandwidth:matrix', 'bandwidth: A must be a 2-D numeric or logical matrix.');
    end
    if nargin == 2 && ~(ischar(type) || isstring(type)) || nargin == 2 && ~any(strcmpi(type, {'lower', 'upper'}))
        error('MATLAB:bandwidth:type', 'bandwidth: TYPE must be "lower" or "upper".');
    end
    if nargin == 1 && nargout < 2
        error('MATLAB:bandwidth:notEnoughOutputs', 'bandwidth: give TYPE, or ask for two outputs.');
    end
    [i, j] = find(A);
    low = max([0; i(:) - j(:)]);
    up = max([0; j(:) - i(:)]);
    if nargin == 2
        if strcmpi(type, 'lower')
            lower = low;
        else
            lower = up;
        end
    else
        lower = low;
        upper = up;
    end
end
