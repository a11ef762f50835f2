function pat = whitespacePattern(varargin)
%WHITESPACEPATTERN Match white-space characters
%   PAT = WHITESPACEPATTERN matches one or more white-space characters, WHITESPACEPATTERN(N) exactly N,
%   WHITESPACEPATTERN(MIN, MAX) from MIN to MAX, as many as possible.
%
%   See also pattern, whitespaceBoundary.
    pat = pattern.repeated('[\s\p{Z}]', 'whitespacePattern', '+', varargin{:});
end
