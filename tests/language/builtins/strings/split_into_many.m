% strsplit and strjoin: empty parts, several delimiters, the longest one wins, what stands between.
[c, d] = strsplit ('a,b,,c,', ',');
assert (isequal (c, {'a', 'b', 'c', ''}) && isequal (d, {',', ',,', ','}))
[c, d] = strsplit ('a,b,,c,', ',', 'CollapseDelimiters', false);
assert (isequal (c, {'a', 'b', '', 'c', ''}) && isequal (d, {',', ',', ',', ','}))
assert (isequal (strsplit ('aXXbXcXYd', {'X', 'XX', 'XY'}), {'a', 'b', 'c', 'd'}))
assert (isequal (strsplit (',,', ',', 'CollapseDelimiters', false), {'', '', ''}))
assert (isequal (size (strsplit ('', ',')), [1 1]))
assert (isequal (strsplit ("a b", ' '), ["a", "b"]))
c = strsplit (sprintf ('%d,', 1:1000), ',');
assert (numel (c) == 1001 && isempty (c{1001}) && isequal (strjoin (c, ';'), sprintf ('%d;', 1:1000)))
c = strsplit ('x,x,y', ',');
c{1}(2) = 'z';
assert (isequal (c, {'xz', 'x', 'y'}))
assert (isequal (strjoin ({'a', 'b', 'c'}, {'1', '2'}), 'a1b2c'))
