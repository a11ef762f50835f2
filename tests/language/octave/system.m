% Octave's functions about the system: processes, users, files, digests.
assert(getpid() > 0 && getppid() >= 0 && getpgrp() >= 0 && getuid() >= 0 && geteuid() >= 0 && getgid() >= 0 && getegid() >= 0)
if isunix
    user = getpwuid(getuid());
    if isstruct(user)
        assert(strcmp(user.name, getpwnam(user.name).name))
        assert(strcmp(user.dir, tilde_expand(['~' user.name])))
    end
    group = getgrgid(getgid());
    assert(~isstruct(group) || strcmp(group.name, getgrnam(group.name).name))
    assert(S_ISCHR(stat('/dev/null').mode) && ~S_ISREG(stat('/dev/null').mode))
    old = umask(77);
    assert(umask(old) == 77)
end
assert(isequal(tilde_expand({'a/b', '/c'}), {'a/b', '/c'}))
assert(strcmp(tilde_expand('~/x'), [get_home_directory() '/x']))
info = stat(tempdir);
assert(S_ISDIR(info.mode) && info.modestr(1) == 'd' && all(isfield(info, {'dev', 'ino', 'nlink', 'uid', 'gid', 'size', 'atime', 'ctime'})))
[~, status] = stat('/no/such/file');
assert(status == -1)
use = getrusage();
assert(isfield(use.utime, 'usec') && use.stime.sec >= 0)
[total, user, system] = cputime();
assert(abs(total - user - system) < 1e-9)
assert(ischar(uname().sysname) && ischar(program_name()) && iscellstr(argv()) && islogical(isguirunning()))
assert(ischar(user_config_dir()) && ischar(user_data_dir()) && strncmp(native_float_format(), 'ieee', 4))
[names, problem] = readdir(tempdir);
assert(problem == 0 && any(strcmp(names, '.')))

assert(isstruct(SIG()) && SIG().INT == 2 && ischar(completion_matches('ab')) && any(strcmp(cellstr(completion_matches('ab')), 'abs')))

assert(strcmp(hash('md5', 'abc'), '900150983cd24fb0d6963f7d28e17f72'))
assert(strcmp(hash('sha1', ''), 'da39a3ee5e6b4b0d3255bfef95601890afd80709'))
assert(strcmp(hash('sha256', char([97 98 99 0])), 'dc1114cd074914bd872cc1f9a23ec910ea2203bc79779ab2e17da25782a624fc'))

refused = {@() hash('none', ''), @() hash('md5'), @() umask(), @() umask(9), @() S_ISREG({}), @() tilde_expand(), ...
           @() getpid(1), @() getpwuid(), @() getgrnam('a', 1), @() argv(1), @() program_name(1), @() nproc('none'), ...
           @() intmin('int32', 0), @() flintmax('double', 0), @() sizemax(0)};
for k = 1:numel(refused)
    failed = false;
    try
        refused{k}();
    catch
        failed = true;
    end
    assert(failed)
end
