function pat = alphanumericsPattern(varargin)
%ALPHANUMERICSPATTERN Match letter and digit characters
%   PAT = ALPHANUMERICSPATTERN matches one or more letters and digits, ALPHANUMERICSPATTERN(N) exactly N,
%   ALPHANUMERICSPATTERN(MIN, MAX) from MIN to MAX, as many as possible.
%
%   See also pattern, lettersPattern, digitsPattern.
    pat = pattern.repeated('[\p{L}\p{Nd}]', 'alphanumericsPattern', '+', varargin{:});
end
