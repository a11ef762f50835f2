#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "engine/builtins/registry.h"
#include "engine/ops/matrix_product.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::accel {

class Provider;
struct Telemetry;

enum class DeviceMode : uint8_t { Auto, Cpu, Gpu };

struct ContextOptions {
    bool defer = true;
    /// Operations on fewer elements run at once.
    int64_t defer_min = 32768;
    DeviceMode device = DeviceMode::Auto;
    int threads = 0;    ///< of the host provider; 0: one a core
    int max_nodes = 64;      ///< in one kernel, loops counted once
    int max_pending = 4096;  ///< on the longest way through a pending expression
    /// Reads ETNA_DEFER=on|off, ETNA_DEFER_MIN=n, ETNA_DEVICE=cpu|gpu|auto, ETNA_THREADS=n.
    static ContextOptions from_environment();
};

class Node;
struct SourceSpec;
struct GpuStream;

/// One engine's acceleration: it decides what is deferred, keeps the pending graph, and runs it. It lives on the
/// engine's thread.
///
/// For the virtual machine: before an operator runs, ask `defer_binary` or `defer_unary` when an operand is a heap
/// array (inline scalars never defer); before a builtin whose `traits.accel` is not None runs, ask `defer_call`.
/// True: the result is there, a value whose bytes come when somebody asks. False: run the ordinary way. They raise the
/// error that the operation would (sizes, classes). Call `begin_run` and `end_run` around each run, `wait` in toc.
class Context {
  public:
    explicit Context(const ContextOptions& options = ContextOptions::from_environment());
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    /// Cheap test to make before the calls below: could an operation on this value be deferred?
    bool wants(const Value& operand) const {
        if (!operand.is_heap() || operand.heap_kind() != HeapKind::Array || !options_.defer)
            return false;
        const Array& array = operand.array();
        return array.numel() >= options_.defer_min || array.storage().on_device() || array.storage().is_deferred();
    }
    bool defer_binary(ops::BinaryOp op, const Value& a, const Value& b, Value& out);
    bool defer_unary(ops::UnaryOp op, const Value& a, Value& out);
    /// A product of real matrices that is worth it: on the device already, pending, or large.
    bool defer_product(const ops::ProductForm& form, const Value& a, const Value& b, Value& out);
    /// The same for the pages of arrays of more dimensions; `form` is a page's, `dims` are the result's.
    bool defer_pages(const ops::ProductForm& form, const Dims& dims, const Value& a, const Value& b, Value& out);
    bool defer_call(Call& call);
    /// An array whose elements are computed from their indices when somebody needs them: `rand(n, 'gpuArray')`.
    /// `dims` is not empty.
    Value make_source(const SourceSpec& spec, ClassId cls, const Dims& dims, bool requested);

    /// Runs every pending node whose result somebody can still see, and waits for the device: `toc`, `wait`.
    void wait();
    /// Resets telemetry and the warning.
    void begin_run();
    /// After a run. `finished`: it was neither interrupted nor failed. Values still pending stay valid.
    void end_run(bool finished = true);
    /// While it is true, host and device stop long kernels, and forcing throws InterruptRequest.
    void set_interrupt_flag(const std::atomic<bool>* flag);

    /// The one accessor through which builtins reach a device: null when there is none. Counted. `asked_by` names what
    /// the script called (`gpuArray`); then, without a device, `take_warning` has the one warning of the run.
    Provider* device(const char* asked_by = nullptr);
    /// "No acceleration provider registered ..." the first time in a run that it applies; the caller shows it.
    std::optional<std::string> take_warning();
    Provider& host();
    /// The stream of random gpuArrays (`gpurng`).
    GpuStream& gpu_stream();
    /// Copies the array's bytes to the device as `gpuArray` does and marks them. Without a device the host provider
    /// takes over with the same semantics.
    Value to_device(const Value& value);
    Value from_device(const Value& value);
    static bool is_requested(const Value& value); ///< `isgpuarray`
    /// A gpuArray is among the values: what an operation that knows nothing of devices makes of them is one again.
    static bool any_requested(std::span<const Value> values) {
        for (const Value& v : values)
            if (v.is_heap() && v.heap_kind() == HeapKind::Array &&
                (v.array().storage().on_device() || v.array().storage().is_deferred()) && is_requested(v))
                return true;
        return false;
    }
    /// Makes the result of such an operation a gpuArray.
    void keep(Value& result);
    /// The same for the results of a builtin, if it is one of those whose results stay on the device.
    void keep_results(Call& call);
    /// Elements `first`, `first` + `step`, ... (0-based) of a real array whose bytes are on the device alone, `count` of
    /// them, as a column that stays there. Nothing if they are on the host, or when they are computed there.
    std::optional<Value> pick(const Value& value, int64_t first, int64_t step, int64_t count);

    const ContextOptions& options() const { return options_; }
    void set_options(const ContextOptions& options);
    const Telemetry& telemetry() const;
    std::string telemetry_json();
    /// How the pending expression behind a value would be cut and run: groups, kernels, estimates, reasons. Text for
    /// people. A value that is not pending gives an empty text.
    std::string explain(const Value& value);

    struct Impl;
    Impl& impl() { return *impl_; } ///< accel/ only

  private:
    ContextOptions options_;
    std::unique_ptr<Impl> impl_;
};

} // namespace etna::accel
