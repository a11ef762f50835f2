function newpat = asManyOfPattern(pat, least, most)
%ASMANYOFPATTERN Match pattern as many times as possible
%   NEWPAT = ASMANYOFPATTERN(PAT) matches PAT over and over, zero times included. ASMANYOFPATTERN(PAT, MIN) and
%   ASMANYOFPATTERN(PAT, MIN, MAX) set how often.
%
%   See also pattern, asFewOfPattern, optionalPattern.
    words = '';
    if nargin == 1
        quantifier = '*';
    else
        if nargin < 3
            most = Inf;
        end
        [quantifier, limits] = pattern.quantifier('*', least, most);
        words = [',', limits(2:end-1)];
        if nargin < 3
            words = sprintf(',%d', least);
        end
    end
    newpat = pattern.made(pat, ['(?:%s)', quantifier], ['asManyOfPattern(%s', words, ')'], 'atom');
end
