function pp = mkpp(breaks, coefs, d)
%MKPP Make a piecewise polynomial
%   PP = MKPP(BREAKS, COEFS) is the piecewise polynomial with L pieces between the L+1 BREAKS. Row i of COEFS has the
%   coefficients of piece i, highest power first, in the variable x - BREAKS(i). MKPP(BREAKS, COEFS, D) has values of size
%   D: COEFS has L*prod(D) rows.
%
%   See also unmkpp, ppval, spline.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3
        d = 1;
    end
    d = d(:).';
    pieces = numel(breaks) - 1;
    if pieces < 1
        error('MATLAB:mkpp:breaks', 'mkpp: at least one interval is needed.');
    end
    order = numel(coefs) / (pieces * prod(d));
    if order ~= fix(order)
        error('MATLAB:mkpp:PPNumberMismatchCoeffs', ...
            'The requested number of polynomial pieces, %d, is incompatible with the proposed size, [%s], of a coefficient and the number, %d, of scalar coefficients provided.', ...
            pieces, num2str(d), numel(coefs));
    end
    pp = struct('form', 'pp', 'breaks', reshape(breaks, 1, []), ...
        'coefs', reshape(coefs, pieces * prod(d), order), 'pieces', pieces, 'order', order, 'dim', d);
end
