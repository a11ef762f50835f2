% How objects are shown. Doc: "Display Object in Command Window", "Custom Display Interface".
p = Point2(1, 2); %#ok<NASGU>
assert(strcmp(evalc('p'), sprintf(['\np = \n\n  Point2 with properties:\n\n             x: 1\n             y: 2\n' ...
                                   '    Dimensions: 2\n          Norm: 2.2361\n\n'])))
assert(strcmp(evalc('disp(Square(2))'), sprintf('  Square with properties:\n\n     Sides: 4\n    Length: 2\n')))
q = [Square(1) Square(2)]; %#ok<NASGU>
assert(strcmp(evalc('q'), sprintf('\nq = \n\n  1%s2 Square array with properties:\n\n    Sides\n    Length\n\n', char(215))))
b = Book;
delete(b)
assert(strcmp(evalc('b'), sprintf('\nb = \n\n  handle to deleted Book\n\n')))
c = Colour.Red; %#ok<NASGU>
assert(strcmp(evalc('c'), sprintf('\nc = \n\n  Colour enumeration\n\n    Red\n\n')))
text = evalc('disp(Card)');
assert(contains(text, 'Card of a person') && contains(text, 'Who') && contains(text, 'Name: ''ada''') && contains(text, 'Age: 209'))
