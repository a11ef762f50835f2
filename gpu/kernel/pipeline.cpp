#include "gpu/kernel/pipeline.h"

#include "gpu/kernel/cache_file.h"

#include <algorithm>
#include <chrono>

namespace etna::gpu {
namespace {

/// Bumped when the generated text changes its meaning without changing its letters.
constexpr uint32_t kCacheVersion = 1;

struct DriverIdentity {
    uint32_t version;
    uint32_t vendor;
    uint32_t device;
    uint32_t driver;
    uint8_t uuid[VK_UUID_SIZE];
};

} // namespace

Hash128 device_identity(const Capabilities& c) {
    DriverIdentity identity{kCacheVersion, c.vendor_id, c.device_id, c.driver_version, {}};
    std::copy(std::begin(c.uuid), std::end(c.uuid), std::begin(identity.uuid));
    return hash_bytes(&identity, sizeof identity);
}

ComputePipeline::~ComputePipeline() {
    const DeviceTable& vk = device_->vk();
    vk.vkDestroyPipeline(device_->handle(), pipeline_, nullptr);
    vk.vkDestroyPipelineLayout(device_->handle(), layout_, nullptr);
    vk.vkDestroyDescriptorSetLayout(device_->handle(), set_layout_, nullptr);
}

PipelineStore::PipelineStore(std::shared_ptr<Device> device, std::string folder)
    : device_(std::move(device)), folder_(std::move(folder)), spirv_(folder_) {
    driver_key_ = device_identity(device_->capabilities());
    if (!folder_.empty())
        driver_path_ = folder_ + "/pipelines-" + driver_key_.hex() + ".bin";
    load_driver_cache();
}

PipelineStore::~PipelineStore() {
    save();
    entries_.clear();
    device_->vk().vkDestroyPipelineCache(device_->handle(), driver_cache_, nullptr);
}

void PipelineStore::load_driver_cache() {
    std::string data;
    if (!driver_path_.empty())
        data = read_cache_file(driver_path_, driver_key_).value_or(std::string());
    VkPipelineCacheCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_PIPELINE_CACHE_CREATE_INFO;
    info.initialDataSize = data.size();
    info.pInitialData = data.data();
    const DeviceTable& vk = device_->vk();
    if (vk.vkCreatePipelineCache(device_->handle(), &info, nullptr, &driver_cache_) == VK_SUCCESS) {
        counts_.driver_cache_loaded = !data.empty();
        return;
    }
    driver_cache_ = VK_NULL_HANDLE;
    info.initialDataSize = 0;
    if (vk.vkCreatePipelineCache(device_->handle(), &info, nullptr, &driver_cache_) != VK_SUCCESS)
        driver_cache_ = VK_NULL_HANDLE; // pipelines are then simply compiled each time
}

Result<std::shared_ptr<ComputePipeline>> PipelineStore::get(const KernelText& text, Origin* how) {
    const Hash128 key = SpirvCache::key_of(text.glsl);
    std::shared_ptr<Entry> entry;
    {
        std::unique_lock lock(mutex_);
        auto& slot = entries_[key];
        if (slot) {
            entry = slot;
            built_.wait(lock, [&] { return !entry->building; });
            ++counts_.memory.hits;
            if (how)
                *how = {true, false, 0};
            if (!entry->pipeline)
                return entry->status;
            return entry->pipeline;
        }
        slot = entry = std::make_shared<Entry>();
        ++counts_.memory.misses;
    }
    const auto start = std::chrono::steady_clock::now();
    bool from_disk = false;
    auto made = build(text, key, from_disk);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    if (how)
        *how = {false, from_disk, took.count()};
    {
        const std::lock_guard lock(mutex_);
        counts_.compile_ms += took.count();
        entry->building = false;
        if (made) {
            entry->pipeline = made.value();
            ++unsaved_;
        } else {
            entry->status = made.status();
            if (entry->status.error != Error::ShaderCompile)
                entries_.erase(key); // lack of memory passes; a text that does not compile never will
        }
    }
    built_.notify_all();
    return made;
}

Result<std::shared_ptr<ComputePipeline>> PipelineStore::build(const KernelText& text, const Hash128& key,
                                                              bool& from_disk) {
    auto words = spirv_.get(text.glsl, &from_disk);
    if (!words)
        return words.status();
    const DeviceTable& vk = device_->vk();
    const VkDevice handle = device_->handle();
    std::shared_ptr<ComputePipeline> pipeline(new ComputePipeline(device_));
    pipeline->bindings_ = text.bindings;
    pipeline->push_bytes_ = text.push_bytes;
    pipeline->workgroup_size_ = text.workgroup_size;
    pipeline->key_ = key;

    if (text.bindings > 0) {
        std::vector<VkDescriptorSetLayoutBinding> bindings(text.bindings);
        for (uint32_t i = 0; i < text.bindings; ++i) {
            bindings[i].binding = i;
            bindings[i].descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
            bindings[i].descriptorCount = 1;
            bindings[i].stageFlags = VK_SHADER_STAGE_COMPUTE_BIT;
        }
        VkDescriptorSetLayoutCreateInfo info{};
        info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO;
        info.bindingCount = text.bindings;
        info.pBindings = bindings.data();
        const VkResult result = vk.vkCreateDescriptorSetLayout(handle, &info, nullptr, &pipeline->set_layout_);
        if (result != VK_SUCCESS)
            return device_->check(result, "vkCreateDescriptorSetLayout");
    }
    VkPushConstantRange range{VK_SHADER_STAGE_COMPUTE_BIT, 0, text.push_bytes};
    VkPipelineLayoutCreateInfo layout{};
    layout.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO;
    layout.setLayoutCount = text.bindings > 0 ? 1 : 0;
    layout.pSetLayouts = &pipeline->set_layout_;
    layout.pushConstantRangeCount = text.push_bytes > 0 ? 1 : 0;
    layout.pPushConstantRanges = &range;
    VkResult result = vk.vkCreatePipelineLayout(handle, &layout, nullptr, &pipeline->layout_);
    if (result != VK_SUCCESS)
        return device_->check(result, "vkCreatePipelineLayout");

    VkShaderModuleCreateInfo module_info{};
    module_info.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO;
    module_info.codeSize = words->size() * sizeof(uint32_t);
    module_info.pCode = words->data();
    VkShaderModule module = VK_NULL_HANDLE;
    result = vk.vkCreateShaderModule(handle, &module_info, nullptr, &module);
    if (result != VK_SUCCESS)
        return device_->check(result, "vkCreateShaderModule");
    VkPipelineCreationFeedback whole{};
    VkPipelineCreationFeedback stage{};
    VkPipelineCreationFeedbackCreateInfo feedback{};
    feedback.sType = VK_STRUCTURE_TYPE_PIPELINE_CREATION_FEEDBACK_CREATE_INFO;
    feedback.pPipelineCreationFeedback = &whole;
    feedback.pipelineStageCreationFeedbackCount = 1;
    feedback.pPipelineStageCreationFeedbacks = &stage;
    VkComputePipelineCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO;
    if (device_->capabilities().api_version >= VK_API_VERSION_1_3)
        info.pNext = &feedback;
    info.stage.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
    info.stage.stage = VK_SHADER_STAGE_COMPUTE_BIT;
    info.stage.module = module;
    info.stage.pName = "main";
    info.layout = pipeline->layout_;
    result = vk.vkCreateComputePipelines(handle, driver_cache_, 1, &info, nullptr, &pipeline->pipeline_);
    vk.vkDestroyShaderModule(handle, module, nullptr);
    if (result != VK_SUCCESS) {
        pipeline->pipeline_ = VK_NULL_HANDLE;
        return device_->check(result, "vkCreateComputePipelines");
    }
    if (whole.flags & VK_PIPELINE_CREATION_FEEDBACK_VALID_BIT) {
        const std::lock_guard lock(mutex_);
        if (whole.flags & VK_PIPELINE_CREATION_FEEDBACK_APPLICATION_PIPELINE_CACHE_HIT_BIT)
            ++counts_.driver.hits;
        else
            ++counts_.driver.misses;
    }
    return pipeline;
}

void PipelineStore::save() {
    {
        const std::lock_guard lock(mutex_);
        if (unsaved_ == 0 || driver_path_.empty() || !driver_cache_ || device_->lost())
            return;
        unsaved_ = 0;
    }
    const DeviceTable& vk = device_->vk();
    size_t size = 0;
    if (vk.vkGetPipelineCacheData(device_->handle(), driver_cache_, &size, nullptr) != VK_SUCCESS || size == 0)
        return;
    std::string data(size, '\0');
    if (vk.vkGetPipelineCacheData(device_->handle(), driver_cache_, &size, data.data()) != VK_SUCCESS)
        return;
    data.resize(size);
    write_cache_file(driver_path_, driver_key_, data);
}

PipelineCounts PipelineStore::counts() const {
    const std::lock_guard lock(mutex_);
    PipelineCounts counts = counts_;
    counts.spirv = spirv_.counts();
    return counts;
}

} // namespace etna::gpu
