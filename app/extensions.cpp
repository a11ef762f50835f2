#include "app/extensions.h"

#include "app/driver_cache.h"
#include "engine/accel/provider.h"
#include "gpu/provider/provider.h"
#include "plot/functions/extension.h"

namespace etna::app {

struct Extensions::Impl {
    std::shared_ptr<plot::PlotExtension> plot = plot::make_plot_extension();
};

Extensions::Extensions() : impl_(std::make_unique<Impl>()) {
    spare_full_disks();
    accel::register_provider_factory(gpu::make_provider);
}
Extensions::~Extensions() = default;

void Extensions::add_to(session::Options& options) { options.extensions.push_back(impl_->plot); }

std::vector<std::string> Extensions::save_figures(const std::string& folder, const std::string& stem) {
    return impl_->plot->export_open_figures(folder, stem);
}

std::string accel_info(bool json) {
    spare_full_disks();
    return gpu::accel_info(json);
}

std::string accel_calibrate(bool quick, bool sweep, bool json) {
    spare_full_disks();
    return gpu::accel_calibrate({quick, sweep, json});
}

} // namespace etna::app
