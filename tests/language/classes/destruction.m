% delete runs when the last reference goes. Doc: "Handle Class Destructor".
book = Book;
n = Noisy('a', book);
n = [];
assert(isequal(book.Lines, {'a'}))
n = Noisy('b', book);
m = n;
clear n
assert(numel(book.Lines) == 1)
clear m
assert(isequal(book.Lines, {'a', 'b'}))
inFunction(book);
assert(isequal(book.Lines, {'a', 'b', 'c'}))
k = Noisy('d', book);
delete(k);
assert(isequal(book.Lines{end}, 'd') && ~isvalid(k))
clear k
assert(numel(book.Lines) == 4)
c = {Noisy('e', book)};
c{1} = 1;
assert(strcmp(book.Lines{end}, 'e'))
x = Noisy('f', book);
x = Noisy('g', book);
assert(strcmp(book.Lines{end}, 'f'))
y = Noisy('h', book);
y.Other = x;
clear x
assert(strcmp(book.Lines{end}, 'f'))
clear y
assert(isequal(book.Lines(end-1:end), {'h', 'g'}))

function inFunction(book)
    local = Noisy('c', book); %#ok<NASGU>
end
