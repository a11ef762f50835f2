% how sparse matrices print
S = sparse([1 2], [1 2], [1 2]);
check(evalc('S'), ["" "S =" "" "   (1,1)        1" "   (2,2)        2" ""])
check(evalc('disp(S)'), ["   (1,1)        1" "   (2,2)        2"])
Z = sparse(2, 3);
check(evalc('Z'), ["" "Z =" "" "   All zero sparse: 2×3" ""])
H = sparse([1 2], [1 2], [0.5 -2.25]);
check(evalc('disp(H)'), ["   (1,1)       0.5000" "   (2,2)      -2.2500"])
B = sparse([10 9 10], [9 10 10], [-1 -1 2]);
check(evalc('disp(B)'), ["  (10,9)       -1" "   (9,10)      -1" "  (10,10)       2"])
L = sparse([true false true]);
check(evalc('disp(L)'), ["   (1,1)        1" "   (1,3)        1"])
C = sparse([1 2], [1 1], [1+2i 3]);
check(evalc('disp(C)'), ["   (1,1)      1.0000 + 2.0000i" "   (2,1)      3.0000 + 0.0000i"])
M = sparse([1 2], [1 1], [1234.5 0.5]);
check(evalc('disp(M)'), ["   1.0e+03 *" "" "   (1,1)       1.2345" "   (2,1)       0.0005"])
c = {S, Z};
check(evalc('disp(c)'), "    {2×2 double}    {2×3 double}")

function check(text, lines)
    wanted = strjoin(lines, newline) + newline;
    assert(string(text) == wanted, '%s\n-- wanted:\n%s', text, wanted)
end
