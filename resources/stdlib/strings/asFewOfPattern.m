function newpat = asFewOfPattern(pat, least, most)
%ASFEWOFPATTERN Match pattern as few times as possible
%   NEWPAT = ASFEWOFPATTERN(PAT) matches PAT over and over, as seldom as possible, zero times included.
%   ASFEWOFPATTERN(PAT, MIN) and ASFEWOFPATTERN(PAT, MIN, MAX) set how often.
%
%   See also pattern, asManyOfPattern, optionalPattern.
    words = '';
    if nargin == 1
        quantifier = '*?';
    else
        if nargin < 3
            most = Inf;
        end
        [quantifier, limits] = pattern.quantifier('*?', least, most);
        words = [',', limits(2:end-1)];
        if nargin < 3
            words = sprintf(',%d', least);
        end
    end
    newpat = pattern.made(pat, ['(?:%s)', quantifier], ['asFewOfPattern(%s', words, ')'], 'atom');
end
