#include "engine/accel/policy.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace etna::accel {
namespace {

std::string milliseconds(double seconds) {
    return fmt::format("{:.3g} ms", 1e3 * seconds);
}

} // namespace

GroupCost cost_of(const Plan& plan, const Provider* device) {
    GroupCost cost;
    bool rare = false, loop = false;
    const double iterations = ir::iterations(plan.kernel, plan.parameters);
    for (const ir::Instruction& i : plan.kernel.body) {
        rare = i.op == ir::Op::Guard || (rare && i.op != ir::Op::EndGuard);
        loop = i.op == ir::Op::Loop || (loop && i.op != ir::Op::EndLoop);
        if (!rare && ir::operand_count(i.op) > 0)
            cost.instructions += (i.op == ir::Op::Div || i.op == ir::Op::Sqrt ? 4 : 1) * (loop ? iterations : 1);
    }
    for (const Ref<Array>& input : plan.inputs) {
        const Storage& storage = input->storage();
        cost.input_bytes += storage.size_bytes();
        if (!storage.on_device())
            continue;
        if (device && device->owns(*storage.device()))
            cost.resident_bytes += storage.size_bytes();
        cost.requested = cost.requested || storage.device()->requested;
    }
    for (const Ref<Node>& output : plan.outputs) {
        cost.output_bytes += output->result_bytes();
        cost.requested = cost.requested || output->requested;
    }
    return cost;
}

double estimate_s(const GroupCost& cost, int64_t elements, const Calibration& model, bool transfers) {
    const double bytes = static_cast<double>(cost.input_bytes + cost.output_bytes);
    double seconds = model.launch_s + std::max(bytes / model.memory_bytes_s,
                                               cost.instructions * static_cast<double>(elements) / model.f64_ops_s);
    if (transfers && model.upload_bytes_s > 0)
        seconds += static_cast<double>(cost.input_bytes - cost.resident_bytes) / model.upload_bytes_s;
    if (transfers && model.download_bytes_s > 0 && !cost.requested && cost.resident_bytes == 0)
        seconds += static_cast<double>(cost.output_bytes) / model.download_bytes_s;
    return seconds;
}

DecisionRecord choose_device(DeviceMode mode, const Provider* device, bool requested, double cpu_s, double gpu_s) {
    DecisionRecord record;
    record.cpu_estimate_s = cpu_s;
    record.gpu_estimate_s = std::isfinite(gpu_s) ? gpu_s : 0; // infinite: the device was too full to be measured
    const auto choose = [&](Device where, std::string reason) {
        record.device = where;
        record.reason = std::move(reason);
        return record;
    };
    if (mode == DeviceMode::Cpu)
        return choose(Device::Cpu, "ETNA_DEVICE=cpu keeps work on the processor.");
    if (!device)
        return choose(Device::Cpu, cpu_s < kWorthADevice_s ? "The work is too small to pay for a device."
                                                           : "No device is registered.");
    if (!device->info().exact)
        return choose(Device::Cpu, "The device did not pass its self-test.");
    if (mode == DeviceMode::Gpu)
        return choose(Device::Gpu, "ETNA_DEVICE=gpu asks for the device.");
    if (requested)
        return choose(Device::Gpu, "The script put the data there with gpuArray.");
    if (device->info().kind == ProviderKind::SoftwareGpu)
        return choose(Device::Cpu, "The device is this processor itself, running Vulkan in software.");
    if (gpu_s < 0.8 * cpu_s)
        return choose(Device::Gpu, fmt::format("The device should need {} and the processor {}.", milliseconds(gpu_s),
                                               milliseconds(cpu_s)));
    return choose(Device::Cpu, fmt::format("The processor should need {} and the device {}, transfers included.",
                                           milliseconds(cpu_s), milliseconds(gpu_s)));
}

DecisionRecord decide(const Plan& plan, DeviceMode mode, Provider& host, Provider* device) {
    const GroupCost cost = cost_of(plan, device);
    const double cpu_s = estimate_s(cost, plan.elements, host.calibration(), false);
    const bool asks = device && device->info().exact && mode != DeviceMode::Cpu;
    const double gpu_s = asks ? estimate_s(cost, plan.elements, device->calibration(), true) : 0;
    DecisionRecord record = choose_device(mode, device, cost.requested, cpu_s, gpu_s);
    record.group = plan.label;
    record.elements = plan.elements;
    return record;
}

} // namespace etna::accel
