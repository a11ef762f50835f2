% Classes in folders without a class file: class(s, 'Name', parents), methods, inheritance, subsref.
m = Money(3);
assert(isa(m, 'Money') && isobject(m) && strcmp(class(m), 'Money') && amount(m) == 3)
n = m + 4;
assert(amount(n) == 7)
n = 4 + m;
assert(amount(n) == 7 && n.amount == 7 && strcmp(n.unit, 'EUR') && n(1) == 7)
n.amount = 9;
assert(n.amount == 9 && amount(m) == 3)
n = amount(n, 1);
assert(n.amount == 1)
assert(ismethod(m, 'amount') && ~ismethod(m, 'nothing'))
c = Coin(50);
assert(isa(c, 'Coin') && isa(c, 'Money') && year(c) == 2000 && amount(c) == 50)
assert(any(strcmp(methods('Money'), 'plus')))
