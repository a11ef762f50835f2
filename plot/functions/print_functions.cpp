// print, saveas, exportgraphics: figures into PNG files, with or without a display.
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "engine/value/error.h"
#include "engine/vm/interpreter.h"
#include "plot/export/png.h"
#include "plot/functions/state.h"

namespace etna::plot {
namespace {

constexpr const char* kFormats = "Figures are written as PNG. Use a file name that ends in .png.";

std::string extension_of(const std::string& path) {
    std::string e = std::filesystem::path(path).extension().string();
    return e.empty() ? e : e.substr(1);
}

void write(Call& call, Figure& f, const std::string& path, const ExportOptions& options) {
    PlotState& state = state_of(call);
    auto snapshot = state.model.snapshot(f);
    f.changed = true; // the snapshot was for the file; viewers still need theirs
    try {
        write_png(path, state.exporter.render(*snapshot, options), options.dpi);
    } catch (const std::runtime_error& e) {
        fail("MATLAB:print:CannotCreateOutputFile", e.what());
    }
}

double resolution(double dpi) {
    if (!(dpi >= 1 && dpi <= 4800))
        fail("MATLAB:print:InvalidResolution", "The resolution must be between 1 and 4800 dots per inch.");
    return dpi;
}

Figure& figure_in(Call& call, const Value& v) {
    Object* o = object_in(call, v, true);
    if (!o || o->kind == Kind::Root)
        fail("MATLAB:print:InvalidHandle", "The figure to write does not exist.");
    return Model::figure_of(*o);
}

Figure& current(Call& call) {
    Figure* f = state_of(call).model.current_figure();
    if (!f)
        fail("MATLAB:print:NoFigure", "There is no figure to write. Draw one first, for example with plot.");
    return *f;
}

/// `print`, `print(name)`, `print(name, '-dpng', '-r300')`, `print(fig, name, ...)`, `print -dpng name`
void print(Call& call) {
    Figure* f = nullptr;
    std::string path;
    ExportOptions options;
    for (const Value& v : call.args) {
        if (!v.is_text()) {
            f = &figure_in(call, v);
            continue;
        }
        std::string word = v.to_text();
        if (word.empty())
            continue;
        if (word[0] != '-') {
            path = word;
        } else if (word.starts_with("-d")) {
            if (!equal_ignoring_case(word, "-dpng"))
                fail("MATLAB:print:InvalidDeviceOption", fmt::format("The format '{}' is not available. Use '-dpng'.", word));
        } else if (word.starts_with("-r") && word.size() > 2) {
            double dpi = std::atof(word.c_str() + 2);
            options.dpi = resolution(dpi == 0 ? 96 : dpi); // -r0: the screen's
        } else if (word.starts_with("-f")) {
            Figure* named = state_of(call).model.figure(std::atoi(word.c_str() + 2));
            if (!named)
                fail("MATLAB:print:InvalidHandle", "The figure to write does not exist.");
            f = named;
        }
        // Renderers and paper options change nothing here.
    }
    if (!f)
        f = &current(call);
    if (path.empty())
        fail("MATLAB:print:NoPrinter", "Give a file name to write the figure to: print('figure1.png', '-dpng').");
    std::string extension = extension_of(path);
    if (extension.empty() || equal_ignoring_case(extension, "png")) {
        if (extension.empty())
            path += ".png";
    } else if (equal_ignoring_case(extension, "pdf") || equal_ignoring_case(extension, "svg") ||
               equal_ignoring_case(extension, "eps") || equal_ignoring_case(extension, "jpg") ||
               equal_ignoring_case(extension, "jpeg") || equal_ignoring_case(extension, "tif")) {
        fail("MATLAB:print:InvalidDeviceOption", fmt::format("Figures cannot be written as .{}. {}", extension, kFormats));
    } else {
        path += ".png"; // `print('run.1')`
    }
    write(call, *f, path, options);
}

void saveas(Call& call) {
    Figure& f = figure_in(call, call.args[0]);
    if (!call.args[1].is_text())
        fail("MATLAB:saveas:InvalidFileName", "The file name must be text.");
    std::string path = call.args[1].to_text(), format = call.args.size() > 2 && call.args[2].is_text() ? call.args[2].to_text() : "";
    if (path.empty())
        fail("MATLAB:saveas:InvalidFileName", "The file name must not be empty.");
    std::string extension = extension_of(path);
    std::string wanted = format.empty() ? extension : format;
    if (!wanted.empty() && !equal_ignoring_case(wanted, "png"))
        fail("MATLAB:saveas:InvalidFormat", fmt::format("Figures cannot be written as '{}'. {}", wanted, kFormats));
    if (extension.empty())
        path += ".png";
    write(call, f, path, {});
}

/// `exportgraphics(obj, file, 'Resolution', dpi, 'BackgroundColor', 'white')`: cropped to what is drawn.
void exportgraphics(Call& call) {
    Object* target = object_in(call, call.args[0], true);
    if (!target || target->kind == Kind::Root)
        fail("MATLAB:print:InvalidHandle", "The first argument must be a figure or an axes.");
    if (!call.args[1].is_text())
        fail("MATLAB:print:InvalidFileName", "The file name must be text.");
    std::string path = call.args[1].to_text(), extension = extension_of(path);
    if (!equal_ignoring_case(extension, "png"))
        fail("MATLAB:print:ExportgraphicsUnsupportedFormat",
             fmt::format("Figures cannot be written as '{}'. {}", extension.empty() ? path : "." + extension, kFormats));
    ExportOptions options;
    options.crop = true;
    Figure& f = Model::figure_of(*target);
    std::optional<ColorSpec> background;
    for (size_t i = 2; i < call.args.size(); i += 2) {
        if (!call.args[i].is_text() || i + 1 >= call.args.size())
            fail("MATLAB:hg:InvalidNumArgs", "Give options as pairs of name and value.");
        std::string name = call.args[i].to_text();
        const Value& value = call.args[i + 1];
        if (equal_ignoring_case(name, "Resolution")) {
            options.dpi = resolution(value.is_numeric() && value.is_scalar() ? value.to_double() : 0);
        } else if (equal_ignoring_case(name, "BackgroundColor")) {
            try {
                background = value.is_text() && (equal_ignoring_case(value.to_text(), "current") ||
                                                 equal_ignoring_case(value.to_text(), "none"))
                                 ? std::optional<ColorSpec>()
                                 : to_color(to_property(value));
            } catch (const PropertyError& e) {
                fail(e.identifier().c_str(), e.what());
            }
        } else if (!equal_ignoring_case(name, "ContentType") && !equal_ignoring_case(name, "Colorspace") &&
                   !equal_ignoring_case(name, "Append")) {
            fail("MATLAB:print:UnknownOption", fmt::format("Unknown option '{}'. Use 'Resolution' or 'BackgroundColor'.", name));
        }
    }
    if (Axes* axes = Model::axes_of(*target)) {
        int index = 0;
        for (const auto& child : f.children)
            if (child->kind == Kind::Axes) {
                if (child.get() == axes)
                    options.only_axes = index;
                ++index;
            }
    }
    FigureData before = f.data;
    if (background && background->is_rgb()) {
        f.data.color = *background;
        f.data.color_auto = false;
    }
    try {
        write(call, f, path, options);
    } catch (...) {
        f.data = before;
        throw;
    }
    f.data = before;
}

constexpr const char* kCategory = "Graphics: Printing and Saving";
const Builtin kFunctions[] = {
    {"print", kCategory, "Write a figure to a PNG file", 0, kMany, 0, print},
    {"saveas", kCategory, "Write a figure to a PNG file", 2, 3, 0, saveas},
    {"exportgraphics", kCategory, "Write a figure or an axes to a PNG file, cropped to its content", 2, kMany, 0,
     exportgraphics},
};

} // namespace

void register_print_functions(Registry& registry) { registry.add(kFunctions); }

} // namespace etna::plot
