function pat = wildcardPattern(varargin)
%WILDCARDPATTERN Match as few characters of any type
%   PAT = WILDCARDPATTERN matches as few characters as possible, zero included. WILDCARDPATTERN(N) matches exactly N,
%   WILDCARDPATTERN(MIN, MAX) from MIN to MAX, as few as possible.
%   WILDCARDPATTERN(..., 'Except', PAT) matches no character where PAT matches.
%
%   See also pattern, lettersPattern, optionalPattern.
    numbers = varargin;
    class = '[\s\S]';
    name = 'wildcardPattern';
    except = '';
    if numel(varargin) >= 2 && (ischar(varargin{end-1}) || isstring(varargin{end-1}))
        if ~strcmpi(varargin{end-1}, 'Except')
            error('MATLAB:unknownOption', 'Unknown option ''%s'' for wildcardPattern.', char(varargin{end-1}));
        end
        except = varargin{end};
        numbers = varargin(1:end-2);
    end
    if isequal(except, '')
        pat = pattern.repeated(class, name, '*?', numbers{:});
        return
    end
    [quantifier, words] = pattern.quantifier('*?', numbers{:});
    if isempty(words)
        words = '(';
    else
        words = [words(1:end-1), ','];
    end
    except = pattern(except);
    if ~isscalar(except)
        all = except(1);
        for k = 2:numel(except)
            all = all | except(k);
        end
        except = all;
    end
    pat = pattern.made(except, ['(?:(?!%s)[\s\S])', quantifier], [name, words, '"Except",%s)'], 'atom');
end
