// The language's explicit way to the device: gpuArray, gather, gpuDevice and their kin.
#include <chrono>
#include <cmath>

#include "engine/accel/context.h"
#include "engine/accel/creation.h"
#include "engine/accel/provider.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

accel::Context& context(Call& call) {
    return call.interpreter.accel();
}

/// The one warning of the run, when the script asked for a device that is not there.
void warn_if_absent(Call& call) {
    if (const std::optional<std::string> text = context(call).take_warning())
        call.interpreter.warn("parallel:gpu:device:NoProvider", *text);
}

/// gpuArray(x): numbers, logicals and characters; also gpuArray of a gpuArray.
void gpu_array(Call& call) {
    Value out = context(call).to_device(call.arg(0));
    warn_if_absent(call);
    call.give(std::move(out));
}

/// [a, b, ...] = gather(x, y, ...): back to the host; what is there already passes.
void gather(Call& call) {
    for (int i = 0; i < call.nargin(); ++i)
        call.give(i, context(call).from_device(call.arg(i)));
}

/// The class of the elements.
void underlying_type(Call& call) {
    call.give(Value::text(call.arg(0).class_name()));
}

void is_gpu_array(Call& call) {
    call.give(Value::of(accel::Context::is_requested(call.arg(0))));
}

void gpu_device_count(Call& call) {
    call.give(Value::of(context(call).device() ? 1.0 : 0.0));
}

/// True if work can pay off there: a real graphics processor, or any device that the environment asks for.
void can_use_gpu(Call& call) {
    accel::Provider* device = context(call).device();
    call.give(Value::of(device && (device->info().kind == accel::ProviderKind::Gpu ||
                                   context(call).options().device == accel::DeviceMode::Gpu)));
}

/// gpuDevice, gpuDevice(1): a struct with the device's properties. Raises NoDevice.
void gpu_device(Call& call) {
    accel::Provider* device = context(call).device();
    if (!device ||
        (call.nargin() > 0 && call.arg(0).is_numeric() && !call.arg(0).is_empty() && call.arg(0).to_double() != 1))
        raise(Err::NoDevice);
    const accel::ProviderInfo& info = device->info();
    const accel::MemoryInfo memory = device->memory();
    const accel::ProviderCounters& counters = device->counters();
    Ref<StructArray> out = StructArray::scalar();
    out->set("Name", Value::text(info.name));
    out->set("Index", Value::of(1.0));
    out->set("Vendor", Value::text(info.vendor));
    out->set("Backend", Value::text(info.backend));
    out->set("DriverVersion", Value::text(info.driver));
    out->set("SupportsDouble", Value::of(info.supports_double));
    out->set("SameBitsAsHost", Value::of(info.exact));
    out->set("IsSoftware", Value::of(info.kind == accel::ProviderKind::SoftwareGpu));
    out->set("TotalMemory", Value::of(static_cast<double>(memory.total_bytes)));
    out->set("AvailableMemory", Value::of(static_cast<double>(memory.available_bytes)));
    out->set("KernelsCompiled", Value::of(static_cast<double>(counters.compiled)));
    out->set("KernelCacheHits", Value::of(static_cast<double>(counters.cache_hits + counters.disk_hits)));
    out->set("DeviceAvailable", Value::of(true));
    out->set("DeviceSelected", Value::of(true));
    call.give(Value(std::move(out)));
}

/// wait, wait(device): until everything that was started has finished.
void wait(Call& call) {
    context(call).wait();
}

/// reset(device)
void reset(Call& call) {
    context(call).wait();
    if (accel::Provider* device = context(call).device())
        device->reset();
}

/// The number in a field of `gpurng`'s settings.
double setting(const Value& settings, std::string_view field) {
    const Value* value = settings.structure().find(field);
    if (!value || !value->is_numeric() || value->numel() != 1)
        fail({"parallel:gpu:rng:BadSettings", "The settings must come from an earlier call of gpurng."});
    return value->to_double();
}

bool is_threefry(const Value& name) {
    if (text_is(name, "threefry") || text_is(name, "threefry4x64-20") || text_is(name, "threefry4x64_20"))
        return true;
    if (text_is(name, "philox") || text_is(name, "philox4x32-10") || text_is(name, "philox4x32_10"))
        return false;
    fail({"parallel:gpu:rng:BadGenerator", "Use the generator 'philox' or 'threefry' for gpuArrays."});
}

/// s = gpurng; gpurng(seed), gpurng(s), gpurng('default'), gpurng('shuffle'), gpurng(seed, 'Philox'): the stream of
/// random gpuArrays. s.State is the number of the next 64-bit draw.
void gpu_rng(Call& call) {
    accel::GpuStream& stream = context(call).gpu_stream();
    Ref<StructArray> before = StructArray::scalar();
    before->set("Type", Value::text(stream.threefry ? "threefry" : "philox"));
    before->set("Seed", Value::of(static_cast<double>(stream.key)));
    before->set("State", Value::of(static_cast<double>(stream.next)));
    if (call.nargin() > 0) {
        const Value& v = call.arg(0);
        if (v.is_struct()) {
            const Value* type = v.structure().find("Type");
            stream = {static_cast<uint64_t>(setting(v, "Seed")), static_cast<uint64_t>(setting(v, "State")),
                      type && text_is(*type, "threefry")};
        } else if (text_is(v, "default")) {
            stream = {};
        } else {
            double seed = 0;
            bool threefry = stream.threefry;
            if (text_is(v, "shuffle"))
                seed = static_cast<double>(std::chrono::system_clock::now().time_since_epoch().count() & 0x7fffffff);
            else if (v.is_text())
                threefry = is_threefry(v);
            else
                seed = scalar_argument(call, 0);
            if (!(seed >= 0) || seed != std::floor(seed) || seed > 4294967295.0)
                fail({"parallel:gpu:rng:BadSeed",
                      "The seed must be an integer between 0 and 2^32 - 1, 'default' or 'shuffle'."});
            if (call.nargin() > 1)
                threefry = is_threefry(call.arg(1));
            stream = {static_cast<uint64_t>(seed), 0, threefry};
        }
    }
    if (call.nargout > 0 || call.nargin() == 0)
        call.give(Value(std::move(before)));
}

constexpr std::string_view kGpu = "GPU Computing";
constexpr Builtin kRows[] = {
    {"gpuArray", kGpu, "Array stored on the GPU", 1, 1, 1, gpu_array},
    {"gather", kGpu, "Transfer a GPU array to the workspace", 1, kAnyNumber, kAnyNumber, gather},
    {"underlyingType", kGpu, "Type of the elements of an array", 1, 1, 1, underlying_type},
    {"isgpuarray", kGpu, "Determine whether the input is a GPU array", 1, 1, 1, is_gpu_array},
    {"existsOnGPU", kGpu, "Determine whether a GPU array is available on the GPU", 1, 1, 1, is_gpu_array},
    {"gpuDevice", kGpu, "Query or select a GPU device", 0, 1, 1, gpu_device},
    {"gpuDeviceCount", kGpu, "Number of GPU devices present", 0, 1, 1, gpu_device_count},
    {"canUseGPU", kGpu, "Verify that a supported GPU is available", 0, 0, 1, can_use_gpu},
    {"gpurng", kGpu, "Control random number generation on the GPU", 0, 2, 1, gpu_rng},
    {"wait", kGpu, "Wait for the GPU calculation to complete", 0, 1, 0, wait},
    {"reset", kGpu, "Reset the GPU device and clear its memory pools", 0, 1, 0, reset},
};

} // namespace

void register_accel(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
