#pragma once

#include <QVulkanInstance>

#include <memory>

class QQuickWindow;

namespace etna::gpu {
class Device;
}

namespace etna::ui {

/// Lets Qt Quick windows draw on the process-wide VkDevice. Queue calls of both sides pass the queue gate.
class VulkanHost {
  public:
    /// Before the QApplication: routes Qt's Vulkan calls through the gate and chooses Vulkan for Qt Quick.
    static void prepare_process();
    /// Starts creating the device on another thread, so that the first figure does not wait for it.
    static void warm_up();
    /// The host, made at the first call; null where windows cannot use Vulkan (no driver, an off-screen platform, a
    /// foreign QT_VULKAN_LIB). `reason()` then says why, in one sentence.
    static VulkanHost* instance();
    static QString reason();
    /// The device's name once warm_up() has made it; empty before, and where there is none. Never waits.
    static QString device_name();
    /// Waits for warm_up() and lets the device go; no window may draw any more.
    static void shut_down();

    /// To be called before the window is shown.
    void adopt(QQuickWindow* window);
    const std::shared_ptr<gpu::Device>& device() const { return device_; }

  private:
    VulkanHost() = default;
    QVulkanInstance instance_;
    std::shared_ptr<gpu::Device> device_;
};

} // namespace etna::ui
