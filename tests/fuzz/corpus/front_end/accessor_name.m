x = 3; x += 2; x++; --x x (1,:) double {mustBePositive} = 1
end
argum; y =ndle(); obj.x = v; end
       d
        function set. !x != 2 ** 3;
do
 x--;
until x < 0
unwind_protect
 error("a\n");
unwind_protect_cleanup
 printf("%d\n", x);
end_unwind_protect
if x, endif
while x, endwfor i = 1, while 0, switch 1, case 1, try, ehile
function f() f() 3' ; 4 - 5 6 -7
 8 9 ...
 10 11 12];
b = {1, 'x'
endfunction
