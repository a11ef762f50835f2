#include "gpu/device/device.h"
#include "gpu/gate/gate.h"

#include "ui/figures/vulkan_host.h"

#include <QGuiApplication>
#include <QQuickGraphicsDevice>
#include <QQuickWindow>

#include <thread>

namespace etna::ui {

namespace {

bool g_gated = false;
/// Joined at the latest when the process ends.
struct WarmUp {
    std::thread thread;
    ~WarmUp() {
        if (thread.joinable())
            thread.join();
    }
} g_warm_up;
std::unique_ptr<VulkanHost> g_host;
bool g_tried = false;
QString g_reason;

} // namespace

void VulkanHost::prepare_process() {
    g_gated = etna_gate_install_for_qt() == 1;
    if (g_gated)
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Vulkan);
    gpu::DeviceOptions options;
    options.want_present = true;
    gpu::configure_shared_device(options);
}

void VulkanHost::warm_up() {
    if (!g_warm_up.thread.joinable())
        g_warm_up.thread = std::thread([] { gpu::shared_device(); });
}

VulkanHost* VulkanHost::instance() {
    if (g_tried)
        return g_host.get();
    g_tried = true;
    const QString platform = QGuiApplication::platformName();
    if (!g_gated) {
        g_reason = QStringLiteral("QT_VULKAN_LIB names another library, so windows do not share the device.");
        return nullptr;
    }
    if (platform == "offscreen" || platform == "minimal") {
        g_reason = QStringLiteral("The %1 platform has no windows that Vulkan can draw into.").arg(platform);
        return nullptr;
    }
    if (g_warm_up.thread.joinable())
        g_warm_up.thread.join();
    std::shared_ptr<gpu::Device> device = gpu::shared_device();
    if (!device) {
        g_reason = QString::fromStdString(gpu::shared_device_status().reason);
        return nullptr;
    }
    if (!device->has_graphics() || !device->instance().present_enabled()) {
        g_reason = QStringLiteral("The Vulkan device cannot draw into windows.");
        return nullptr;
    }
    std::unique_ptr<VulkanHost> host(new VulkanHost);
    host->device_ = device;
    host->instance_.setVkInstance(device->instance_handle());
    if (!host->instance_.create()) {
        g_reason = QStringLiteral("Qt could not use the Vulkan instance.");
        return nullptr;
    }
    g_host = std::move(host);
    return g_host.get();
}

QString VulkanHost::reason() { return g_reason; }

QString VulkanHost::device_name() {
    return gpu::shared_device_exists() ? QString::fromStdString(gpu::shared_device()->capabilities().name) : QString();
}

void VulkanHost::shut_down() {
    if (g_warm_up.thread.joinable())
        g_warm_up.thread.join();
    g_host.reset();
    g_tried = false;
}

void VulkanHost::adopt(QQuickWindow* window) {
    window->setVulkanInstance(&instance_);
    window->setGraphicsDevice(QQuickGraphicsDevice::fromDeviceObjects(
        device_->physical(), device_->handle(), static_cast<int>(device_->graphics_family()),
        static_cast<int>(device_->graphics_queue_index())));
}

} // namespace etna::ui
