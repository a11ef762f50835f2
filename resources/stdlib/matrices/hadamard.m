function H = hadamard(n, cls)
%HADAMARD Hadamard matrix
%   H = HADAMARD(N) has elements 1 and -1 and H'*H = N*eye(N). N, N/12, N/20 or N/28 is a power of two.
%
%   See also hankel, toeplitz, hilb.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        cls = 'double';
    end
    [f, e] = log2([n, n / 12, n / 20, n / 28]);
    k = find(f == 0.5 & e > 0, 1);
    if isempty(k) || ~isscalar(n)
        error('MATLAB:hadamard:InvalidInput', 'hadamard: N must be 2^k*p, for p = 1, 12, 20 or 28.');
    end
    switch k
        case 1
            H = 1;
        case 2
            H = paley(11);
        case 3
            H = paley(19);
        case 4
            H = williamson28();
    end
    for i = 1:e(k) - 1
        H = [H, H; H, -H]; %#ok<AGROW>
    end
    H = cast(H, cls);
end

function H = paley(q)
    % The first row and column are ones, the rest circulant: 1 where the shift is no square modulo q.
    squares = mod((1:q - 1) .^ 2, q);
    row = -ones(1, q);
    row(squares + 1) = 1;
    row(1) = -1;
    S = toeplitz(row([1, q:-1:2]), row);
    H = [ones(1, q + 1); ones(q, 1), S];
end

function H = williamson28()
    % Four symmetric circulants of order 7 with first element 1, whose squares add to 28 times the identity.
    all_rows = zeros(0, 7);
    for code = 0:7
        s = 1 - 2 * bitget(code, 1:3);
        all_rows(end + 1, :) = [1, s, flip(s)]; %#ok<AGROW>
    end
    squares = cell(1, 8);
    for i = 1:8
        C = circulant(all_rows(i, :));
        squares{i} = C * C;
    end
    for i = 1:8
        for j = 1:8
            for k = 1:8
                for l = 1:8
                    if isequal(squares{i} + squares{j} + squares{k} + squares{l}, 28 * eye(7))
                        A = circulant(all_rows(i, :));
                        B = circulant(all_rows(j, :));
                        C = circulant(all_rows(k, :));
                        D = circulant(all_rows(l, :));
                        H = [A B C D; -B A -D C; -C D A -B; -D -C B A];
                        H = H .* H(1, :);
                        H = H .* H(:, 1);
                        return
                    end
                end
            end
        end
    end
end

function C = circulant(r)
    C = toeplitz(r([1, end:-1:2]), r);
end
