@(a, b) [a.b(1, :)', {b{end}}; -a' ~b ++a; x.('y') "s" 's' 1e3 0x1F]
