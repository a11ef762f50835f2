function [out, values] = spparms(key, value)
%SPPARMS Set parameters for sparse matrix routines
%   SPPARMS prints the parameters, VALUES = SPPARMS returns them, [KEYS, VALUES] = SPPARMS returns their names too.
%   VALUE = SPPARMS(KEY) returns one, SPPARMS(KEY, VALUE) sets one, SPPARMS(VALUES) the first ones, SPPARMS('default') and
%   SPPARMS('tight') all. The factorizations choose by the structure of the matrix; the parameters are kept for programs
%   that ask for them.
%
%   See also chol, lu, mldivide.
    persistent current
    names = {'spumoni', 'ths_rel', 'ths_abs', 'exact_d', 'supernd', 'rreduce', 'wh_frac', 'autommd', 'autoamd', 'piv_tol', ...
             'bandden', 'umfpack', 'sym_tol'};
    default = [0; 1; 1; 0; 3; 3; 0.5; 1; 1; 0.1; 0.5; 1; 0.001];
    if isempty(current)
        current = default;
    end
    if nargin == 0
        if nargout == 0
            for k = 1:numel(names)
                fprintf('%10s: %g\n', names{k}, current(k));
            end
        elseif nargout == 1
            out = current;
        else
            out = char(names);
            values = current;
        end
        return
    end
    if nargin == 1 && isnumeric(key)
        if numel(key) > numel(current)
            error('MATLAB:spparms:TooManyValues', 'Too many elements in vector VALS.');
        end
        current(1:numel(key)) = key(:);
        return
    end
    if ~ischar(key) && ~isstring(key)
        error('MATLAB:spparms:InvalidKey', 'The parameter must be a text.');
    end
    key = lower(char(key));
    if nargin == 1 && strcmp(key, 'default')
        current = default;
        return
    end
    if nargin == 1 && strcmp(key, 'tight')
        current = default;
        current([2 4 5 6 10]) = [1; 1; 1; 1; 0.1];
        current(3) = 0;
        return
    end
    at = find(strcmp(key, names), 1);
    if isempty(at)
        error('MATLAB:spparms:InvalidKey', 'KEY not recognized: ''%s''.', key);
    end
    if nargin == 1
        out = current(at);
    else
        current(at) = value;
    end
end
