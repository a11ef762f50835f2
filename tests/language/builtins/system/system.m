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
