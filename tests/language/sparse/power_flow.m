% a Newton power flow with a sparse admittance matrix and sparse complex derivatives
branch = [1 2 0.02 0.06; 1 3 0.08 0.24; 2 3 0.06 0.18; 2 4 0.06 0.18; 2 5 0.04 0.12; 3 4 0.01 0.03; 4 5 0.08 0.24];
nb = 5;
nl = size(branch, 1);
from = branch(:, 1);
to = branch(:, 2);
ys = 1 ./ (branch(:, 3) + 1j * branch(:, 4));
Cf = sparse(1:nl, from, ones(nl, 1), nl, nb);
Ct = sparse(1:nl, to, ones(nl, 1), nl, nb);
Yff = ys + 0.015j;
i = [1:nl; 1:nl]';
Yf = sparse(i, [from; to], [Yff; -ys], nl, nb);
Yt = sparse(i, [from; to], [-ys; Yff], nl, nb);
Ybus = Cf' * Yf + Ct' * Yt;
assert(issparse(Ybus) && ~isreal(Ybus) && isequal(size(Ybus), [5 5]) && issymmetric(Ybus) && nnz(Ybus) == 19)
Sbus = [0; 0.4 + 0.3j; 0; 0; 0] - [0; 0.2 + 0.1j; 0.45 + 0.15j; 0.4 + 0.05j; 0.6 + 0.1j];
pq = [2; 3; 4; 5];
V = [1.06; ones(4, 1)];
Va = angle(V);
Vm = abs(V);
for iteration = 1:10
    mis = V .* conj(Ybus * V) - Sbus;
    F = [real(mis(pq)); imag(mis(pq))];
    if norm(F, Inf) < 1e-10
        break
    end
    n = length(V);
    Ibus = Ybus * V;
    diagV = sparse(1:n, 1:n, V, n, n);
    diagIbus = sparse(1:n, 1:n, Ibus, n, n);
    diagVnorm = sparse(1:n, 1:n, V ./ abs(V), n, n);
    dSbus_dVm = diagV * conj(Ybus * diagVnorm) + conj(diagIbus) * diagVnorm;
    dSbus_dVa = 1j * diagV * conj(diagIbus - Ybus * diagV);
    assert(issparse(dSbus_dVa) && issparse(real(dSbus_dVa(pq, pq))))
    J = [real(dSbus_dVa(pq, pq)), real(dSbus_dVm(pq, pq)); imag(dSbus_dVa(pq, pq)), imag(dSbus_dVm(pq, pq))];
    dx = -(J \ F);
    assert(issparse(J) && ~issparse(dx) && isequal(size(J), [8 8]))
    Va(pq) = Va(pq) + dx(1:4);
    Vm(pq) = Vm(pq) + dx(5:8);
    V = Vm .* exp(1j * Va);
end
assert(iteration < 7 && norm(F, Inf) < 1e-10)
% the numerical derivative agrees
h = 1e-6;
W = V;
W(3) = V(3) * exp(1j * h);
S0 = V .* conj(Ybus * V);
S1 = W .* conj(Ybus * W);
assert(norm((S1 - S0) / h - full(dSbus_dVa(:, 3))) < 1e-3)
% losses are what the branches take
Sf = V(from) .* conj(Yf * V);
St = V(to) .* conj(Yt * V);
assert(abs(sum(Sf + St) - sum(S0)) < 1e-12)
% DC power flow: spdiags, removal of the reference, distribution factors
b = 1 ./ branch(:, 4);
Bf = spdiags(b, 0, nl, nl) * (Cf - Ct);
Bbus = (Cf - Ct)' * Bf;
theta = zeros(nb, 1);
theta(pq) = Bbus(pq, pq) \ real(Sbus(pq));
flow = Bf * theta;
assert(norm((Cf - Ct)' * flow - Bbus * theta) < 1e-12)
H = zeros(nl, nb);
H(:, pq) = full(Bf(:, pq) / Bbus(pq, pq));
assert(norm(H * real(Sbus) - flow) < 1e-12)
[row, col, value] = find(Bbus(2, :));
assert(all(row == 1) && isequal(col, [1 2 3 4 5]) && abs(sum(value)) < 1e-12)
