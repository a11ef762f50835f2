function pat = digitsPattern(varargin)
%DIGITSPATTERN Match digit characters
%   PAT = DIGITSPATTERN matches one or more digits, DIGITSPATTERN(N) exactly N, DIGITSPATTERN(MIN, MAX) from MIN to MAX,
%   as many as possible.
%
%   See also pattern, lettersPattern, alphanumericsPattern.
    pat = pattern.repeated('[\p{Nd}]', 'digitsPattern', '+', varargin{:});
end
