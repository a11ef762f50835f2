% set, get, dots, defaults, labels and legends.
close all
f = figure('Name', 'Test');
assert(strcmp(f.Name, 'Test') && f.Number == 1 && isgraphics(f) && ishghandle(1))
h = plot(1:3);
h.LineWidth = 2;
assert(get(h, 'LineWidth') == 2)
set(h, 'linew', 3, 'Color', '#ff0000')
assert(h.LineWidth == 3 && isequal(h.Color, [1 0 0]))
set(h, {'Marker', 'MarkerSize'}, {'s', 9})
assert(strcmp(h.Marker, 'square') && h.MarkerSize == 9)
h.UserData = struct('a', 1);
assert(h.UserData.a == 1)
t = title('A title'); xlabel('x'); ylabel({'two', 'lines'});
assert(strcmp(t.String, 'A title') && strcmp(get(get(gca, 'Title'), 'String'), 'A title'))
ax = gca;
ax.Title.String = 'Other';
assert(strcmp(t.String, 'Other'))
l = legend('data', 'Location', 'northwest');
assert(isequal(l.String, {'data'}) || strcmp(l.String{1}, 'data'))
assert(strcmp(l.Location, 'northwest'))
hold on, plot([3 2 1])
assert(numel(l.String) == 2)
grid on
assert(strcmp(ax.XGrid, 'on'))
axis([0 4 0 5])
assert(isequal(axis, [0 4 0 5]))
axis tight
assert(isequal(xlim, [1 3]))
xticks([1 2 3]); xticklabels({'a', 'b', 'c'});
assert(isequal(get(gca, 'XTick'), [1 2 3]))
assert(numel(findobj(gcf, 'Type', 'line')) == 2)
figure(3)
assert(isequal(get(gcf, 'Number'), 3))
close(3)
assert(isequal(get(gcf, 'Number'), 1))
p = get(subplot(2, 1, 1), 'Position');
assert(max(abs(p - [0.13 0.5838 0.775 0.3412])) < 1e-3)
p = get(subplot(2, 2, 4), 'Position');
assert(max(abs(p - [0.5703 0.11 0.3347 0.3412])) < 1e-3)
clf
assert(isempty(get(gcf, 'Children')))
close all
