% matlab.lang.OnOffSwitchState: logical values with the names on and off.
s = matlab.lang.OnOffSwitchState.on;
assert(logical(s) && s == true && ~matlab.lang.OnOffSwitchState.off)
if s
    passed = true;
end
assert(passed && strcmp(char(s), 'on') && isa(s, 'logical'))
assert(matlab.lang.OnOffSwitchState('off') == matlab.lang.OnOffSwitchState.off)
assert(matlab.lang.OnOffSwitchState(true) == matlab.lang.OnOffSwitchState.on)

o = onCleanup(@() []);
assert(contains(evalc('o'), '    task: @()[]'))
