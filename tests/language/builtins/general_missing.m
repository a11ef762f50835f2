% NA, isna (Octave's), errno
assert(isequal(isna([1 NaN NA]), [false false true]) && isnan(NA) && isequal(size(NA(2, 3)), [2 3]) && isna(NA('single')))
old = errno('EPERM');
assert(errno == errno_list().EPERM && isstruct(errno_list))
errno(old);
