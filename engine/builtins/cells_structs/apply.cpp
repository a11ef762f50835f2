// Applying a function to every element: cellfun, arrayfun, structfun, bsxfun.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kNoFunction{"MATLAB:{}:InvalidFirstInput", "First argument to {} must be a function handle or its name."};
constexpr Message kNotUniform{"MATLAB:{}:NotAScalarOutput",
                              "Non-scalar in Uniform output, at index {}, output {}.\nSet 'UniformOutput' to false."};
constexpr Message kMixedClasses{"MATLAB:{}:ClassMismatch",
                                "Mismatch in class at index {}, output {}: expected '{}', got '{}'.\nSet 'UniformOutput' to false."};
constexpr Message kNoConcatenation{"MATLAB:{}:UnimplementedOutputArrayType",
                                   "Outputs of class '{}' cannot form an array, at index {}, output {}.\nSet 'UniformOutput' to false."};
constexpr Message kSizes{"MATLAB:{}:InputsDifferentSizes",
                         "All of the input arguments must be of the same size and shape.\nPrevious inputs had size {} in "
                         "dimension {}. Input #{} has size {}"};
constexpr Message kBadOption{"MATLAB:{}:BadParameter", "'{}' is not a parameter of {}. Use 'UniformOutput' or 'ErrorHandler'."};
constexpr Message kUniformFlag{"MATLAB:{}:BadUniformOutput", "The value of 'UniformOutput' must be a logical scalar."};
constexpr Message kHandlerClass{"MATLAB:{}:BadErrorHandler", "The value of 'ErrorHandler' must be a function handle or a name."};
constexpr Message kNotACell{"MATLAB:cellfun:NotACell", "Input #{} expected to be a cell array, was {} instead."};

/// The families' messages carry the function's name in their identifiers.
template <class... Args>
[[noreturn]] void fail_in(const Call& call, const Message& message, const Args&... arguments) {
    std::string identifier(message.identifier);
    if (const size_t at = identifier.find("{}"); at != std::string::npos)
        identifier.replace(at, 2, call.builtin.name);
    fail(Message{identifier, message.text}, arguments...);
}

struct Apply {
    Value function;
    bool uniform = true;
    Value error_handler;
    std::span<const Value> inputs;
};

/// A handle from a handle, a name, or the text of an anonymous function.
Value function_of(const Call& call, const Value& function) {
    if (!function.is_text())
        return function;
    const std::string name = function.to_text();
    if (name.starts_with('@')) {
        const Value args[] = {function};
        return call.interpreter.call("str2func", args, 1).at(0);
    }
    return Value(make_ref<FunctionHandle>(name, nullptr)); // looked up at the call
}

Apply apply_options(const Call& call) {
    Apply out;
    out.function = call.arg(0);
    if (out.function.is_text() && out.function.is_empty())
        fail_in(call, kNoFunction, call.builtin.name);
    out.function = function_of(call, out.function);
    if (!out.function.is_function_handle() && !out.function.is_object())
        fail_in(call, kNoFunction, call.builtin.name);
    std::span<const Value> rest = call.args.subspan(1);
    while (rest.size() >= 2 && rest[rest.size() - 2].is_text()) {
        const std::string name = to_lower_ascii(rest[rest.size() - 2].to_text());
        if (!name.empty() && std::string_view("uniformoutput").starts_with(name)) {
            const Value& flag = rest.back();
            if (!flag.is_flat() || flag.numel() != 1)
                fail_in(call, kUniformFlag);
            out.uniform = ops::is_true(flag);
        } else if (!name.empty() && std::string_view("errorhandler").starts_with(name)) {
            out.error_handler = function_of(call, rest.back());
            if (!out.error_handler.is_function_handle() && !out.error_handler.is_object())
                fail_in(call, kHandlerClass);
        } else {
            break;
        }
        rest = rest.first(rest.size() - 2);
    }
    out.inputs = rest;
    return out;
}

Value error_description(const Error& error, int64_t index) {
    Ref<StructArray> out = StructArray::scalar();
    out->set("message", Value::text(error.message()));
    out->set("identifier", Value::text(error.identifier()));
    out->set("index", number(static_cast<double>(index + 1)));
    return out;
}

/// Collects results of one output: scalars of one class side by side, or cells.
class Collector {
  public:
    Collector(const Call& call, const Apply& apply, const Dims& dims)
        : call_(call), uniform_(apply.uniform), dims_(dims), columns_(static_cast<size_t>(std::max(1, call.nargout))) {
        for (ValueList& column : columns_)
            column.reserve(static_cast<size_t>(dims.numel()));
    }

    void add(ValueList&& results, int64_t element) {
        for (size_t k = 0; k < columns_.size(); ++k) {
            if (k >= results.size() || !results[k].is_defined()) {
                if (call_.nargout == 0)
                    return; // a function without output is fine when nobody asked for one
                raise(Err::TooManyOutputs);
            }
            Value& v = results[k];
            if (uniform_) {
                v = ops::sparse::full(v);
                check_uniform(v, k, element);
            }
            columns_[k].push_back(std::move(v));
        }
    }

    void give(Call& call) {
        for (size_t k = 0; k < columns_.size(); ++k) {
            if (call.nargout == 0 && static_cast<int64_t>(columns_[k].size()) != dims_.numel())
                return;
            call.give(static_cast<int>(k), uniform_ ? uniform(columns_[k]) : cell_of(dims_, std::move(columns_[k])));
        }
    }

  private:
    /// Any class goes whose scalars can be concatenated: numbers, text, structs, cells, objects; not function handles.
    void check_uniform(const Value& v, size_t k, int64_t element) const {
        if (v.numel() != 1)
            fail_in(call_, kNotUniform, element + 1, k + 1);
        if (v.is_function_handle())
            fail_in(call_, kNoConcatenation, v.class_name(), element + 1, k + 1);
        if (columns_[k].empty())
            return;
        const Value& first = columns_[k][0];
        if (first.class_id() != v.class_id() && !(first.is_object() && v.is_object()))
            fail_in(call_, kMixedClasses, element + 1, k + 1, first.class_name(), v.class_name());
    }

    Value uniform(ValueList& column) const {
        if (column.empty())
            return Array::zeros(ClassId::Double, dims_);
        if (column.size() == 1 && !column[0].is_inline() && dims_.is_scalar())
            return column[0];
        bool all_inline = true;
        for (const Value& v : column)
            all_inline = all_inline && v.is_inline();
        if (!all_inline)
            return reshaped(ops::horzcat(column), dims_);
        Ref<Array> out = Array::uninitialized(column[0].class_id(), dims_);
        visit_class(out->class_id(), [&](auto zero) {
            using T = decltype(zero);
            T* p = out->data_mut<T>();
            for (size_t i = 0; i < column.size(); ++i)
                p[i] = column[i].get<T>();
        });
        return out;
    }

    const Call& call_;
    bool uniform_;
    Dims dims_;
    std::vector<ValueList> columns_;
};

template <class Element>
void apply(Call& call, const Apply& options, const Dims& dims, Element element) {
    Collector collector(call, options, dims);
    const int64_t n = dims.numel();
    ValueList args(options.inputs.size());
    for (int64_t i = 0; i < n; ++i) {
        call.interpreter.check_interrupt();
        for (size_t k = 0; k < args.size(); ++k)
            args[k] = element(options.inputs[k], i);
        if (!options.error_handler.is_defined()) {
            collector.add(call.interpreter.call(options.function, args, call.nargout), i);
            continue;
        }
        ValueList results;
        try {
            results = call.interpreter.call(options.function, args, call.nargout);
        } catch (const Error& error) {
            ValueList with_error{error_description(error, i)};
            with_error.insert(with_error.end(), args.begin(), args.end());
            results = call.interpreter.call(options.error_handler, with_error, call.nargout);
        }
        collector.add(std::move(results), i);
    }
    collector.give(call);
}

int64_t length_of(const Value& v) {
    int64_t longest = 0;
    const Dims dims = v.dims();
    for (const int64_t n : dims.sizes())
        longest = std::max(longest, n);
    return v.is_empty() ? 0 : longest;
}

/// The names that cellfun understands without a call, kept from early MATLAB: fast paths with the same results.
bool cellfun_by_name(Call& call, const Apply& options) {
    if (call.nargout > 1 || options.inputs.size() != 1 || !options.inputs[0].is_cell() || !options.uniform ||
        !options.function.is_function_handle())
        return false;
    const FunctionHandle& f = options.function.function();
    if (f.is_anonymous() || f.target)
        return false;
    const CellArray& c = options.inputs[0].cell();
    auto logicals = [&](auto test) {
        std::vector<uint8_t> out;
        for (const Value& v : c.elements())
            out.push_back(test(v));
        call.give(logical_array(c.dims(), out));
    };
    auto numbers = [&](auto measure) {
        std::vector<double> out;
        for (const Value& v : c.elements())
            out.push_back(static_cast<double>(measure(v)));
        call.give(Value(Array::of<double>(c.dims(), out.data())));
    };
    for (const Value& v : c.elements())
        if (!v.is_flat() && !v.is_cell() && !v.is_struct() && !v.is_string())
            return false; // classes may overload these names
    if (f.name == "isempty")
        logicals([](const Value& v) { return v.is_empty(); });
    else if (f.name == "ischar")
        logicals([](const Value& v) { return v.is_char(); });
    else if (f.name == "isnumeric")
        logicals([](const Value& v) { return v.is_numeric(); });
    else if (f.name == "islogical")
        logicals([](const Value& v) { return v.is_logical(); });
    else if (f.name == "isreal")
        logicals([](const Value& v) { return v.is_flat() && !v.is_complex(); });
    else if (f.name == "numel" || f.name == "prodofsize")
        numbers([](const Value& v) { return v.numel(); });
    else if (f.name == "ndims")
        numbers([](const Value& v) { return v.dims().count(); });
    else if (f.name == "length")
        numbers(length_of);
    else
        return false;
    return true;
}

/// `cellfun('size', c, k)` and `cellfun('isclass', c, name)`.
bool cellfun_with_parameter(Call& call) {
    if (call.nargin() != 3 || !call.arg(1).is_cell() || call.arg(2).is_cell())
        return false;
    const CellArray& c = call.arg(1).cell();
    if (text_is(call.arg(0), "size")) {
        const int dimension = dimension_argument(call.arg(2));
        std::vector<double> out;
        for (const Value& v : c.elements())
            out.push_back(static_cast<double>(v.dims()[dimension]));
        call.give(Value(Array::of<double>(c.dims(), out.data())));
        return true;
    }
    if (text_is(call.arg(0), "isclass")) {
        const std::string name = text_argument(call, 2);
        std::vector<uint8_t> out;
        for (const Value& v : c.elements())
            out.push_back(v.class_name() == name);
        call.give(logical_array(c.dims(), out));
        return true;
    }
    return false;
}

void require_equal_sizes(const Call& call, const Apply& options) {
    const Dims first = options.inputs[0].dims();
    for (size_t i = 1; i < options.inputs.size(); ++i) {
        const Dims dims = options.inputs[i].dims();
        for (int k = 0; k < std::max(first.count(), dims.count()); ++k)
            if (first[k] != dims[k])
                fail_in(call, kSizes, first[k], k + 1, i + 2, dims[k]);
    }
}

void cellfun(Call& call) {
    if (cellfun_with_parameter(call))
        return;
    const Apply options = apply_options(call);
    if (options.inputs.empty())
        raise(Err::NotEnoughInputs);
    for (size_t i = 0; i < options.inputs.size(); ++i) {
        const Value& v = options.inputs[i];
        if (v.is_cell())
            continue;
        if (v.is_text() && i > 0 && i + 2 == options.inputs.size())
            fail_in(call, kBadOption, v.to_text(), call.builtin.name);
        fail(kNotACell, i + 2, v.class_name());
    }
    require_equal_sizes(call, options);
    if (cellfun_by_name(call, options))
        return;
    apply(call, options, options.inputs[0].dims(), [](const Value& input, int64_t i) { return input.cell().at(i); });
}

void arrayfun(Call& call) {
    const Apply options = apply_options(call);
    if (options.inputs.empty())
        raise(Err::NotEnoughInputs);
    require_equal_sizes(call, options);
    apply(call, options, options.inputs[0].dims(), [](const Value& input, int64_t i) {
        return input.is_inline() ? input : select(input, {i}, Dims());
    });
}

void structfun(Call& call) {
    const Apply options = apply_options(call);
    if (options.inputs.empty())
        raise(Err::NotEnoughInputs);
    if (options.inputs.size() != 1 || !options.inputs[0].is_struct() || options.inputs[0].numel() != 1)
        fail({"MATLAB:structfun:InvalidInput", "Inputs to STRUCTFUN must be scalar structures."});
    const StructArray& s = options.inputs[0].structure();
    const int fields = s.fields().count();
    apply(call, options, Dims(fields, 1), [&](const Value&, int64_t i) { return s.at(0, static_cast<int>(i)); });
    if (options.uniform)
        return;
    for (Value& result : call.results) { // cells become a struct with the same fields
        if (!result.is_defined() || !result.is_cell())
            continue;
        Ref<StructArray> out = make_ref<StructArray>(Dims(), s.field_table());
        for (int f = 0; f < fields; ++f)
            out->at_mut(0, f) = result.cell().at(f);
        result = Value(std::move(out));
    }
}

/// An elementwise builtin broadcasts by itself. Any other function gets columns: MATLAB calls it with a column of one
/// operand and a column or scalar of the other, and so works with functions that do not broadcast.
void bsxfun(Call& call) {
    const Value function = function_of(call, call.arg(0));
    if (!function.is_function_handle())
        fail({"MATLAB:bsxfun:invalidFunction", "The first argument of bsxfun must be a function handle or its name."});
    const Value &a = call.arg(1), &b = call.arg(2);
    require_flat(call, a);
    require_flat(call, b);
    for (int k = 0; k < std::max(a.dims().count(), b.dims().count()); ++k)
        if (a.dims()[k] != b.dims()[k] && a.dims()[k] != 1 && b.dims()[k] != 1)
            fail({"MATLAB:bsxfun:arrayDimensionsMustMatch",
                  "Non-singleton dimensions of the two input arrays must match each other."});
    if (!function.function().is_anonymous() && call.interpreter.registry().find(function.function().name)) {
        const Value args[] = {a, b};
        return call.give(call.interpreter.call1(function, args));
    }
    const Broadcast broadcast(a.dims(), b.dims());
    const int64_t rows = broadcast.dims().rows();
    const int64_t total = broadcast.numel();
    std::vector<int64_t> ia, ib;
    broadcast.run([&](int64_t, int64_t i, int64_t j) {
        ia.push_back(i);
        ib.push_back(j);
    });
    auto column = [&](const Value& x, const std::vector<int64_t>& indices, int64_t from) {
        if (x.dims().rows() == 1)
            return select(x, {indices[static_cast<size_t>(from)]}, Dims());
        return select(x, {indices.begin() + from, indices.begin() + from + rows}, Dims(rows, 1));
    };
    if (total == 0) {
        const Value args[] = {select(a, {}, broadcast.dims()), select(b, {}, broadcast.dims())};
        return call.give(call.interpreter.call1(function, args));
    }
    ValueList columns;
    for (int64_t from = 0; from < total; from += rows) {
        call.interpreter.check_interrupt();
        const Value args[] = {column(a, ia, from), column(b, ib, from)};
        Value result = call.interpreter.call1(function, args);
        if (result.numel() != rows)
            fail({"MATLAB:bsxfun:unexpectedOutputSize",
                  "The function gave {} elements for columns of {}: bsxfun needs a function that works element by element."},
                 result.numel(), rows);
        columns.push_back(reshaped(std::move(result), Dims(rows, 1)));
    }
    call.give(reshaped(columns.size() == 1 ? std::move(columns[0]) : ops::horzcat(columns), broadcast.dims()));
}

constexpr Builtin kRows[] = {
    {"cellfun", "Cell Arrays", "Apply function to each cell in cell array", 2, kAnyNumber, kAnyNumber, cellfun},
    {"arrayfun", "Functions", "Apply function to each element of array", 2, kAnyNumber, kAnyNumber, arrayfun},
    {"structfun", "Structures", "Apply function to each field of scalar structure", 2, kAnyNumber, kAnyNumber, structfun},
    {"bsxfun", "Functions", "Apply element-wise operation to two arrays with implicit expansion enabled", 3, 3, 1, bsxfun},
};

} // namespace

void register_apply(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
