# Names for processes, files and times that programs for Octave use.
assert (O_RDONLY () == 0 && O_WRONLY () == 1 && O_RDWR () == 2 && F_DUPFD () == 0)
assert (WIFEXITED (256) && WEXITSTATUS (256) == 1 && ! WIFSIGNALED (256) && WTERMSIG (9) == 9 && WIFSIGNALED (9))
[t, n] = strptime ("2024-02-29 12:34:56 rest", "%Y-%m-%d %H:%M:%S");
assert (t.year == 124 && t.mon == 1 && t.mday == 29 && t.hour == 12 && t.min == 34 && t.sec == 56 && n == 20)
assert (t.wday == 4 && t.yday == 59)
[t, n] = strptime ("nonsense", "%Y-%m-%d");
assert (n == 0)
[fid, name] = mkstemp (fullfile (P_tmpdir (), "etnaXXXXXX"));
assert (fid > 2 && exist (name, "file") == 2 && is_valid_file_id (fid))
fclose (fid);
assert (is_same_file (name, name) && ! is_same_file (name, P_tmpdir ()))
delete (name);
assert (mkstemp ("short") == -1)
fid = tmpfile ();
fputs (fid, "abc");
frewind (fid);
assert (strcmp (fgetl (fid), "abc"))
fclose (fid);
assert (isequal (fnmatch ("a*b", {"ab"; "axyzb"; "xayb"}), [true; true; false]))
assert (fnmatch ({"*.m", "*.c"}, "x.c") && ! fnmatch ("?.m", "ab.m") && fnmatch ("[!a].m", "b.m"))
assert (sizeof ([1 2 3]) == 24 && sizeof ("ab") == 2 && sizeof ({1, "a"}) == 9)
[primes, counts] = factor (60);
assert (isequal (primes, [2 3 5]) && isequal (counts, [2 1 1]))
atexit ("nothing_at_all");
assert (atexit ("nothing_at_all", false) && ! atexit ("nothing_at_all", false))
assert (hypot (2, 3, 6) == 7 && isequal (pi (1, 2), [pi pi]) && isa (pi ("single"), "single"))
