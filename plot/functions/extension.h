#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/session/session.h"

namespace etna::gpu {
class Device;
}

namespace etna::plot {

/// What plot/ adds to an engine: the plot functions (`figure`, `plot`, `xlabel`, ...) and the publishing of figures.
/// At the engine's flush points (`drawnow`, `pause`, the prompt, the end of a run) every figure that changed is sent
/// once as `session::FigureEvent`; a closed figure is sent with a null snapshot.
class PlotExtension : public session::Extension {
  public:
    /// Writes every open figure as PNG into `folder`: `STEM.png` for a single figure, else `STEM_1.png`, `STEM_2.png`
    /// by figure number. Returns the paths written. Call after the run, from any thread, while the engine is idle.
    /// Throws `std::runtime_error` with a sentence for the user when a file cannot be written.
    virtual std::vector<std::string> export_open_figures(const std::string& folder, const std::string& stem) = 0;
    /// Closes every figure without events, as at the start of a new program.
    virtual void close_all() = 0;
};

/// One extension per session; give it to `session::Options::extensions`. Needs no window and no display. Without a
/// Vulkan device figures are drawn for export by the software rasteriser.
std::shared_ptr<PlotExtension> make_plot_extension();

} // namespace etna::plot
