function pat = lettersPattern(varargin)
%LETTERSPATTERN Match letter characters
%   PAT = LETTERSPATTERN matches one or more letters, LETTERSPATTERN(N) exactly N, LETTERSPATTERN(MIN, MAX) from MIN to
%   MAX, as many as possible.
%
%   See also pattern, digitsPattern, alphanumericsPattern.
    pat = pattern.repeated('[\p{L}]', 'lettersPattern', '+', varargin{:});
end
