#pragma once

#include "gpu/device/status.h"
#include "gpu/device/vulkan.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace etna::gpu {

enum class MessageSeverity : uint8_t { Info, Warning, Error };

struct InstanceOptions {
    bool want_present = false; ///< adds the surface extensions that the loader offers
    bool validation = false;   ///< Khronos layer with synchronization checks, when it is installed
    /// Receives validation messages from any thread. Without it they go to stderr. Warnings and errors are counted
    /// either way.
    std::function<void(MessageSeverity, const std::string&)> on_message;
};

/// One VkInstance through the host door of the queue gate. Shared by the devices made from it.
class Instance {
  public:
    static Result<std::shared_ptr<Instance>> create(const InstanceOptions& options);
    ~Instance();
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;

    VkInstance handle() const { return handle_; }
    const InstanceTable& vk() const { return table_; }
    uint32_t api_version() const { return api_version_; }
    bool validation_active() const { return validation_active_; }
    bool present_enabled() const { return present_enabled_; }
    const std::vector<std::string>& extensions() const { return extensions_; }
    bool has_extension(const char* name) const;
    std::vector<VkPhysicalDevice> physical_devices() const;

    /// Warnings and errors from the validation layers so far.
    uint32_t message_count() const { return message_count_.load(); }
    /// The first few of them.
    std::vector<std::string> messages() const;

  private:
    Instance() = default;
    static VKAPI_ATTR VkBool32 VKAPI_CALL on_debug_message(VkDebugUtilsMessageSeverityFlagBitsEXT severity,
                                                           VkDebugUtilsMessageTypeFlagsEXT types,
                                                           const VkDebugUtilsMessengerCallbackDataEXT* data,
                                                           void* self);

    InstanceTable table_;
    VkInstance handle_ = VK_NULL_HANDLE;
    VkDebugUtilsMessengerEXT messenger_ = VK_NULL_HANDLE;
    uint32_t api_version_ = 0;
    bool validation_active_ = false;
    bool present_enabled_ = false;
    std::vector<std::string> extensions_;
    std::function<void(MessageSeverity, const std::string&)> on_message_;
    std::atomic<uint32_t> message_count_{0};
    mutable std::mutex messages_mutex_;
    std::vector<std::string> messages_;
};

} // namespace etna::gpu
