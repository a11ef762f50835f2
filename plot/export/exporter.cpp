#include "plot/export/exporter.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gpu/device/device.h"
#include "plot/export/png.h"
#include "plot/render/renderer.h"
#include "plot/render/scene.h"
#include "plot/render/software.h"

namespace etna::plot {
namespace {

Image cropped(const Image& image, const FigureLayout& layout, int only_axes) {
    double x0 = image.width, y0 = image.height, x1 = 0, y1 = 0;
    auto add = [&](const RectPx& r) {
        x0 = std::min(x0, r.x);
        y0 = std::min(y0, r.y);
        x1 = std::max(x1, r.right());
        y1 = std::max(y1, r.bottom());
    };
    for (size_t i = 0; i < layout.axes.size(); ++i) {
        if (only_axes >= 0 && static_cast<size_t>(only_axes) != i)
            continue;
        const AxesLayout& a = layout.axes[i];
        add(a.extent);
        if (a.has_legend)
            add(a.legend.box);
        for (const PlacedText& t : a.texts)
            add(t.bounds);
        for (const PlacedText& t : a.data_texts)
            add(t.bounds);
    }
    if (only_axes < 0)
        for (const PlacedText& t : layout.texts)
            add(t.bounds);
    if (x0 >= x1 || y0 >= y1)
        return image;
    int pad = static_cast<int>(std::lround(6 * layout.scale));
    int left = std::clamp(static_cast<int>(std::floor(x0)) - pad, 0, image.width - 1);
    int top = std::clamp(static_cast<int>(std::floor(y0)) - pad, 0, image.height - 1);
    int right = std::clamp(static_cast<int>(std::ceil(x1)) + pad, left + 1, image.width);
    int bottom = std::clamp(static_cast<int>(std::ceil(y1)) + pad, top + 1, image.height);
    Image out;
    out.width = right - left;
    out.height = bottom - top;
    out.rgba.resize(static_cast<size_t>(out.width) * static_cast<size_t>(out.height) * 4);
    for (int y = 0; y < out.height; ++y)
        std::copy_n(image.at(left, top + y), static_cast<size_t>(out.width) * 4, out.at(0, y));
    return out;
}

} // namespace

Exporter::Exporter() = default;
Exporter::~Exporter() = default;

Image Exporter::render(const Scene& scene) {
    if (!tried_) {
        tried_ = true;
        try {
            if (auto device = gpu::shared_device(); device && device->has_graphics())
                renderer_ = std::make_unique<Renderer>(*device);
        } catch (const std::exception&) {
            renderer_.reset();
        }
    }
    if (renderer_) {
        try {
            return renderer_->render_image(scene);
        } catch (const std::exception&) {
            // A lost device or too large an image: the CPU draws the same picture.
            renderer_.reset();
            tried_ = false;
        }
    }
    return render_software(scene);
}

Image Exporter::render(const FigureSnapshot& figure, const ExportOptions& options) {
    double scale = options.dpi / 96;
    double width = std::round(figure.figure.position_px[2] * scale), height = std::round(figure.figure.position_px[3] * scale);
    if (!(width >= 1 && height >= 1 && width * height <= 4e8))
        throw std::runtime_error("The image would have more than 400 million pixels. Use a lower resolution.");
    ViewState view;
    view.theme = options.theme;
    auto scene = build_scene(figure, view, static_cast<int>(width), static_cast<int>(height), scale);
    Image image = render(*scene);
    return options.crop ? cropped(image, scene->layout, options.only_axes) : image;
}

void export_png(const FigureSnapshot& figure, const std::string& path, const ExportOptions& options) {
    Exporter exporter;
    write_png(path, exporter.render(figure, options), options.dpi);
}

} // namespace etna::plot
