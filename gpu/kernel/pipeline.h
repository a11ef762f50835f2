#pragma once

// Compute pipelines from GLSL text, created once per text and device. A kernel reaches its buffers by 64-bit addresses
// in push constants where the device has them, else through one storage-buffer binding for each.

#include "gpu/device/device.h"
#include "gpu/kernel/hash.h"
#include "gpu/kernel/spirv_cache.h"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace etna::gpu {

/// Stands for the device, its driver and the version of the cache: what files on disk are valid for.
Hash128 device_identity(const Capabilities& capabilities);

/// Text of a compute shader and what is needed to call it.
struct KernelText {
    std::string glsl;
    uint32_t bindings = 0;   ///< storage-buffer bindings 0..bindings-1 of set 0; 0 with buffer addresses
    uint32_t push_bytes = 0; ///< size of the push-constant block, a multiple of 4
    uint32_t workgroup_size = 256;
};

class ComputePipeline {
  public:
    ~ComputePipeline();
    VkPipeline handle() const { return pipeline_; }
    VkPipelineLayout layout() const { return layout_; }
    VkDescriptorSetLayout set_layout() const { return set_layout_; } ///< null without bindings
    uint32_t bindings() const { return bindings_; }
    uint32_t push_bytes() const { return push_bytes_; }
    uint32_t workgroup_size() const { return workgroup_size_; }
    const Hash128& key() const { return key_; }

  private:
    friend class PipelineStore;
    explicit ComputePipeline(std::shared_ptr<Device> device) : device_(std::move(device)) {}
    std::shared_ptr<Device> device_;
    VkPipeline pipeline_ = VK_NULL_HANDLE;
    VkPipelineLayout layout_ = VK_NULL_HANDLE;
    VkDescriptorSetLayout set_layout_ = VK_NULL_HANDLE;
    uint32_t bindings_ = 0;
    uint32_t push_bytes_ = 0;
    uint32_t workgroup_size_ = 0;
    Hash128 key_;
};

struct PipelineCounts {
    CacheCounts memory;               ///< pipelines found ready in this process
    CacheCounts spirv;                ///< SPIR-V found on disk
    CacheCounts driver;               ///< pipelines that the driver took from its cache, where it tells
    double compile_ms = 0;            ///< time spent compiling text and creating pipelines
    bool driver_cache_loaded = false; ///< the driver's cache came from disk
};

class PipelineStore {
  public:
    /// `folder`: where SPIR-V and the driver's pipeline cache are kept; empty keeps nothing.
    PipelineStore(std::shared_ptr<Device> device, std::string folder);
    ~PipelineStore(); ///< saves
    PipelineStore(const PipelineStore&) = delete;
    PipelineStore& operator=(const PipelineStore&) = delete;

    /// The pipeline for this text. A text that another thread is compiling is waited for, not compiled twice. Any
    /// thread. `how`, when given, tells where it came from.
    struct Origin {
        bool ready = false;     ///< was there already
        bool from_disk = false; ///< its SPIR-V was
        double ms = 0;          ///< to make it
    };
    Result<std::shared_ptr<ComputePipeline>> get(const KernelText& text, Origin* how = nullptr);

    /// Writes the driver's cache if pipelines were added since the last time.
    void save();
    PipelineCounts counts() const;

  private:
    struct Entry {
        bool building = true;
        Status status;
        std::shared_ptr<ComputePipeline> pipeline;
    };
    Result<std::shared_ptr<ComputePipeline>> build(const KernelText& text, const Hash128& key, bool& from_disk);
    void load_driver_cache();

    std::shared_ptr<Device> device_;
    std::string folder_;
    SpirvCache spirv_;
    VkPipelineCache driver_cache_ = VK_NULL_HANDLE;
    std::string driver_path_;
    Hash128 driver_key_;
    mutable std::mutex mutex_;
    std::condition_variable built_;
    std::unordered_map<Hash128, std::shared_ptr<Entry>> entries_;
    PipelineCounts counts_;
    uint64_t unsaved_ = 0;
};

} // namespace etna::gpu
