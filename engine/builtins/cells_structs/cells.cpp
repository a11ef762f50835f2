// Cell arrays: num2cell, cell2mat, mat2cell, cellfun, arrayfun, structfun, deal, cellstr.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/utf.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/ops/operators.h"
#include "engine/ops/subscripts.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

void num2cell(Call& call) {
    const Value& x = call.arg(0);
    const Dims dims = x.dims();
    if (call.nargin() == 1) {
        ValueList out;
        for (int64_t i = 0; i < dims.numel(); ++i) {
            call.interpreter.check_interrupt();
            out.push_back(select(x, {i}, Dims()));
        }
        return call.give(cell_of(dims, std::move(out)));
    }
    std::vector<bool> kept(static_cast<size_t>(dims.count()), false);
    for (const double d : to_double_vector(call.arg(1))) {
        const int k = dimension_argument(Value::of(d));
        if (k < dims.count())
            kept[static_cast<size_t>(k)] = true;
    }
    Dims outer = dims, part = dims;
    for (int k = 0; k < dims.count(); ++k)
        (kept[static_cast<size_t>(k)] ? outer : part).set(k, 1);
    auto offset = [&](const Dims& of, int64_t index) {
        int64_t out = 0;
        for (int k = 0; k < dims.count(); ++k) {
            out += index % of[k] * dims.stride(k);
            index /= of[k];
        }
        return out;
    };
    ValueList out;
    for (int64_t o = 0; o < outer.numel(); ++o) {
        std::vector<int64_t> indices;
        for (int64_t p = 0; p < part.numel(); ++p)
            indices.push_back(offset(outer, o) + offset(part, p));
        out.push_back(select(x, indices, part));
    }
    call.give(cell_of(outer, std::move(out)));
}

void cell2mat(Call& call) {
    if (!call.arg(0).is_cell())
        fail({"MATLAB:cell2mat:InvalidCellArray", "CELL2MAT needs a cell array."});
    const CellArray& c = call.arg(0).cell();
    if (c.numel() == 0)
        return call.give(Value::empty());
    for (const Value& v : c.elements())
        if (v.class_id() != c.at(0).class_id())
            fail({"MATLAB:cell2mat:MixedDataTypes", "All contents of the input cell array must be of the same data type."});
        else if (!v.is_flat() && !v.is_struct() && !v.is_cell())
            fail({"MATLAB:cell2mat:UnsupportedCellContent", "CELL2MAT does not support cell arrays containing objects or strings."});
    // Join along the first dimension, then the second, and so on.
    ValueList parts = c.elements();
    Dims dims = c.dims();
    try {
        for (int k = 0; k < dims.count(); ++k) {
            const int64_t n = dims[k];
            ValueList joined;
            for (size_t at = 0; at < parts.size(); at += static_cast<size_t>(n))
                joined.push_back(ops::concatenate(k, std::span<const Value>(parts).subspan(at, static_cast<size_t>(n))));
            parts = std::move(joined);
        }
    } catch (const Error& error) {
        if (error.identifier() == identifier_of(Err::HorzcatSizes))
            fail({"MATLAB:cell2mat:dimensionMismatch", "The dimensions of the cells' contents do not fit together."});
        throw;
    }
    call.give(std::move(parts[0]));
}

void mat2cell(Call& call) {
    const Value& x = call.arg(0);
    const Dims dims = x.dims();
    std::vector<std::vector<int64_t>> sizes;
    for (int k = 1; k < call.nargin(); ++k)
        sizes.push_back(integers_of(call.arg(k)));
    for (int k = static_cast<int>(sizes.size()); k < dims.count(); ++k)
        sizes.push_back({dims[k]});
    std::vector<int64_t> counts;
    for (size_t k = 0; k < sizes.size(); ++k) {
        int64_t total = 0;
        for (const int64_t n : sizes[k])
            total += n;
        if (total != dims[static_cast<int>(k)])
            fail({"MATLAB:mat2cell:VectorSumMismatch",
                  "Input arguments, D1 through D{}, must sum to each dimension of the input matrix size, [{}]."},
                 sizes.size(), dims.text());
        counts.push_back(static_cast<int64_t>(sizes[k].size()));
    }
    const Dims outer{std::span<const int64_t>(counts)};
    ValueList out;
    for (int64_t o = 0; o < outer.numel(); ++o) {
        ValueList subscripts;
        int64_t rest = o;
        for (size_t k = 0; k < sizes.size(); ++k) {
            const size_t at = static_cast<size_t>(rest % counts[k]);
            rest /= counts[k];
            int64_t first = 0;
            for (size_t i = 0; i < at; ++i)
                first += sizes[k][i];
            subscripts.push_back(ops::colon(number(static_cast<double>(first + 1)), number(static_cast<double>(first + sizes[k][at]))));
        }
        out.push_back(ops::index(x, subscripts));
    }
    call.give(cell_of(outer, std::move(out)));
}

void deal(Call& call) {
    const int n = std::max(1, call.nargout);
    if (call.nargin() != 1 && call.nargin() != n)
        fail({"MATLAB:deal:narginNargoutMismatch", "The number of outputs should match the number of inputs."});
    for (int k = 0; k < n; ++k)
        call.give(k, call.arg(call.nargin() == 1 ? 0 : k));
}

// ---- applying a function to every element

struct Apply {
    Value function;
    bool uniform = true;
    Value error_handler;
    std::span<const Value> inputs;
};

Apply apply_options(const Call& call) {
    Apply out;
    out.function = call.arg(0);
    if (out.function.is_text()) // a name; the interpreter's call takes handles and names alike
        out.function = Value(make_ref<FunctionHandle>(out.function.to_text(), nullptr));
    if (!out.function.is_function_handle())
        fail({"MATLAB:iscellfun:firstArgument", "First argument to {} must be a function handle or its name."}, call.builtin.name);
    std::span<const Value> rest = call.args.subspan(1);
    while (rest.size() >= 2 && rest[rest.size() - 2].is_text()) {
        const std::string name = to_lower_ascii(rest[rest.size() - 2].to_text());
        if (name.size() >= 3 && std::string_view("uniformoutput").starts_with(name))
            out.uniform = ops::is_true(rest.back());
        else if (name.size() >= 3 && std::string_view("errorhandler").starts_with(name))
            out.error_handler = rest.back();
        else
            break;
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
                if (v.numel() != 1 || v.is_function_handle() || v.is_cell() || v.is_struct())
                    fail({"MATLAB:arrayfun:NotAScalarOutput",
                          "Non-scalar in Uniform output, at index {}, output {}. Set 'UniformOutput' to false."},
                         element + 1, k + 1);
                if (!columns_[k].empty() && columns_[k][0].class_id() != v.class_id())
                    fail({"MATLAB:cellfun:NotAUniformOutput",
                          "Mismatch at index {}, output {}: class '{}' after class '{}'. Set 'UniformOutput' to false."},
                         element + 1, k + 1, v.class_name(), columns_[k][0].class_name());
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
    Value uniform(ValueList& column) {
        if (column.empty())
            return Array::zeros(ClassId::Double, dims_);
        const ClassId cls = column[0].class_id();
        bool all_inline = true;
        for (const Value& v : column)
            all_inline = all_inline && v.is_inline();
        if (!all_inline)
            return reshaped(ops::horzcat(column), dims_);
        Ref<Array> out = Array::uninitialized(cls, dims_);
        visit_class(cls, [&](auto zero) {
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

/// The names that cellfun understands without a call, kept from early MATLAB: fast paths with the same results.
bool cellfun_by_name(Call& call, const Apply& options) {
    if (call.nargout > 1 || options.inputs.size() != 1 || !options.inputs[0].is_cell() || !options.uniform)
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
        if (v.is_object())
            return false;
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
        numbers([](const Value& v) {
            int64_t longest = 0;
            for (const int64_t n : v.dims().sizes())
                longest = std::max(longest, n);
            return v.is_empty() ? 0 : longest;
        });
    else
        return false;
    return true;
}

void require_equal_sizes(const Call& call, const Apply& options, const Message& message) {
    for (const Value& v : options.inputs)
        if (!(v.dims() == options.inputs[0].dims()))
            fail(message, call.builtin.name);
}

void cellfun(Call& call) {
    const Apply options = apply_options(call);
    if (options.inputs.empty())
        raise(Err::NotEnoughInputs);
    for (const Value& v : options.inputs)
        if (!v.is_cell())
            fail({"MATLAB:cellfun:NotACell", "Input #{} expected to be a cell array, was {} instead."}, 2, v.class_name());
    require_equal_sizes(call, options,
                        {"MATLAB:cellfun:InputsDifferentSizes", "All of the input arguments must be of the same size and shape."});
    if (cellfun_by_name(call, options))
        return;
    apply(call, options, options.inputs[0].dims(), [](const Value& input, int64_t i) { return input.cell().at(i); });
}

void arrayfun(Call& call) {
    const Apply options = apply_options(call);
    if (options.inputs.empty())
        raise(Err::NotEnoughInputs);
    require_equal_sizes(call, options,
                        {"MATLAB:arrayfun:InputsDifferentSizes", "All of the input arguments must be of the same size and shape."});
    apply(call, options, options.inputs[0].dims(), [](const Value& input, int64_t i) {
        return input.is_inline() ? input : select(input, {i}, Dims());
    });
}

void structfun(Call& call) {
    const Apply options = apply_options(call);
    if (options.inputs.size() != 1 || !options.inputs[0].is_struct() || options.inputs[0].numel() != 1)
        fail({"MATLAB:structfun:NotScalarStruct", "Second argument of structfun must be a scalar structure."});
    const StructArray& s = options.inputs[0].structure();
    const int fields = s.fields().count();
    if (options.uniform)
        return apply(call, options, Dims(fields, 1), [&](const Value&, int64_t i) { return s.at(0, static_cast<int>(i)); });
    apply(call, options, Dims(fields, 1), [&](const Value&, int64_t i) { return s.at(0, static_cast<int>(i)); });
    for (Value& result : call.results) { // cells become a struct with the same fields
        if (!result.is_defined() || !result.is_cell())
            continue;
        Ref<StructArray> out = make_ref<StructArray>(Dims(), s.field_table());
        for (int f = 0; f < fields; ++f)
            out->at_mut(0, f) = result.cell().at(f);
        result = Value(std::move(out));
    }
}

void bsxfun(Call& call) {
    const Value &a = call.arg(1), &b = call.arg(2);
    if (call.arg(0).is_function_handle() && !call.arg(0).function().is_anonymous()) {
        const Value args[] = {a, b};
        ops::broadcast_dims(a.dims(), b.dims());
        return call.give(call.interpreter.call1(call.arg(0), args));
    }
    const Broadcast broadcast(a.dims(), b.dims());
    std::vector<int64_t> ia, ib;
    broadcast.run([&](int64_t, int64_t i, int64_t j) {
        ia.push_back(i);
        ib.push_back(j);
    });
    const Value args[] = {select(a, ia, broadcast.dims()), select(b, ib, broadcast.dims())};
    call.give(call.interpreter.call1(call.arg(0), args));
}

constexpr std::string_view kCells = "Cell Arrays";
constexpr Builtin kRows[] = {
    {"num2cell", kCells, "Convert array to cell array with consistently sized cells", 1, 2, 1, num2cell, kPure},
    {"cell2mat", kCells, "Convert cell array to ordinary array of the underlying data type", 1, 1, 1, cell2mat, kPure},
    {"mat2cell", kCells, "Convert array to cell array whose cells contain subarrays", 2, kAnyNumber, 1, mat2cell, kPure},
    {"cellfun", kCells, "Apply function to each cell in cell array", 2, kAnyNumber, kAnyNumber, cellfun},
    {"arrayfun", "Functions", "Apply function to each element of array", 2, kAnyNumber, kAnyNumber, arrayfun},
    {"structfun", "Structures", "Apply function to each field of scalar structure", 2, kAnyNumber, kAnyNumber, structfun},
    {"bsxfun", "Functions", "Apply element-wise operation to two arrays with implicit expansion enabled", 3, 3, 1, bsxfun},
    {"deal", kCells, "Distribute inputs to outputs", 1, kAnyNumber, kAnyNumber, deal, kPure},
};

} // namespace

void register_cells(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
