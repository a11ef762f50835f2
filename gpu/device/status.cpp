#include "gpu/device/status.h"

#include "gpu/device/vulkan.h"

namespace etna::gpu {

const char* error_name(Error error) {
    switch (error) {
    case Error::None:
        return "none";
    case Error::NoLoader:
        return "no-loader";
    case Error::NoDevice:
        return "no-device";
    case Error::Unsupported:
        return "unsupported";
    case Error::OutOfDeviceMemory:
        return "out-of-device-memory";
    case Error::OutOfHostMemory:
        return "out-of-host-memory";
    case Error::DeviceLost:
        return "device-lost";
    case Error::ShaderCompile:
        return "shader-compile";
    case Error::Timeout:
        return "timeout";
    case Error::Interrupted:
        return "interrupted";
    case Error::Driver:
        return "driver";
    }
    return "unknown";
}

Status status_of(int vk_result, const char* what) {
    if (vk_result == VK_SUCCESS)
        return {};
    const std::string name = std::string(what) + " failed with VkResult " + std::to_string(vk_result) + ".";
    switch (vk_result) {
    case VK_ERROR_OUT_OF_DEVICE_MEMORY:
        return {Error::OutOfDeviceMemory, name};
    case VK_ERROR_OUT_OF_HOST_MEMORY:
        return {Error::OutOfHostMemory, name};
    case VK_ERROR_DEVICE_LOST:
        return {Error::DeviceLost, name};
    case VK_TIMEOUT:
        return {Error::Timeout, name};
    default:
        return {Error::Driver, name};
    }
}

} // namespace etna::gpu
