% Errors of the plot functions carry identifiers, and leave the figure as it was.
close all
function check(f, identifier)
    try
        f();
    catch e
        assert(strcmp(e.identifier, identifier), [e.identifier ' instead of ' identifier])
        return
    end
    error('test:none', 'no error, expected %s', identifier)
end
plot(1:3)
before = get(gca, 'Children');
check(@() plot(1:3, 1:4), 'MATLAB:samelen')
check(@() plot('text'), 'MATLAB:graphics:InvalidDataType')
check(@() plot({1}), 'MATLAB:graphics:InvalidDataType')
check(@() plot(1:3, 'qq'), 'MATLAB:plot:InvalidLineSpec')
check(@() xlim([2 1]), 'MATLAB:hg:InvalidLimits')
check(@() set(gca, 'NoSuchThing', 1), 'MATLAB:hg:InvalidProperty')
check(@() axis('sideways'), 'MATLAB:axis:UnknownOption')
check(@() subplot(2, 2, 5), 'MATLAB:subplot:SubplotIndexTooLarge')
check(@() figure(-1), 'MATLAB:figure:InvalidFigureNumber')
check(@() print('x.pdf', '-dpdf'), 'MATLAB:print:InvalidDeviceOption')
check(@() set(5, 'Name', 'x'), 'MATLAB:hg:BadHandle')
assert(isequal(before, get(gca, 'Children')))
h = plot(1:3);
close all
assert(~isgraphics(h))
check(@() set(h, 'LineWidth', 2), 'MATLAB:class:InvalidHandle')
check(@() print('nothing.png', '-dpng'), 'MATLAB:print:NoFigure')
