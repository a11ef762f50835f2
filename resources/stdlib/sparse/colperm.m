function p = colperm(S)
%COLPERM Sparse column permutation based on nonzero count
%   P = COLPERM(S) orders the columns by their number of nonzeros.
%
%   See also colamd, symrcm.
    [~, p] = sort(full(sum(S ~= 0, 1)));
end
