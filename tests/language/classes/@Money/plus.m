function m = plus(a, b)
    a = Money(a);
    b = Money(b);
    m = Money(a.amount + b.amount, a.unit);
end
