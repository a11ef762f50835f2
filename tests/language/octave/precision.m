# Octave's output_precision and fixed_point_format refine what format chooses.
shown = @(x) strtrim (strrep (disp (x), char (10), '|'));
assert (output_precision () == 5 && strcmp (shown (pi), '3.1416|'))
old = output_precision (8);
assert (old == 5 && output_precision () == 8 && strcmp (shown (pi), '3.1415927|'))
assert (strcmp (strtrim (disp (single (pi) + 1i)(1:14)), '3.1415927 +'))
format long
assert (output_precision () == 16 && strcmp (shown (pi), '3.141592653589793|'))
format short
assert (output_precision () == 5)
fixed_point_format (false);
assert (strcmp (shown ([1 1000.5]), '1.0000   1000.5000|'))
fixed_point_format (true);
assert (strcmp (shown ([1 1000.5]), '1.0e+03 *||    0.0010    1.0005||') || ! isempty (strfind (shown ([1 1000.5]), '1.0e+03 *')))
