#include "gpu/device/instance.h"

#include "gpu/gate/gate.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace etna::gpu {
namespace {

constexpr const char* kValidationLayer = "VK_LAYER_KHRONOS_validation";
constexpr const char* kSurfaceExtensions[] = {
    "VK_KHR_surface",         "VK_KHR_xcb_surface",   "VK_KHR_xlib_surface",
    "VK_KHR_wayland_surface", "VK_KHR_win32_surface", "VK_EXT_metal_surface",
};

struct GlobalFunctions {
    PFN_vkCreateInstance create = nullptr;
    PFN_vkEnumerateInstanceVersion version = nullptr;
    PFN_vkEnumerateInstanceExtensionProperties extensions = nullptr;
    PFN_vkEnumerateInstanceLayerProperties layers = nullptr;
};

template <class F>
void resolve(VkInstance instance, F& function, const char* name) {
    function = reinterpret_cast<F>(etna_gate_get_instance_proc_addr(instance, name));
}

std::vector<VkExtensionProperties> list_extensions(const GlobalFunctions& global, const char* layer) {
    uint32_t count = 0;
    if (global.extensions(layer, &count, nullptr) != VK_SUCCESS)
        return {};
    std::vector<VkExtensionProperties> all(count);
    if (global.extensions(layer, &count, all.data()) < VK_SUCCESS)
        return {};
    all.resize(count);
    return all;
}

bool has_layer(const GlobalFunctions& global, const char* name) {
    uint32_t count = 0;
    global.layers(&count, nullptr);
    std::vector<VkLayerProperties> all(count);
    global.layers(&count, all.data());
    return std::any_of(all.begin(), all.end(), [&](const auto& layer) { return !std::strcmp(layer.layerName, name); });
}

bool contains(const std::vector<VkExtensionProperties>& all, const char* name) {
    return std::any_of(all.begin(), all.end(), [&](const auto& e) { return !std::strcmp(e.extensionName, name); });
}

/// Null when every required function was found, else the name of one that is missing.
const char* load(VkInstance instance, InstanceTable& table) {
    const char* missing = nullptr;
#define ETNA_VK_INSTANCE(name)                                                                                         \
    resolve(instance, table.name, #name);                                                                              \
    if (!table.name)                                                                                                   \
        missing = #name;
#define ETNA_VK_INSTANCE_OPTIONAL(name) resolve(instance, table.name, #name);
#define ETNA_VK_DEVICE(name)
#define ETNA_VK_DEVICE_OPTIONAL(name)
#include "gpu/device/functions.inc"
#undef ETNA_VK_INSTANCE
#undef ETNA_VK_INSTANCE_OPTIONAL
#undef ETNA_VK_DEVICE
#undef ETNA_VK_DEVICE_OPTIONAL
    resolve(instance, table.vkGetDeviceProcAddr, "vkGetDeviceProcAddr");
    return missing;
}

} // namespace

Result<std::shared_ptr<Instance>> Instance::create(const InstanceOptions& options) {
    if (const char* error = etna_gate_loader_error())
        return {Error::NoLoader, std::string("No Vulkan loader is installed: ") + error + "."};
    GlobalFunctions global;
    resolve(VK_NULL_HANDLE, global.create, "vkCreateInstance");
    resolve(VK_NULL_HANDLE, global.version, "vkEnumerateInstanceVersion");
    resolve(VK_NULL_HANDLE, global.extensions, "vkEnumerateInstanceExtensionProperties");
    resolve(VK_NULL_HANDLE, global.layers, "vkEnumerateInstanceLayerProperties");
    uint32_t loader_version = VK_API_VERSION_1_0;
    if (global.version)
        global.version(&loader_version);
    if (!global.create || !global.extensions || !global.layers || loader_version < VK_API_VERSION_1_2)
        return {Error::NoLoader, "The installed Vulkan loader is older than Vulkan 1.2. Update the graphics driver."};

    std::shared_ptr<Instance> self(new Instance);
    self->api_version_ = std::min(loader_version, static_cast<uint32_t>(VK_API_VERSION_1_3));
    self->on_message_ = options.on_message;

    const auto offered = list_extensions(global, nullptr);
    std::vector<const char*> layers;
    std::vector<const char*> extensions;
    VkInstanceCreateFlags flags = 0;
    if (options.want_present) {
        for (const char* name : kSurfaceExtensions) {
            if (contains(offered, name))
                extensions.push_back(name);
        }
        self->present_enabled_ = contains(offered, kSurfaceExtensions[0]);
    }
    if (contains(offered, "VK_KHR_portability_enumeration")) {
        extensions.push_back("VK_KHR_portability_enumeration");
        flags |= VK_INSTANCE_CREATE_ENUMERATE_PORTABILITY_BIT_KHR;
    }
    self->validation_active_ = options.validation && has_layer(global, kValidationLayer);
    bool validation_features = false;
    if (self->validation_active_) {
        layers.push_back(kValidationLayer);
        validation_features = contains(list_extensions(global, kValidationLayer), "VK_EXT_validation_features");
        if (validation_features)
            extensions.push_back("VK_EXT_validation_features");
    }
    const bool debug_utils = contains(offered, "VK_EXT_debug_utils");
    if (debug_utils)
        extensions.push_back("VK_EXT_debug_utils");
    self->extensions_.assign(extensions.begin(), extensions.end());

    VkApplicationInfo application{};
    application.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO;
    application.pApplicationName = "etna";
    application.pEngineName = "etna";
    application.apiVersion = self->api_version_;
    VkDebugUtilsMessengerCreateInfoEXT messenger{};
    messenger.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT;
    messenger.messageSeverity =
        VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
    messenger.messageType =
        VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_TYPE_PERFORMANCE_BIT_EXT;
    messenger.pfnUserCallback = &Instance::on_debug_message;
    messenger.pUserData = self.get();
    const VkValidationFeatureEnableEXT enabled[] = {VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT};
    VkValidationFeaturesEXT features{};
    features.sType = VK_STRUCTURE_TYPE_VALIDATION_FEATURES_EXT;
    features.enabledValidationFeatureCount = 1;
    features.pEnabledValidationFeatures = enabled;

    VkInstanceCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO;
    info.flags = flags;
    info.pApplicationInfo = &application;
    info.enabledLayerCount = static_cast<uint32_t>(layers.size());
    info.ppEnabledLayerNames = layers.data();
    info.enabledExtensionCount = static_cast<uint32_t>(extensions.size());
    info.ppEnabledExtensionNames = extensions.data();
    if (self->validation_active_ && debug_utils) {
        info.pNext = &messenger; // reports what goes wrong while the instance itself is created and destroyed
        if (validation_features)
            messenger.pNext = &features;
    }
    const VkResult created = global.create(&info, nullptr, &self->handle_);
    if (created == VK_ERROR_INCOMPATIBLE_DRIVER)
        return {Error::NoDevice, "No Vulkan driver is installed for this machine's graphics device."};
    if (created != VK_SUCCESS)
        return status_of(created, "vkCreateInstance");
    if (const char* missing = load(self->handle_, self->table_))
        return {Error::NoLoader, std::string("The Vulkan loader lacks ") + missing + "."};
    messenger.pNext = nullptr;
    if (self->validation_active_ && debug_utils)
        self->table_.vkCreateDebugUtilsMessengerEXT(self->handle_, &messenger, nullptr, &self->messenger_);
    return self;
}

Instance::~Instance() {
    if (!handle_)
        return;
    if (messenger_)
        table_.vkDestroyDebugUtilsMessengerEXT(handle_, messenger_, nullptr);
    if (table_.vkDestroyInstance)
        table_.vkDestroyInstance(handle_, nullptr);
}

bool Instance::has_extension(const char* name) const {
    return std::find(extensions_.begin(), extensions_.end(), name) != extensions_.end();
}

std::vector<VkPhysicalDevice> Instance::physical_devices() const {
    uint32_t count = 0;
    if (table_.vkEnumeratePhysicalDevices(handle_, &count, nullptr) != VK_SUCCESS)
        return {};
    std::vector<VkPhysicalDevice> all(count);
    if (table_.vkEnumeratePhysicalDevices(handle_, &count, all.data()) < VK_SUCCESS)
        return {};
    all.resize(count);
    return all;
}

std::vector<std::string> Instance::messages() const {
    const std::lock_guard lock(messages_mutex_);
    return messages_;
}

VKAPI_ATTR VkBool32 VKAPI_CALL Instance::on_debug_message(VkDebugUtilsMessageSeverityFlagBitsEXT severity,
                                                          VkDebugUtilsMessageTypeFlagsEXT,
                                                          const VkDebugUtilsMessengerCallbackDataEXT* data,
                                                          void* self) {
    constexpr size_t kKept = 32;
    auto* instance = static_cast<Instance*>(self);
    const bool error = (severity & VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT) != 0;
    const std::string text = data && data->pMessage ? data->pMessage : "";
    instance->message_count_.fetch_add(1);
    {
        const std::lock_guard lock(instance->messages_mutex_);
        if (instance->messages_.size() < kKept)
            instance->messages_.push_back(text);
    }
    if (instance->on_message_)
        instance->on_message_(error ? MessageSeverity::Error : MessageSeverity::Warning, text);
    else
        std::fprintf(stderr, "Vulkan validation: %s\n", text.c_str());
    return VK_FALSE;
}

} // namespace etna::gpu
