function map = lines(m)
%LINES The colors of lines in axes, as a color map
%   map = LINES(m) is an m-by-3 color map that repeats the seven default colors of lines. LINES without an argument has
%   256 colors.
%
%   See also colormap, plot.
    if nargin < 1
        m = 256;
    end
    order = [0 0.4470 0.7410; 0.8500 0.3250 0.0980; 0.9290 0.6940 0.1250; 0.4940 0.1840 0.5560; ...
             0.4660 0.6740 0.1880; 0.3010 0.7450 0.9330; 0.6350 0.0780 0.1840];
    map = order(mod(0:m-1, 7) + 1, :);
end
