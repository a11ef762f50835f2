function c = Coin(amount)
    s.year = 2000;
    c = class(s, 'Coin', Money(amount));
end
