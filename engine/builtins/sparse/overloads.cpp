// Which builtins take sparse arguments, and how. A function that is named nowhere here gets full matrices.
#include "engine/builtins/families.h"
#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

namespace sparse = ops::sparse;

/// A function that looks at class and complexity only: an empty matrix answers for a large one.
void by_prototype(Call& call) {
    for (Value& arg : call.args)
        if (arg.is_sparse())
            arg = Array::zeros(arg.class_id(), Dims(0, 0), arg.is_complex() ? Complexity::Complex : Complexity::Real);
    call.builtin.function(call);
}

/// Every result that can be sparse becomes it: the factors of `ldl`.
void sparse_results(Call& call) {
    for (Value& arg : call.args)
        arg = sparse::full(arg);
    call.builtin.function(call);
    for (Value& result : call.results)
        if (result.is_defined())
            result = sparse::sparse_if_possible(std::move(result));
}

void yes(Call& call) { call.give(logical(true)); }

/// `zeros(m, n, 'like', S)` and its kin: a sparse prototype gives a sparse matrix.
void like_sparse(Call& call) {
    const bool is_prototype = call.nargin() > 1 && call.args.back().is_sparse() && text_is(call.args[call.args.size() - 2], "like");
    for (Value& arg : call.args.first(call.args.size() - (is_prototype ? 1 : 0)))
        arg = sparse::full(arg);
    if (!is_prototype)
        return call.builtin.function(call);
    const Value& like = call.args.back();
    if (call.builtin.name == "zeros") {
        const Dims dims = size_arguments(call.args.first(call.args.size() - 2));
        if (dims.count() > 2)
            raise(Err::SparseND);
        return call.give(make_ref<SparseArray>(like.class_id(), Complexity::Real, dims.rows(), dims.cols()));
    }
    call.args.back() =
        Array::zeros(like.class_id(), Dims(0, 0), like.is_complex() ? Complexity::Complex : Complexity::Real);
    call.builtin.function(call);
    call.results[0] = sparse::sparse_if_possible(std::move(call.results[0]));
}

/// `double(S)`, `logical(S)`; there are no sparse matrices of other classes.
template <ClassId to>
void to_class(Call& call) {
    call.give(sparse::as_class(sparse::of(call.arg(0)), to));
}
void cast(Call& call) {
    const ClassId to = call.nargin() == 2 ? class_from_name(text_argument(call, 1)) : call.arg(2).class_id();
    call.give(sparse::as_class(sparse::of(call.arg(0)), to));
}

/// Each call of the function gets an element, which is full.
void arrayfun(Call& call) {
    for (Value& arg : call.args.subspan(1))
        arg = sparse::full(arg);
    call.builtin.function(call);
}

constexpr std::string_view kAsItIs[] = {
    // sizes
    "size", "numel", "ndims", "isempty", "isscalar", "isvector", "isrow", "iscolumn", "ismatrix", "issquare", "length",
    "height", "width", "size_equal", "columns", "rows", "isnull",
    // containers and calls
    "deal", "cellfun", "structfun", "feval", "builtin", "assignin", "setfield", "getfield", "struct",
    "containers.Map", "isequal", "isequaln", "disp", "display", "cell2mat", "isKey", "values", "subsref", "subsasgn",
    "addOptional", "addParameter", "addRequired", "addParamValue", "parse", "evalc", "celldisp",
    "isargout", "func2str", "save", "nthargout", "print_usage", "inputname", "ifelse", "merge",
    "guidata", "setappdata", "getappdata", "set", "get", "timeit", "cellslices", "isfield", "rmfield",
    "typeinfo", "mustBeSparse", "mustBeNonsparse", "mustBeA", "mustBeUnderlyingType", "mustBeNonempty",
    "mustBeScalarOrEmpty", "mustBeVector", "mustBeRow", "mustBeColumn", "mustBeMatrix",
    // operators and joining
    "plus", "minus", "times", "rdivide", "ldivide", "power", "mtimes", "mrdivide", "mldivide", "mpower", "eq", "ne", "lt",
    "le", "gt", "ge", "and", "or", "not", "uminus", "uplus", "transpose", "ctranspose", "xor", "horzcat", "vertcat", "cat",
};

constexpr std::string_view kByPrototype[] = {
    "isa", "class",     "isnumeric", "isfloat", "isinteger", "islogical", "ischar", "isstring", "iscell", "isstruct", "isobject", "iscellstr",
    "isreal", "is_function_handle", "isjava", "istable", "iscategorical", "isdatetime", "isduration", "isvalid",
    "iscomplex", "isbool", "is_sq_string", "is_dq_string", "isgpuarray", "ishandle", "ishghandle", "istimetable",
    "isgraphics", "isenum", "isdictionary", "iscalendarduration", "isrange",
};

constexpr std::string_view kElementwiseNames[] = {
    "abs", "sqrt", "real", "imag", "conj", "sign", "floor", "ceil", "round", "fix", "sin", "cos", "tan", "asin", "acos",
    "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "exp", "expm1", "log", "log1p", "log2", "log10", "isnan",
    "isinf", "isfinite", "angle", "arg", "realsqrt", "reallog", "gamma", "gammaln", "lgamma", "erf", "erfc", "sec", "csc",
    "cot", "sind", "cosd", "tand", "cbrt", "isna", "ismissing", "deg2rad", "rad2deg", "asec", "acsc", "acot", "sech",
    "csch", "coth", "asind", "acosd", "atand", "signbit",
};

constexpr std::string_view kSparseResult[] = {
    "prod", "sumsq", "cumsum", "cumprod", "cummax", "cummin", "min", "max", "sort", "mod", "rem", "atan2",
    "hypot", "circshift", "flip", "fliplr", "flipud", "rot90", "permute", "ipermute", "diff", "complex", "blkdiag", "var",
    "std", "median", "mode", "nthroot", "realpow", "idivide", "repelem", "vec", "sortrows", "unique", "squeeze", "shiftdim",
    "bitand", "bitor", "bitxor", "cross", "dot", "range", "prepad", "postpad",
    "circulant", "rotdim", "resize", "rescale", "movsum", "fillmissing", "expm",
};

} // namespace

ValueList call_body(Call& call, std::span<Value> args) {
    ValueList results(static_cast<size_t>(std::max(call.nargout, 1)));
    Call inner{call.interpreter, call.builtin, args, call.nargout, results};
    call.builtin.function(inner);
    return results;
}

void sparse_as_it_is(Call& call) { call.builtin.function(call); }

void sparse_result(Call& call) {
    for (Value& arg : call.args)
        arg = sparse::full(arg);
    call.builtin.function(call);
    // Only the first result has elements of the arguments; the others are positions.
    if (call.results[0].is_defined())
        call.results[0] = sparse::sparse_if_possible(std::move(call.results[0]));
}

void sparse_elementwise(Call& call) {
    if (!call.arg(0).is_sparse() || call.nargout > 1)
        return sparse_result(call);
    for (Value& arg : call.args.subspan(1))
        arg = sparse::full(arg);
    ValueList args(call.args.begin(), call.args.end());
    const Value matrix = args[0];
    args[0] = matrix.class_id() == ClassId::Logical ? Value::of(false) : Value::of(0.0);
    const ValueList zero = call_body(call, args);
    if (!zero[0].is_flat() || zero[0].numel() != 1 || zero[0].to_complex() != 0.0)
        return sparse_result(call);
    args.assign(call.args.begin(), call.args.end());
    args[0] = sparse::entry_values(matrix.sparse());
    call.give(sparse::with_values(matrix.sparse(), call_body(call, args)[0]));
}

int sparse_dimension(const Call& call, int index) {
    if (call.nargin() > index)
        return dimension_argument(sparse::full(call.arg(index)));
    return call.arg(0).dims().first_non_singleton();
}

void register_sparse_overloads(Registry& registry) {
    for (const std::string_view name : kAsItIs)
        registry.add_sparse(name, sparse_as_it_is);
    for (const std::string_view name : kByPrototype)
        registry.add_sparse(name, by_prototype);
    for (const std::string_view name : kElementwiseNames)
        registry.add_sparse(name, sparse_elementwise);
    for (const std::string_view name : kSparseResult)
        registry.add_sparse(name, sparse_result);
    registry.add_sparse("double", to_class<ClassId::Double>);
    registry.add_sparse("logical", to_class<ClassId::Logical>);
    for (const std::string_view name :
         {"single", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "char"})
        registry.add_sparse(name, to_class<ClassId::Single>);
    registry.add_sparse("cast", cast);
    registry.add_sparse("ldl", sparse_results);
    for (const std::string_view name : {"zeros", "ones", "eye"})
        registry.add_sparse(name, like_sparse);
    registry.add_sparse("issparse", yes);
    registry.add_sparse("arrayfun", arrayfun);
    register_sparse_reductions(registry);
    register_sparse_shape(registry);
}

} // namespace etna::builtins
