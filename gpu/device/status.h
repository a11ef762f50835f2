#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace etna::gpu {

/// Why something on the device did not happen. Nothing in this storey throws; callers fall back to the host.
enum class Error : uint8_t {
    None,
    NoLoader,    ///< no Vulkan loader on this machine
    NoDevice,    ///< a loader, but no usable device
    Unsupported, ///< the device lacks a feature that the request needs
    OutOfDeviceMemory,
    OutOfHostMemory,
    DeviceLost,
    ShaderCompile, ///< generated shader text was refused
    Timeout,
    Interrupted, ///< the caller's interrupt flag was seen between two chunks
    Driver,      ///< any other VkResult
};

const char* error_name(Error error);

struct Status {
    Error error = Error::None;
    std::string reason; ///< one English sentence, empty on success

    bool ok() const { return error == Error::None; }
    explicit operator bool() const { return ok(); }
};

/// A status for a VkResult (given as an int, so that this header needs no Vulkan). VK_SUCCESS gives an ok status.
Status status_of(int vk_result, const char* what);

/// A value or the reason why there is none.
template <class T>
class Result {
  public:
    Result(T value) : value_(std::move(value)) {}
    Result(Status status) : status_(std::move(status)) {}
    Result(Error error, std::string reason) : status_{error, std::move(reason)} {}

    bool ok() const { return value_.has_value(); }
    explicit operator bool() const { return ok(); }
    const Status& status() const { return status_; }
    T& value() { return *value_; }
    const T& value() const { return *value_; }
    T take() { return std::move(*value_); }
    T* operator->() { return &*value_; }
    const T* operator->() const { return &*value_; }
    T& operator*() { return *value_; }

  private:
    std::optional<T> value_;
    Status status_;
};

} // namespace etna::gpu
