function m = Money(amount, unit)
    % An old-style class: its constructor makes the object from a struct.
    if nargin == 0
        amount = 0;
    end
    if nargin < 2
        unit = 'EUR';
    end
    if isa(amount, 'Money')
        m = amount;
        return
    end
    s.amount = amount;
    s.unit = unit;
    m = class(s, 'Money');
    superiorto('double');
end
