% Documentation: getenv, setenv, computer, version, verLessThan
setenv('ETNA_TEST_VARIABLE', 'on');
assert(strcmp(getenv('ETNA_TEST_VARIABLE'), 'on') && isempty(getenv('ETNA_NO_SUCH_VARIABLE')))
assert(ispc + isunix >= 1)
assert(ischar(version) && ~verLessThan('matlab', '8.0') && verLessThan('matlab', '99.0'))
assert(ischar(computer))
% one system, and what goes with it
assert(isunix ~= ispc && ~(ismac && ispc))
assert(ispc == strcmp(filesep, '\') && ispc == strcmp(pathsep, ';') && strcmpi(computer, 'PCWIN64') == ispc)
setenv('ETNA_TEST_VARIABLE', 'a b')
assert(strcmp(getenv('ETNA_TEST_VARIABLE'), 'a b') && isempty(getenv('ETNA_NO_SUCH_VARIABLE')))
id = '';
try
    setenv('a=b', '1')
catch e
    id = e.identifier;
end
assert(strcmp(id, 'MATLAB:setenv:InvalidName'))
% Documentation: system, unix, dos
if isunix
    [status, output] = system('echo out; echo err 1>&2; exit 3');
    assert(status == 3 && contains(output, 'out') && contains(output, 'err'))
    [status, output] = unix('true');
    assert(status == 0 && isempty(output) && dos('anything') == 1)
    assert(system('exit 4') == 4)
end
assert(getpid > 0 && strcmp(version('-release'), '2024b') && isMATLABReleaseOlderThan('R2025a'))
v = ver('matlab');
assert(strcmp(v.Name, 'MATLAB') && strcmp(v.Release, '(R2024b)') && isempty(ver('no such product')))
assert(license('test', 'MATLAB') == 1 && license('test', 'no_such_feature') == 0 && ~usejava('jvm') && isstruct(javachk('jvm')))
% what programs for Octave say at their beginning
pkg load statistics
old = page_screen_output(false);
assert(islogical(old) && ~page_screen_output)
warning('off', 'etna:test:nothing');
assert(exist('OCTAVE_VERSION', 'builtin') == 0 && ~isdeployed && ~ismcc)
