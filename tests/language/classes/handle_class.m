% A handle class: references, access, subclasses, set methods. Doc: "Comparison of Handle and Value Classes".
a = Account(7);
b = a;
b.deposit(100);
assert(a.Balance == 100 && a == b && a.Number == 7)
deposit(a, 50);
assert(b.Balance == 150)
assert(a.withdraw(1000) == false)
assert(a.withdraw(50) && a.Balance == 100)
assert(a.check(1234) && ~a.check(1))
a.Owner = 'ada';
assert(strcmp(b.Owner, 'ADA'))
c = Account(7);
assert(a ~= c && ~(a == c))
assert(isa(a, 'handle') && isa(a, 'Account') && ~isa(a, 'SavingsAccount'))
s = SavingsAccount(9, 0.5);
assert(s.Number == 9 && s.Rate == 0.5 && s.Balance == 0)
s.deposit(10);
s.addInterest();
addInterest(s);
assert(s.Balance == 22.5, '%g', s.Balance)
assert(isequal(s.Log, {10, 5, 7.5}))
assert(isa(s, 'Account') && isa(s, 'SavingsAccount') && isa(s, 'handle'))
assert(isvalid(a))
delete(c);
assert(~isvalid(c))
check(@() c.Balance, 'MATLAB:class:InvalidHandle')
check(@() a.Pin, 'MATLAB:class:GetProhibited')
check(@() setBalance(a), 'MATLAB:class:SetProhibited')
check(@() setNumber(a), 'MATLAB:class:SetProhibited')
check(@() a.isPin(3), 'MATLAB:class:MethodRestricted')
check(@() isPin(a, 3), 'MATLAB:class:MethodRestricted')
check(@() setOwner(a), 'Account:owner')
assert(strcmp(a.Owner, 'ADA'))
% handles inside other values
box.account = a;
box.account.deposit(1);
assert(a.Balance == 101)
cells = {a};
cells{1}.Owner = 'bob';
assert(strcmp(a.Owner, 'BOB'))
a.Log{3} = 'x';
assert(numel(b.Log) == 3)
count = 0;
l = addlistener(a, 'Overdrawn', @(src, evt) setappdata_like(src, evt));
a.withdraw(1e6);
assert(strcmp(a.Owner, 'OVERDRAWN'))
delete(l);
a.Owner = 'fine';
a.withdraw(1e6);
assert(strcmp(a.Owner, 'FINE'))

function setappdata_like(src, evt)
    assert(strcmp(evt.EventName, 'Overdrawn') && evt.Source == src)
    src.Owner = evt.EventName;
end
function setBalance(a)
    a.Balance = 1;
end
function setNumber(a)
    a.Number = 1;
end
function setOwner(a)
    a.Owner = 3;
end
function check(f, id)
    try
        f();
    catch err
        assert(strcmp(err.identifier, id), err.identifier)
        return
    end
    error('test:noError', 'No error: %s', id)
end
