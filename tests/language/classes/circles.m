% Handle objects that refer to each other in a circle go too, some time after nobody else refers to them: through properties,
% cells, functions, maps and the variables that nested functions share. Doc: "Handle Object Behavior".
book = Book;
for k = 1:20
    linked(book);
end
for k = 1:25000 % enough new handles for somebody to look for circles
    spare = Noisy('', []); %#ok<NASGU>
    kept{k} = spare; %#ok<SAGROW>
end
clear kept spare
assert(isequal(sort(book.Lines), sort(repmat({'cell', 'function', 'map', 'nested', 'pair1', 'pair2'}, 1, 20))))

% Variables that a nested function shares, when one of them holds a handle to that function.
for k = 1:25000
    shared(book, k);
end
assert(sum(strcmp(book.Lines, 'shared')) == 1)

% What is left of such circles when the program ends is nobody's.
last = containers.Map;
object = Noisy('last', []);
object.Other = last;
last('object') = object;
clear last object
shared([], 0);

function linked(book)
    one = Noisy('pair1', book);
    two = Noisy('pair2', book);
    one.Other = two;
    two.Other = one;
    inCell = Noisy('cell', book);
    inCell.Other = {1, {inCell}};
    inFunction = Noisy('function', book);
    inFunction.Other = @() inFunction.Other;
    inMap = Noisy('map', book);
    inMap.Other = containers.Map({'a', 'b'}, {1, inMap});
    nested(Noisy('nested', book));
end

function shared(book, k)
    f = @inner;
    if k == 1
        keeper = onCleanup(@() book.add('shared'));
    end
    function inner()
        disp({f, keeper})
    end
end

function nested(object)
    object.Other = @inner;
    function inner()
        disp(object.Other)
    end
end
