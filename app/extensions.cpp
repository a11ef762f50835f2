#include "app/extensions.h"

#include <algorithm>

#include "gpu/provider/accel_info.h"
#include "gpu/provider/gpu_provider.h"
#include "plot/functions/extension.h"

namespace etna::app {

struct Extensions::Impl {
    std::shared_ptr<plot::PlotExtension> plot = plot::make_plot_extension();
};

Extensions::Extensions() : impl_(std::make_unique<Impl>()) { gpu::register_gpu_provider(); }
Extensions::~Extensions() = default;

void Extensions::add_to(session::Options& options) { options.extensions.push_back(impl_->plot); }

std::vector<std::string> Extensions::save_figures(const std::string& folder, const std::string& stem) {
    return impl_->plot->export_open_figures(folder, stem);
}

std::string accel_info(bool json) {
    const gpu::AccelInfo info = gpu::accel_info();
    if (json)
        return info.json + "\n";
    if (!info.available)
        return "No Vulkan device: " + info.reason + " Array work runs on the CPU.\n";
    size_t width = 0;
    for (const auto& [label, value] : info.lines)
        width = std::max(width, label.size());
    std::string out;
    for (const auto& [label, value] : info.lines)
        out += label + std::string(width + 2 - label.size(), ' ') + value + "\n";
    return out;
}

} // namespace etna::app
