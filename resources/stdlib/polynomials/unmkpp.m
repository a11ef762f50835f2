function [breaks, coefs, pieces, order, d] = unmkpp(pp)
%UNMKPP Parts of a piecewise polynomial
%   [BREAKS, COEFS, L, K, D] = UNMKPP(PP) gives what mkpp made PP from: the breaks, the coefficients, the number of pieces,
%   the order, and the size of a value.
%
%   See also mkpp, ppval.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isstruct(pp) && isfield(pp, 'form') && strcmp(pp.form, 'pp'))
        error('MATLAB:unmkpp:InvalidPPform', 'unmkpp: PP must be a piecewise polynomial structure.');
    end
    breaks = pp.breaks;
    coefs = pp.coefs;
    pieces = pp.pieces;
    order = pp.order;
    d = pp.dim;
end
