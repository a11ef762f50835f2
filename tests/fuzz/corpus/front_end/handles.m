f = @() g(@(x) x + 1, @sin); h = @(varargin) cellfun(@(c) c{:}, varargin, 'UniformOutput', false); f()(1).a{2}; ?handle
