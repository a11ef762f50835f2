#include "engine/accel/creation.h"

#include <cmath>
#include <limits>

#include "engine/accel/fn_random.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"

namespace etna::accel {
namespace {

constexpr std::string_view kDeviceClass = "gpuarray"; // text_is compares without case

/// Without a trailing 'gpuArray' or `'like', g`; true if there was one that names the device.
bool take_device(std::span<Value>& args, ClassId& like, bool& has_like) {
    if (!args.empty() && builtins::text_is(args.back(), kDeviceClass)) {
        args = args.first(args.size() - 1);
        return true;
    }
    if (args.size() >= 2 && builtins::text_is(args[args.size() - 2], "like") && Context::is_requested(args.back())) {
        like = args.back().class_id();
        has_like = true;
        args = args.first(args.size() - 2);
        return true;
    }
    return false;
}

/// What one of these functions makes, once its size and class are known.
std::optional<SourceSpec> spec_of(std::string_view name) {
    SourceSpec spec;
    if (name == "rand")
        spec.kind = SourceSpec::Kind::Uniform;
    else if (name == "randi")
        spec.kind = SourceSpec::Kind::Integers;
    else if (name == "randn")
        spec.kind = SourceSpec::Kind::Normal;
    else if (name == "zeros" || name == "false")
        spec.a = 0;
    else if (name == "ones" || name == "true")
        spec.a = 1;
    else if (name == "NaN" || name == "nan")
        spec.a = std::numeric_limits<double>::quiet_NaN();
    else if (name == "Inf" || name == "inf")
        spec.a = std::numeric_limits<double>::infinity();
    else
        return std::nullopt;
    return spec;
}

bool is_random(const SourceSpec& spec) {
    return spec.kind >= SourceSpec::Kind::Uniform;
}

/// The value of a real scalar; one that is only promised, as zeros(1, 'gpuArray') is, need not be computed for it.
double known_scalar(const Value& value) {
    if (value.is_heap() && value.heap_kind() == HeapKind::Array && value.array().storage().is_deferred()) {
        const Node& node = *static_cast<const Node*>(value.array().storage().node());
        if (node.kind == NodeKind::Source && node.source.kind == SourceSpec::Kind::Constant)
            return node.source.a;
    }
    return value.to_double();
}

/// The ends and the number of points of linspace, if one of the ends is a gpuArray.
bool linspace(Context& context, Call& call) {
    if (call.nargin() < 2 || !(Context::is_requested(call.arg(0)) || Context::is_requested(call.arg(1))))
        return false;
    for (int i = 0; i < call.nargin(); ++i)
        if (!call.arg(i).is_numeric() || call.arg(i).numel() != 1 || call.arg(i).is_complex())
            return false;
    const double count = call.nargin() > 2 ? std::floor(call.arg(2).to_double()) : 100;
    if (!(count >= 1) || count > 1e15)
        return false;
    SourceSpec spec{SourceSpec::Kind::Linspace, known_scalar(call.arg(0)), known_scalar(call.arg(1)),
                    static_cast<int64_t>(count)};
    if (!std::isfinite((spec.b - spec.a) * count)) { // ends that overflow or are infinite
        call.builtin.function(call);
        call.results[0] = context.to_device(call.results[0]);
        return true;
    }
    const bool single = call.arg(0).class_id() == ClassId::Single || call.arg(1).class_id() == ClassId::Single;
    call.give(context.make_source(spec, single ? ClassId::Single : ClassId::Double, Dims(1, spec.count), true));
    return true;
}

} // namespace

bool create_on_device(Context& context, GpuStream& stream, Call& call) {
    const std::string_view name = call.builtin.name;
    if (name == "linspace")
        return linspace(context, call);
    ClassId like = ClassId::Double;
    bool has_like = false;
    std::span<Value> args = call.args;
    if (!take_device(args, like, has_like))
        return false;
    Call ordinary{call.interpreter, call.builtin, args, call.nargout, call.results};
    std::optional<SourceSpec> spec = spec_of(name);
    ClassId cls = has_like ? like : ClassId::Double;
    std::span<const Value> sizes = args;
    if (spec && (name == "true" || name == "false")) {
        cls = ClassId::Logical;
    } else if (spec && !has_like && !sizes.empty() && sizes.back().is_text()) {
        cls = class_from_name(sizes.back().to_text());
        if (element_size(cls) > 8 || !(is_numeric(cls) || cls == ClassId::Logical))
            spec.reset(); // the ordinary way complains
        sizes = sizes.first(sizes.size() - 1);
    }
    if (spec && name == "randi") {
        if (sizes.empty() || !sizes[0].is_numeric() || sizes[0].numel() < 1 || sizes[0].numel() > 2) {
            spec.reset();
        } else {
            const std::vector<double> limits = to_double_vector(sizes[0]);
            const double low = limits.size() == 2 ? limits[0] : 1, high = limits.back();
            sizes = sizes.subspan(1);
            spec->a = low;
            spec->b = high - low + 1;
            if (low != std::floor(low) || high != std::floor(high) || high < low || spec->b > 9007199254740991.0)
                spec.reset();
        }
    } else if (spec && is_random(*spec) && !is_float(cls)) {
        spec.reset();
    }
    const bool computable = cls != ClassId::Int64 && cls != ClassId::UInt64; // kernels compute in double
    const Dims dims = spec ? builtins::size_arguments(sizes) : Dims();
    if (!spec || !computable || dims.numel() == 0) {
        ordinary.builtin.function(ordinary);
        if (call.results[0].is_flat())
            call.results[0] = context.to_device(
                has_like && call.results[0].class_id() != like ? ops::convert(call.results[0], like) : call.results[0]);
        return true;
    }
    if (is_random(*spec)) {
        spec->key = stream.key;
        spec->threefry = stream.threefry;
        spec->first = fn::array_start(stream.next, stream.threefry);
        stream.next = spec->first + fn::array_draws(static_cast<uint64_t>(dims.numel()), cls == ClassId::Single, stream.threefry);
    }
    call.give(context.make_source(*spec, cls, dims, true));
    return true;
}

} // namespace etna::accel
