% The mustBe... functions. Page "Argument Validation Functions".
passes = {@() mustBePositive([1 2]), @() mustBeNonpositive([0 -1]), @() mustBeNegative(-1), @() mustBeNonnegative(0), ...
    @() mustBeFinite([1 2i]), @() mustBeNonNan(Inf), @() mustBeNonzero(-1), @() mustBeReal('a'), @() mustBeInteger(int8(3)), ...
    @() mustBeNumeric(1), @() mustBeNumericOrLogical(true), @() mustBeFloat(single(1)), @() mustBeA(1, ["char" "double"]), ...
    @() mustBeNonempty(1), @() mustBeScalarOrEmpty([]), @() mustBeVector(1:3), @() mustBeRow(zeros(1,0)), @() mustBeColumn(1), ...
    @() mustBeMatrix(ones(2)), @() mustBeText({'a', 'b'}), @() mustBeTextScalar("a"), @() mustBeNonzeroLengthText('a'), ...
    @() mustBeValidVariableName('ab'), @() mustBeMember('a', {'a', 'b'}), @() mustBeGreaterThan(2, 1), ...
    @() mustBeGreaterThanOrEqual(1, 1), @() mustBeLessThan(1, 2), @() mustBeLessThanOrEqual(2, 2), ...
    @() mustBeInRange([1 2], 1, 2), @() mustBeInRange(1.5, 1, 2, 'exclusive')};
for k = 1:numel(passes)
    passes{k}();
end
refused('mustBePositive', 'Value must be positive.', 0)
refused('mustBeNonpositive', 'Value must not be positive.', 1)
refused('mustBeNegative', 'Value must be negative.', 0)
refused('mustBeNonnegative', 'Value must be nonnegative.', -1)
refused('mustBeFinite', 'Value must be finite.', Inf)
refused('mustBeNonNan', 'Value must not be NaN.', NaN)
refused('mustBeNonzero', 'Value must not be zero.', [1 0])
refused('mustBeReal', 'Value must be real.', 1i)
refused('mustBeInteger', 'Value must be integer.', 1.5)
refused('mustBeNumeric', 'Value must be numeric.', true)
refused('mustBeNumericOrLogical', 'Value must be numeric or logical.', 'a')
refused('mustBeNonempty', 'Value must not be empty.', [])
refused('mustBeScalarOrEmpty', 'Value must be scalar or empty.', [1 2])
refused('mustBeVector', 'Value must be a vector.', ones(2))
refused('mustBeRow', 'Value must be a row vector.', [1; 2])
refused('mustBeColumn', 'Value must be a column vector.', [1 2])
refused('mustBeMatrix', 'Value must be a matrix.', ones(2, 2, 2))
refused('mustBeTextScalar', 'Value must be a character vector or string scalar.', {'a'})
refused('mustBeNonzeroLengthText', 'Value must be text with one or more characters.', '')
refused('mustBeGreaterThan', 'Value must be greater than 2.', 2, 2)
refused('mustBeLessThanOrEqual', 'Value must be less than or equal to 0.5.', 1, 0.5)
refused('mustBeInRange', 'Value must be greater than or equal to 1, and less than or equal to 2.', 3, 1, 2)
refused('mustBeMember', sprintf('Value must be a member of this set:\n    1\n    2'), 3, [1 2])
refused('mustBeSparse', 'Value must be sparse.', 1)
refused('mustBeNonsparse', 'Value must not be sparse.', sparse(1))
mustBeSparse(sparse([1 0])), mustBeNonsparse(3)
refused('mustBeA', 'Value must be one of the following types: ''char'' or ''cell''.', 3, ["char" "cell"])

assert(isequal(namedargs2cell(struct('a', 1, 'b', 'x')), {'a', 1, 'b', 'x'}))

function refused(name, message, varargin)
    try
        feval(name, varargin{:});
    catch e
        assert(strcmp(e.identifier, ['MATLAB:validators:' name]), '%s', e.identifier)
        assert(strcmp(e.message, message), '%s', e.message)
        return
    end
    error('%s let it pass', name)
end
