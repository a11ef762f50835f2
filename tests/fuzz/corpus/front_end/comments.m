%{
block
%{
nested
%}
%}
x = 1; % end
# octave
%% section
y = [1 % in
 2 # too
];
... rest
#{
z
#}
