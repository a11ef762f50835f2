#include "engine/accel/product.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "engine/accel/defer.h"
#include "engine/accel/executor.h"
#include "engine/accel/host_provider.h"

namespace etna::accel {

bool Deferrer::product(const ops::ProductForm& form, const Dims& dims, const Value& a, const Value& b, Value& out) {
    if (dims.numel() == 0 || form.inner == 0)
        return false;
    const std::optional<GraphOperand> left = operand(a), right = operand(b);
    if (!left || !right || !left->array || !right->array)
        return false;
    const int64_t pages = dims.numel() / (form.rows * form.cols);
    const auto away = [](const GraphOperand& o) { return o.pending() || o.array->storage().on_device(); };
    const double worth = kDeferFlops * static_cast<double>(options_.defer_min);
    if (form.flops() * static_cast<double>(pages) < worth && !away(*left) && !away(*right))
        return false;
    if (pages > 1) // an operand has all pages or one for all
        for (const auto& [o, page] : {std::pair(&*left, form.rows * form.inner), {&*right, form.inner * form.cols}})
            if (o->array->numel() != page && o->array->numel() != page * pages)
                return false;
    check_array_size(dims, element_size(form.cls));
    Ref<Node> node = make_ref<Node>(graph_, NodeKind::Product, form.cls, dims);
    node->product = form;
    node->pages = pages;
    node->operands = {*left, *right};
    out = Value(make(std::move(node)));
    return true;
}

ProductShape shape_of(const Node& product) {
    const ops::ProductForm& form = product.product;
    ProductShape shape{form.cls,         form.rows,        form.cols,      form.inner,
                       form.transpose_a, form.transpose_b, form.symmetric, product.pages};
    if (product.pages > 1) {
        const auto step = [&](const GraphOperand& o, int64_t page) { return o.array->numel() > page ? page : 0; };
        shape.page_a = step(product.operands[0], form.rows * form.inner);
        shape.page_b = step(product.operands[1], form.inner * form.cols);
    }
    return shape;
}

std::string describe(const Node& product) {
    const ops::ProductForm& form = product.product;
    std::string text = fmt::format("{} {}x{}x{}", product.name(), form.rows, form.cols, form.inner);
    if (product.pages > 1)
        text += fmt::format(" on {} pages", product.pages);
    if (form.symmetric)
        text += form.transpose_a ? " (A'*A, half the work)" : " (A*A', half the work)";
    else if (form.transpose_a || form.transpose_b)
        text += form.transpose_a ? form.transpose_b ? " (A'*B')" : " (A'*B)" : " (A*B')";
    return text;
}

GroupCost cost_of(const Node& product, const Provider* device) {
    GroupCost cost;
    const Array* before = nullptr;
    for (const GraphOperand& operand : product.operands) {
        if (operand.array.get() == before)
            continue;
        before = operand.array.get();
        const Storage& storage = operand.array->storage();
        cost.input_bytes += storage.size_bytes();
        if (!storage.on_device())
            continue;
        if (device && device->owns(*storage.device()))
            cost.resident_bytes += storage.size_bytes();
        cost.requested = cost.requested || storage.device()->requested;
    }
    cost.output_bytes = product.result_bytes();
    cost.requested = cost.requested || product.requested;
    return cost;
}

double estimate_s(const ProductShape& shape, const GroupCost& cost, const Calibration& model, bool transfers) {
    const double rate = shape.cls == ClassId::Single ? model.f32_matrix_s : model.f64_matrix_s;
    const double bytes = static_cast<double>(cost.input_bytes + cost.output_bytes);
    double seconds =
        model.launch_s + std::max(bytes / model.memory_bytes_s, rate > 0 ? shape.flops() / rate : shape.flops() * 1e-9);
    if (transfers && model.upload_bytes_s > 0)
        seconds += static_cast<double>(cost.input_bytes - cost.resident_bytes) / model.upload_bytes_s;
    if (transfers && model.download_bytes_s > 0 && !cost.requested && cost.resident_bytes == 0)
        seconds += static_cast<double>(cost.output_bytes) / model.download_bytes_s;
    return seconds;
}

DecisionRecord decide_product(const Node& product, DeviceMode mode, Provider& host, Provider* device) {
    const ProductShape shape = shape_of(product);
    const GroupCost cost = cost_of(product, device);
    const double cpu_s = estimate_s(shape, cost, host.calibration(), false);
    const bool asks = device && device->info().exact && mode != DeviceMode::Cpu;
    const double gpu_s = asks ? estimate_s(shape, cost, device->calibration(), true) : 0;
    DecisionRecord record = choose_device(mode, device, cost.requested, cpu_s, gpu_s);
    record.group = describe(product);
    record.elements = product.dims.numel();
    return record;
}

void Executor::run_product(Node& product) {
    Provider* device = device_.get();
    const GroupCost cost = cost_of(product, device);
    if (!device && options.device != DeviceMode::Cpu &&
        (options.device == DeviceMode::Gpu || cost.requested ||
         estimate_s(shape_of(product), cost, host_->calibration(), false) > kWorthADevice_s))
        device = this->device();
    DecisionRecord record = decide_product(product, options.device, *host_, device);
    ++telemetry.forced_groups;
    if (record.device == Device::Cpu || !product_on_device(product, record))
        product_on_host(product, record);
    log(std::move(record));
}

Node* epilogue_candidate(const Node& root, const Ref<Array>& below) {
    if (root.kind != NodeKind::Elementwise || !below->storage().is_deferred())
        return nullptr;
    Node* node = static_cast<Node*>(below->storage().node());
    // One reference to the array is the group's, one the list's.
    const bool alone = below->ref_count() == 2 && node->ref_count() == 1;
    return alone && !node->is_done() && node->kind == NodeKind::Product && node->pages == 1 &&
                   node->dims == root.dims && node->dims.numel() > 1
               ? node
               : nullptr;
}

Node* Executor::settle_below(const Node& root, Ref<Array>& inner) {
    Node* product = nullptr;
    for (const Ref<Array>& below : cuts_below(root)) {
        Node* const candidate = device_ && !product ? epilogue_candidate(root, below) : nullptr;
        if (!candidate) {
            settle(*below);
            continue;
        }
        inner = below;
        product = candidate;
        for (const GraphOperand& operand : candidate->operands)
            settle(*operand.array);
    }
    return product;
}

bool Executor::run_as_epilogue(Plan& group, const Array& array, Node& product) {
    const auto at = std::find_if(group.inputs.begin(), group.inputs.end(),
                                 [&](const Ref<Array>& input) { return input.get() == &array; });
    const ir::Kernel& kernel = group.kernel;
    if (!device_ || at == group.inputs.end() || kernel.rank != 1 || kernel.reduces() || group.rolled)
        return false;
    const auto index = static_cast<size_t>(at - group.inputs.begin());
    if (!(kernel.inputs[index].varies & 1))
        return false;
    DecisionRecord record = decide_product(product, options.device, *host_, device_.get());
    if (record.device == Device::Cpu)
        return false;
    ProductLaunch launch;
    launch.shape = shape_of(product);
    launch.epilogue = &kernel;
    launch.epilogue_hash = kernel.hash();
    launch.product_input = static_cast<uint32_t>(index);
    launch.sizes = group.sizes;
    launch.parameters = group.parameters;
    launch.interrupt = interrupt;
    Operand* operands[] = {&launch.a, &launch.b};
    for (size_t k = 0; k < 2; ++k) {
        const Storage& storage = product.operands[k].array->storage();
        if (!upload(storage, record))
            return false;
        *operands[k] = {storage.device().get(), nullptr, storage.size_bytes()};
    }
    std::vector<Operand> inputs(group.inputs.size()), outputs;
    for (size_t k = 0; k < inputs.size(); ++k) {
        if (k == index)
            continue;
        const Storage& storage = group.inputs[k]->storage();
        if (!upload(storage, record))
            return false;
        inputs[k] = {storage.device().get(), nullptr, storage.size_bytes()};
    }
    std::vector<Ref<DeviceBuffer>> results;
    for (const Ref<Node>& node : group.outputs) {
        results.push_back(device_->allocate(node->result_bytes()));
        if (!results.back())
            return false;
        results.back()->requested = node->requested;
        outputs.push_back({results.back().get(), nullptr, node->result_bytes()});
    }
    launch.inputs = inputs;
    launch.outputs = outputs;
    const RunStatus status = device_->product(launch);
    if (status == RunStatus::Interrupted)
        throw InterruptRequest{};
    if (status != RunStatus::Ok)
        return false; // one after the other, then
    record.ticket = launch.ticket;
    record.group += fmt::format(", {} -> {}", launch.method, group.label);
    ++telemetry.forced_groups;
    telemetry.fused_nodes += static_cast<uint64_t>(group.nodes) + 1;
    log(std::move(record));
    for (size_t k = 0; k < results.size(); ++k)
        group.outputs[k]->finish(Storage::of_device(results[k], group.outputs[k]->result_bytes()));
    return true;
}

bool Executor::product_on_device(Node& product, DecisionRecord& record) {
    ProductLaunch launch;
    launch.shape = shape_of(product);
    launch.interrupt = interrupt;
    Operand* operands[] = {&launch.a, &launch.b};
    for (size_t k = 0; k < 2; ++k) {
        const Storage& storage = product.operands[k].array->storage();
        if (!upload(storage, record))
            return fall_back(RunStatus::OutOfMemory, record);
        *operands[k] = {storage.device().get(), nullptr, storage.size_bytes()};
    }
    const Ref<DeviceBuffer> result = device_->allocate(product.result_bytes());
    if (!result)
        return fall_back(RunStatus::OutOfMemory, record);
    result->requested = product.requested;
    launch.c = {result.get(), nullptr, product.result_bytes()};
    const RunStatus status = device_->product(launch);
    if (status == RunStatus::Interrupted)
        throw InterruptRequest{};
    if (status != RunStatus::Ok)
        return fall_back(status, record);
    record.ticket = launch.ticket;
    record.group += fmt::format(", {}", launch.method);
    product.finish(Storage::of_device(result, product.result_bytes()));
    return true;
}

void Executor::product_on_host(Node& product, DecisionRecord& record) {
    ProductLaunch launch;
    launch.shape = shape_of(product);
    launch.interrupt = interrupt;
    Operand* operands[] = {&launch.a, &launch.b};
    for (size_t k = 0; k < 2; ++k) {
        const Storage& storage = product.operands[k].array->storage();
        void* memory = storage.on_device() && !storage.on_host() ? host_memory(*storage.device()) : nullptr;
        if (!memory)
            memory = const_cast<void*>(storage.host());
        *operands[k] = {nullptr, memory, storage.size_bytes()};
    }
    const size_t bytes = product.result_bytes();
    Storage result;
    void* memory = nullptr;
    if (product.requested) {
        Ref<DeviceBuffer> buffer = host_->allocate(bytes);
        if (!buffer)
            raise(Err::OutOfMemory, bytes);
        buffer->requested = true;
        memory = host_memory(*buffer);
        result = Storage::of_device(std::move(buffer), bytes);
    } else {
        result = Storage::uninitialized(bytes);
        memory = result.host_mut();
    }
    launch.c = {nullptr, memory, bytes};
    const auto start = std::chrono::steady_clock::now();
    if (host_->product(launch) == RunStatus::Interrupted)
        throw InterruptRequest{};
    record.measured_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    product.finish(std::move(result));
}

} // namespace etna::accel
