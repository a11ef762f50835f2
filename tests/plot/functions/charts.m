% Relatives of plot: each draws, gives handles, and takes properties.
close all
h = semilogy([1 10 100]);
assert(strcmp(get(gca, 'YScale'), 'log') && isequal(ylim, [1 100]))
loglog(1:10, (1:10).^2); semilogx(1:10);
h = stairs(1:3);
assert(strcmp(h.Type, 'stair'))
h = stem(1:3, 'filled');
assert(strcmp(h.Type, 'stem'))
h = scatter(1:3, [4 5 6], 50, 'r', 'filled');
assert(strcmp(h.Type, 'scatter') && isequal(h.YData, [4 5 6]))
h = bar([1 2; 3 4]);
assert(numel(h) == 2)
h = histogram([1 1 2 5]);
assert(sum(h.Values) == 4)
h = histogram([1 2 3 4], [0 2 4]);
assert(isequal(h.Values, [1 3]))
h = line([0 1], [0 1], 'Color', 'k');
assert(strcmp(h.Type, 'line'))
t = text(0.5, 0.5, '\alpha^2', 'FontSize', 14);
assert(t.FontSize == 14 && isequal(t.Position, [0.5 0.5 0]))
yline(2, '--'); xline([1 2]);
drawnow
name = [tempname '.png'];
print(name, '-dpng', '-r72')
assert(exist(name, 'file') == 2)
delete(name)
exportgraphics(gcf, name, 'Resolution', 100)
saveas(gcf, name)
assert(exist(name, 'file') == 2)
delete(name)
close all
