#include "engine/accel/executor.h"

#include <chrono>
#include <optional>

#include "engine/accel/host_provider.h"
#include "engine/accel/parallel.h"
#include "engine/accel/product.h"

namespace etna::accel {

void settle(const Array& array) {
    Storage& storage = const_cast<Storage&>(array.storage()); // where the bytes are is not part of the value
    if (!storage.is_deferred())
        return;
    const Ref<DeferredNode> node(storage.node());
    node->force(storage);
}

void run_on_host(Node& node) {
    ContextOptions options;
    options.device = DeviceMode::Cpu;
    Executor(options).run(node);
}

Executor::Executor(const ContextOptions& chosen) : options(chosen), host_(make_host_provider()) {}

Provider* Executor::device() {
    if (!device_tried_ && options.device != DeviceMode::Cpu) {
        device_tried_ = true;
        if (const ProviderFactory factory = registered_provider_factory())
            device_ = factory();
    }
    return device_.get();
}

void Executor::run(Node& root) {
    if (root.is_done())
        return;
    Plan group;
    Ref<Array> inner;
    Node* product = nullptr;
    for (;;) {
        inner = nullptr;
        product = settle_below(root, inner);
        if (root.kind == NodeKind::Product)
            return run_product(root);
        Ref<Node> first;
        group = plan(root, options.max_nodes, &first);
        if (!first)
            break;
        run(*first);
    }
    // What was to be computed inside the group may have come out of one below it, as a further output.
    for (const Ref<Array>& input : group.inputs)
        if (input.get() != inner.get())
            settle(*input);
    if (product && run_as_epilogue(group, *inner, *product))
        return;
    if (inner)
        settle(*inner);
    ++telemetry.forced_groups;
    if (group.nodes > 1)
        telemetry.fused_nodes += static_cast<uint64_t>(group.nodes);
    telemetry.shared_nodes += static_cast<uint64_t>(group.shared);
    run_group(group);
}

void Executor::run_group(Plan& plan) {
    // A device that is not up yet is brought up only for work that could pay for it, or on request.
    Provider* device = device_.get();
    const GroupCost cost = cost_of(plan, device);
    if (!device && options.device != DeviceMode::Cpu &&
        (options.device == DeviceMode::Gpu || cost.requested ||
         estimate_s(cost, plan.elements, host_->calibration(), false) > kWorthADevice_s))
        device = this->device();
    DecisionRecord record = decide(plan, options.device, *host_, device);
    Launch launch;
    launch.kernel = &plan.kernel;
    launch.hash = plan.kernel.hash();
    launch.sizes = plan.sizes;
    launch.parameters = plan.parameters;
    launch.interrupt = interrupt;
    if (record.device == Device::Cpu || !run_on_device(plan, launch, record))
        run_on_host(plan, launch, record);
    log(std::move(record));
}

bool Executor::fall_back(RunStatus status, DecisionRecord& record) {
    ++telemetry.fallbacks;
    record.device = Device::Cpu;
    record.reason += " The device could not: " + std::string(name(status)) + ".";
    if (status == RunStatus::DeviceLost)
        options.device = DeviceMode::Cpu; // its buffers live on and report the loss themselves
    return false;
}

bool Executor::upload(const Storage& storage, DecisionRecord& record) {
    if (storage.on_device() && device_->owns(*storage.device()))
        return true;
    Ref<DeviceBuffer> buffer = device_->upload(storage.host(), storage.size_bytes());
    if (!buffer)
        return false;
    record.bytes_moved += storage.size_bytes();
    ++storage_counters().uploads;
    storage_counters().uploaded_bytes += storage.size_bytes();
    buffer->requested = storage.on_device() && storage.device()->requested;
    storage.set_device(std::move(buffer));
    return true;
}

bool Executor::run_on_device(Plan& plan, Launch& launch, DecisionRecord& record) {
    std::vector<Operand> inputs, outputs;
    std::vector<Ref<DeviceBuffer>> results;
    for (const Ref<Array>& input : plan.inputs) {
        const Storage& storage = input->storage();
        if (!upload(storage, record))
            return fall_back(RunStatus::OutOfMemory, record);
        inputs.push_back({storage.device().get(), nullptr, storage.size_bytes()});
    }
    for (const Ref<Node>& node : plan.outputs) {
        results.push_back(device_->allocate(node->result_bytes()));
        if (!results.back())
            return fall_back(RunStatus::OutOfMemory, record);
        results.back()->requested = node->requested;
        results.back()->not_negative = node->not_negative;
        outputs.push_back({results.back().get(), nullptr, node->result_bytes()});
    }
    launch.inputs = inputs;
    launch.outputs = outputs;
    const RunStatus status = device_->run(launch);
    if (status == RunStatus::Interrupted)
        throw InterruptRequest{};
    if (status != RunStatus::Ok)
        return fall_back(status, record);
    record.ticket = launch.ticket;
    for (size_t k = 0; k < results.size(); ++k)
        plan.outputs[k]->finish(Storage::of_device(results[k], plan.outputs[k]->result_bytes()));
    return true;
}

void Executor::run_on_host(Plan& plan, Launch& launch, DecisionRecord& record) {
    std::vector<Operand> inputs, outputs;
    std::vector<Storage> results;
    std::vector<Ref<DeviceBuffer>> buffers(plan.outputs.size());
    for (const Ref<Array>& input : plan.inputs) {
        const Storage& storage = input->storage();
        void* memory = storage.on_device() && !storage.on_host() ? host_memory(*storage.device()) : nullptr;
        if (!memory)
            memory = const_cast<void*>(storage.host());
        inputs.push_back({nullptr, memory, storage.size_bytes()});
    }
    for (size_t k = 0; k < plan.outputs.size(); ++k) {
        const size_t bytes = plan.outputs[k]->result_bytes();
        void* memory = nullptr;
        if (plan.outputs[k]->requested) {
            buffers[k] = host_->allocate(bytes);
            if (!buffers[k])
                raise(Err::OutOfMemory, bytes);
            buffers[k]->requested = true;
            buffers[k]->not_negative = plan.outputs[k]->not_negative;
            memory = host_memory(*buffers[k]);
            results.emplace_back(Storage::of_device(buffers[k], bytes));
        } else {
            results.push_back(Storage::uninitialized(bytes));
            memory = results.back().host_mut();
        }
        outputs.push_back({nullptr, memory, bytes});
    }
    launch.inputs = inputs;
    launch.outputs = outputs;
    const auto start = std::chrono::steady_clock::now();
    if (host_->run(launch) == RunStatus::Interrupted)
        throw InterruptRequest{};
    record.measured_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (size_t k = 0; k < results.size(); ++k)
        plan.outputs[k]->finish(std::move(results[k]));
}

void Executor::log(DecisionRecord record) {
    record.number = ++telemetry.decisions_total;
    telemetry.decisions.push_back(std::move(record));
    if (telemetry.decisions.size() > Telemetry::kMaxDecisions)
        telemetry.decisions.pop_front();
}

} // namespace etna::accel
