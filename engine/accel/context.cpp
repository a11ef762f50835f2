#include "engine/accel/context.h"

#include <cstdlib>
#include <cstring>
#include <map>

#include "engine/accel/creation.h"
#include "engine/accel/defer.h"
#include "engine/accel/executor.h"
#include "engine/accel/parallel.h"
#include "engine/accel/product.h"
#include "engine/accel/telemetry_json.h"

namespace etna::accel {
namespace {

std::string_view variable(const char* name) {
    const char* text = std::getenv(name);
    return text ? text : "";
}

/// The row of an operator between elements.
const KernelRow& kernel_of(ops::BinaryOp op) {
    using Op = ops::BinaryOp;
    static const std::map<Op, const KernelRow*> rows = [] {
        std::map<Op, const KernelRow*> out;
        for (const auto& [which, name] : std::initializer_list<std::pair<Op, std::string_view>>{
                 {Op::Add, "plus"},      {Op::Subtract, "minus"},   {Op::Times, "times"},       {Op::MTimes, "times"},
                 {Op::Divide, "rdivide"}, {Op::MDivide, "rdivide"}, {Op::LeftDivide, "ldivide"}, {Op::MLeftDivide, "ldivide"},
                 {Op::Power, "power"},   {Op::Equal, "eq"},         {Op::NotEqual, "ne"},       {Op::Less, "lt"},
                 {Op::LessEqual, "le"},  {Op::Greater, "gt"},       {Op::GreaterEqual, "ge"},   {Op::And, "and"},
                 {Op::Or, "or"}})
            out.emplace(which, find_kernel(name));
        return out;
    }();
    return *rows.at(op);
}

} // namespace

ContextOptions ContextOptions::from_environment() {
    ContextOptions options;
    options.defer = variable("ETNA_DEFER") != "off";
    if (const std::string_view min = variable("ETNA_DEFER_MIN"); !min.empty())
        options.defer_min = std::max(1LL, std::atoll(min.data()));
    const std::string_view device = variable("ETNA_DEVICE");
    options.device = device == "cpu" ? DeviceMode::Cpu : device == "gpu" ? DeviceMode::Gpu : DeviceMode::Auto;
    if (const std::string_view count = variable("ETNA_THREADS"); !count.empty())
        options.threads = std::max(0, std::atoi(count.data()));
    return options;
}

struct Context::Impl {
    explicit Impl(const ContextOptions& options)
        : executor(options), graph([this](Node& node) { executor.run(node); }) {}

    Executor executor;
    Graph graph;
    GpuStream gpu_stream;
    const char* wanted_by = nullptr; ///< who asked for a device that is not there
    bool warned = false;

    Telemetry& telemetry() { return executor.telemetry; }
};

Context::Context(const ContextOptions& options) : options_(options), impl_(std::make_unique<Impl>(options)) {
    set_threads(options.threads);
}

Context::~Context() = default;

void Context::set_options(const ContextOptions& options) {
    options_ = options;
    impl_->executor.options = options;
    set_threads(options.threads);
}

bool Context::defer_binary(ops::BinaryOp op, const Value& a, const Value& b, Value& out) {
    if (!wants(a) && !wants(b)) {
        // Two smaller operands can still broadcast to a large result.
        if (!options_.defer || !a.is_heap() || !b.is_heap() || a.numel() * b.numel() < options_.defer_min)
            return false;
    }
    // Between scalars and arrays, the matrix operators are element by element.
    const bool scalar_a = a.is_inline(), scalar_b = b.is_inline();
    if (op == ops::BinaryOp::MTimes && !scalar_a && !scalar_b) {
        const std::optional<ops::ProductForm> form = ops::product_form(a, false, b, false);
        return form && defer_product(*form, a, b, out);
    }
    if ((op == ops::BinaryOp::MDivide && !scalar_b) || (op == ops::BinaryOp::MLeftDivide && !scalar_a) ||
        op == ops::BinaryOp::MPower)
        return false;
    const Value args[] = {a, b};
    return Deferrer(impl_->graph, options_, impl_->telemetry()).elementwise(kernel_of(op), args, out);
}

bool Context::defer_product(const ops::ProductForm& form, const Value& a, const Value& b, Value& out) {
    if (!options_.defer)
        return false;
    return Deferrer(impl_->graph, options_, impl_->telemetry()).product(form, Dims(form.rows, form.cols), a, b, out);
}

bool Context::defer_pages(const ops::ProductForm& form, const Dims& dims, const Value& a, const Value& b, Value& out) {
    if (!options_.defer)
        return false;
    return Deferrer(impl_->graph, options_, impl_->telemetry()).product(form, dims, a, b, out);
}

bool Context::defer_unary(ops::UnaryOp op, const Value& a, Value& out) {
    if (!wants(a))
        return false;
    const char* name = op == ops::UnaryOp::Minus ? "uminus" : op == ops::UnaryOp::Not ? "not" : nullptr;
    if (!name)
        return false;
    return Deferrer(impl_->graph, options_, impl_->telemetry()).elementwise(*find_kernel(name), std::span(&a, 1), out);
}

bool Context::defer_call(Call& call) {
    if (call.builtin.traits.accel == Accel::Creation)
        return !call.args.empty() && create_on_device(*this, impl_->gpu_stream, call);
    if (!options_.defer || call.nargout > 1 || call.args.empty() || call.builtin.traits.accel == Accel::None)
        return false;
    bool wanted = false;
    for (const Value& arg : call.args)
        wanted = wanted || wants(arg);
    if (!wanted)
        return false;
    Deferrer deferrer(impl_->graph, options_, impl_->telemetry());
    if (call.builtin.traits.accel == Accel::Reduction)
        return deferrer.reduction(call.builtin.name, call.args, call.results[0]);
    if (call.builtin.traits.accel != Accel::Elementwise)
        return false;
    const KernelRow* row = find_kernel(call.builtin.name);
    return row && deferrer.elementwise(*row, call.args, call.results[0]);
}

Value Context::make_source(const SourceSpec& spec, ClassId cls, const Dims& dims, bool requested) {
    if (requested)
        device("gpuArray"); // the one warning of the run where there is none
    return Deferrer(impl_->graph, options_, impl_->telemetry()).source(spec, cls, dims, requested);
}

void Context::wait() {
    impl_->graph.run_all();
    if (Provider* device = impl_->executor.device_if_up())
        device->wait();
}

void Context::begin_run() {
    impl_->telemetry() = {};
    impl_->graph.dropped = 0;
    impl_->executor.host().reset_counters();
    if (Provider* device = impl_->executor.device_if_up())
        device->reset_counters();
    storage_counters() = {};
    impl_->warned = false;
    impl_->wanted_by = nullptr;
}

void Context::end_run(bool finished) {
    // What variables of the workspace wait for is computed now, so that a run's work belongs to the run; after a
    // failure nobody wants to wait for it.
    if (finished)
        wait();
}

void Context::set_interrupt_flag(const std::atomic<bool>* flag) {
    impl_->executor.interrupt = flag;
}

Provider* Context::device(const char* asked_by) {
    ++impl_->telemetry().accessor_calls;
    Provider* device = impl_->executor.device();
    if (!device && asked_by && !impl_->wanted_by)
        impl_->wanted_by = asked_by;
    return device;
}

std::optional<std::string> Context::take_warning() {
    if (impl_->warned || !impl_->wanted_by)
        return std::nullopt;
    impl_->warned = true;
    return std::string("No acceleration provider registered. ") + impl_->wanted_by + " runs on the processor instead.";
}

GpuStream& Context::gpu_stream() {
    return impl_->gpu_stream;
}

Provider& Context::host() {
    return impl_->executor.host();
}

Value Context::to_device(const Value& value) {
    if (!value.is_flat())
        raise(Err::NotOnDevice, value.class_name());
    Provider* device = this->device("gpuArray");
    Provider& provider = device ? *device : host();
    const ArrayView view(value); // forces
    const size_t bytes =
        static_cast<size_t>(view.numel()) * element_size(view.class_id()) * (view.is_complex() ? 2 : 1);
    if (value.is_heap() && value.array().storage().on_device() && provider.owns(*value.array().storage().device())) {
        value.array().storage().device()->requested = true;
        return value;
    }
    Ref<DeviceBuffer> buffer = provider.upload(view.data<void>(), bytes);
    if (!buffer)
        buffer = host().upload(view.data<void>(), bytes);
    if (!buffer)
        raise(Err::OutOfMemory, bytes);
    ++storage_counters().uploads;
    storage_counters().uploaded_bytes += bytes;
    buffer->requested = true;
    return Value(make_ref<Array>(view.class_id(), view.is_complex() ? Complexity::Complex : Complexity::Real,
                                 view.dims(), Storage::of_device(std::move(buffer), bytes)));
}

Value Context::from_device(const Value& value) {
    if (!is_requested(value))
        return value;
    const ArrayView view(value);
    Ref<Array> out =
        Array::uninitialized(view.class_id(), view.dims(), view.is_complex() ? Complexity::Complex : Complexity::Real);
    std::memcpy(out->data_mut<void>(), view.data<void>(), out->storage().size_bytes());
    return out;
}

bool Context::is_requested(const Value& value) {
    if (!value.is_heap() || value.heap_kind() != HeapKind::Array)
        return false;
    const Storage& storage = value.array().storage();
    if (storage.is_deferred())
        return static_cast<Node*>(storage.node())->requested;
    return storage.on_device() && storage.device()->requested;
}

const Telemetry& Context::telemetry() const {
    impl_->telemetry().dropped_nodes = impl_->graph.dropped;
    return impl_->telemetry();
}

std::string Context::telemetry_json() {
    impl_->telemetry().dropped_nodes = impl_->graph.dropped;
    return accel::telemetry_json(impl_->telemetry(), options_, host(), impl_->executor.device_if_up());
}

std::string Context::explain(const Value& value) {
    if (!value.is_heap() || value.heap_kind() != HeapKind::Array || !value.array().storage().is_deferred())
        return {};
    Node& node = *static_cast<Node*>(value.array().storage().node());
    if (node.is_done())
        return {};
    Provider* device = impl_->executor.device_if_up();
    const DecisionRecord decision = node.kind == NodeKind::Product
                                        ? decide_product(node, options_.device, host(), device)
                                        : decide(plan(node), options_.device, host(), device);
    return accel::explain(node) + (decision.device == Device::Gpu ? "device: gpu. " : "device: cpu. ") +
           decision.reason + "\n";
}

} // namespace etna::accel
