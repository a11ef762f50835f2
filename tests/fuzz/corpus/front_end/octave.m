x = 3; x += 2; x++; --x; y = !x != 2 ** 3;
do
 x--;
until x < 0
unwind_protect
 error("a\n");
unwind_protect_cleanup
 printf("%d\n", x);
end_unwind_protect
if x, endif
while x, endwhile
function f()
endfunction
