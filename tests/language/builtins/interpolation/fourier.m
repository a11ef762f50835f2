% Documentation: fft, ifft, fft2, ifft2, fftshift, ifftshift
assert(isequal(fft([1 1 1 1]), [4 0 0 0]) && isequal(fft([1; 0; 0]), [1; 1; 1]) && isequal(fft(7), 7))
assert(isequal(fft([1 2 3 4]), [10, -2+2i, -2, -2-2i]) && isequal(ifft([10, -2+2i, -2, -2-2i]), 1:4))

% against the definition, for lengths with small and large factors
for n = [1 2 3 8 12 30 49 67 97 101 128]
    k = (0:n-1)' * (0:n-1);
    w = exp(-2i * pi * mod(k, n) / n);
    x = rand(1, n);
    z = complex(rand(1, n), rand(1, n));
    assert(norm(fft(x) - x * w) <= 1e-12 * norm(x * w))
    assert(norm(fft(z) - z * w) <= 1e-12 * norm(z * w))
    assert(norm(ifft(z) - z * conj(w) / n) <= 1e-12 * norm(z))
    assert(norm(ifft(fft(z)) - z) <= 1e-12 * norm(z))
    assert(norm(ifft(x) - x * conj(w) / n) <= 1e-12 * norm(x))
    f = fft(x);
    assert(isequal(f(2:end), conj(f(end:-1:2))) && isreal(ifft(f)) && norm(ifft(f) - x) <= 1e-12 * norm(x))
end

% cut, padded, along a dimension
a = reshape(1:24, 2, 3, 4);
assert(isequal(fft([1 2 3], 5), fft([1 2 3 0 0])) && isequal(fft([1 2 3], 2), fft([1 2])))
assert(isequal(size(fft(a, [], 3)), [2 3 4]) && isequal(size(fft(a, 5, 2)), [2 5 4]) && isequal(size(fft(a, 0, 2)), [2 0 4]))
b = fft(a, [], 2);
for i = 1:2
    for k = 1:4
        assert(norm(b(i, :, k) - fft(a(i, :, k))) < 1e-12)
    end
end
c = fft(a, [], 3);
assert(norm(squeeze(c(2, 3, :)) - fft(squeeze(a(2, 3, :)))) < 1e-12)
assert(isequal(fft([1 2; 3 4]), [4 6; -2 -2]) && isequal(fft([1 2; 3 4], [], 2), [3 -1; 7 -1]))
assert(isempty(fft([])) && isequal(size(fft(zeros(3, 0))), [3 0]) && isequal(fft([1 2; 3 4], [], 3), [1 2; 3 4]))

% classes
assert(isa(fft(single([1 2 3])), 'single') && isa(ifft(single([1 2 3])), 'single') && isa(fft(int8([1 2])), 'double'))
assert(max(abs(fft(single(1:9)) - fft(1:9))) < 1e-5 && isa(fft2(single(magic(3))), 'single'))
assert(isequal(fft([true false]), [1 1]) && isequal(fft('a'), 97))

% inverse of a conjugate symmetric spectrum
assert(isreal(ifft([6 -1+1i -1-1i])) && ~isreal(ifft([6 1i 0])) && isreal(ifft([6 1i 0], 'symmetric')))
assert(norm(ifft([6 -1+1i 99], 'symmetric') - ifft([6 -1+1i -1-1i])) < 1e-12)
assert(isequal(ifft([1 2 3], [], 2, 'nonsymmetric'), ifft([1 2 3])))

% two dimensions
for s = {[4 6], [5 7], [1 8], [3 1], [2 3 2]}
    m = rand(s{1});
    f = fft2(m);
    assert(norm(f(:) - reshape(fft(fft(m, [], 1), [], 2), [], 1)) <= 1e-12 * norm(f(:)))
    assert(isreal(ifft2(f)) && norm(reshape(ifft2(f) - m, [], 1)) < 1e-12)
    z = complex(m, rand(s{1}));
    assert(norm(reshape(ifft2(fft2(z)) - z, [], 1)) < 1e-12)
end
assert(norm(fft2([1 2; 3 4], 3, 4) - fft2([1 2 0 0; 3 4 0 0; 0 0 0 0])) < 1e-12)
assert(isequal(fft2(ones(2)), [4 0; 0 0]) && isreal(ifft2([4 1i; 0 0], 'symmetric')))

% order of frequencies
assert(isequal(fftshift(1:5), [4 5 1 2 3]) && isequal(ifftshift(1:5), [3 4 5 1 2]))
assert(isequal(ifftshift(fftshift(magic(3))), magic(3)) && isequal(fftshift([1 2; 3 4], 1), [3 4; 1 2]))

id = '';
try
    fft([1 2 3], -1)
catch e
    id = e.identifier;
end
assert(strcmp(id, 'MATLAB:fft:invalidN'))
assert(any(isnan(fft([1 NaN 2]))))
