#pragma once

#include <memory>
#include <string>

#include "plot/model/snapshot.h"
#include "plot/render/image.h"
#include "plot/render/view_state.h"

namespace etna::plot {

class Renderer;
class Scene;

struct ExportOptions {
    double dpi = 150;
    Theme theme = Theme::Light;
    bool crop = false;      ///< to what is drawn, with a small margin (`exportgraphics`)
    int only_axes = -1;     ///< with `crop`: to this axes, an index into the snapshot
};

/// Draws figures for files: with the process' Vulkan device, or on the CPU where there is none. Keeps its renderer from
/// one export to the next. One thread at a time.
class Exporter {
  public:
    Exporter();
    ~Exporter();
    /// The figure at its own size. Never fails for want of a device; throws `std::runtime_error` for want of memory.
    Image render(const FigureSnapshot& figure, const ExportOptions& options);

  private:
    Image render(const Scene& scene);

    std::unique_ptr<Renderer> renderer_;
    bool tried_ = false;
};

/// Free function for a single export: draws `figure` and writes it to `path`. Throws `std::runtime_error`.
void export_png(const FigureSnapshot& figure, const std::string& path, const ExportOptions& options = {});

} // namespace etna::plot
