% plot: call forms of the documentation page "plot".
close all
h = plot(1:10);
assert(isequal(class(h), 'matlab.graphics.chart.primitive.Line'))
assert(isequal(h.XData, 1:10) && isequal(h.YData, 1:10))
assert(isequal(get(gca, 'XLim'), [1 10]))
x = linspace(0, 2*pi, 50);
h = plot(x, sin(x), 'r--o', x, cos(x), ':', 'LineWidth', 2);
assert(numel(h) == 2)
assert(isequal(h(1).Color, [1 0 0]) && strcmp(h(1).LineStyle, '--') && strcmp(h(1).Marker, 'o'))
assert(h(2).LineWidth == 2 && strcmp(h(2).LineStyle, ':'))
assert(isequal(xlim, [0 7]) && isequal(ylim, [-1 1]))

% a matrix: one line for each column, colours in turn
h = plot(magic(4));
assert(numel(h) == 4)
assert(isequal(h(2).Color, [0.85 0.325 0.098]))
h = plot((1:3)', [1 2; 3 4; 5 6]);
assert(numel(h) == 2 && isequal(h(2).YData, [2 4 6]))
h = plot([1+2i, 3+4i]);
assert(isequal(h.XData, [1 3]) && isequal(h.YData, [2 4]))

% hold, and a marker alone draws no line
plot(1:3), hold on
h = plot([3 2 1], 'x');
assert(strcmp(h.LineStyle, 'none') && strcmp(h.Marker, 'x'))
assert(numel(get(gca, 'Children')) == 2 && ishold)
hold off
plot(1:3)
assert(numel(get(gca, 'Children')) == 1)

% empty, NaN and single points are no errors
plot([]), plot(NaN), plot(5), plot([1 NaN 3]), plot([Inf 1])
ax = gca;
assert(ax.XLim(1) < ax.XLim(2))

% axes as the first argument
a = subplot(1, 2, 1); b = subplot(1, 2, 2);
h = plot(a, 1:3);
assert(isequal(h.Parent, a) && isempty(get(b, 'Children')))
close all
