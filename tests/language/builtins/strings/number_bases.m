% dec2bin, dec2base, hex2dec, num2hex, hex2num
assert(strcmp(dec2bin(5), '101') && isequal(dec2bin([1 2; 3 4]), ['001'; '011'; '010'; '100']) && strcmp(dec2bin(3, 4), '0011'))
assert(strcmp(dec2hex(-3), 'FD') && strcmp(dec2hex(-129), 'FF7F') && isequal(dec2hex({2748, 2746}), ['ABC'; 'ABA']))
assert(strcmp(dec2base(10, 'ab'), 'baba') && strcmp(dec2base(123, 3), '11120') && strcmp(dec2hex(uint64(18446744073709551615)), 'FFFFFFFFFFFFFFFF'))
assert(bin2dec('101') == 5 && hex2dec('ff') == 255 && hex2dec('0xFF') == 255 && isequal(base2dec({'A1', '1A'}, 16), [161; 26]))
assert(base2dec('yyyzx', 'xyz') == 123 && isequal(hex2dec(["10"; "20"]), [16; 32]))
assert(strcmp(num2hex(pi), '400921fb54442d18') && hex2num('400921fb54442d18') == pi && hex2num('ff', 'uint8') == 255)
assert(isequal(hex2num(['c00'; '3ff']), [-2; 1]) && isequal(num2hex(single([1 2])), ['3f800000'; '40000000']))
for code = {"dec2base(-1, 10)", "dec2base(1.5, 10)", "dec2base(1, 37)", "dec2base(1, 'ABA')", "dec2base(1, 2, -1)", "hex2dec('xyz')", "num2hex(1i)"}
    failed = false;
    try
        eval(code{1} + ";");
    catch
        failed = true;
    end
    assert(failed, code{1})
end
