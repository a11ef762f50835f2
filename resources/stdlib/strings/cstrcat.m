function s = cstrcat(varargin)
%CSTRCAT Char arrays side by side, white space kept
%   S = CSTRCAT(S1, S2, ...) is [S1, S2, ...] for char arrays.
%
%   See also strcat, strvcat.
    if nargin == 0
        s = '';
        return
    end
    texts = varargin;
    for k = 1:nargin
        if isStringScalar(texts{k})
            texts{k} = char(texts{k});
        elseif ~ischar(texts{k})
            error('MATLAB:cstrcat:input', 'cstrcat: arguments must be character strings.');
        end
    end
    s = [texts{:}];
end
