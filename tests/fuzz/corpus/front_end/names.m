import pkg.sub.*
a.b.c(1).d{2}.(x)(end).e = pkg.fun(name=1, other='x');
s(2).t(3) = []; x(:) = 1; [x.y] = deal(0); f(a=1, b=2)
end_ = 1; x.end = 2; x.if = 3;
