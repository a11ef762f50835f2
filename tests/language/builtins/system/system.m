% Documentation: getenv, setenv, computer, version, verLessThan
setenv('ETNA_TEST_VARIABLE', 'on');
assert(strcmp(getenv('ETNA_TEST_VARIABLE'), 'on') && isempty(getenv('ETNA_NO_SUCH_VARIABLE')))
assert(ispc + isunix >= 1)
assert(ischar(version) && ~verLessThan('matlab', '8.0') && verLessThan('matlab', '99.0'))
assert(ischar(computer))
