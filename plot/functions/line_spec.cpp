#include "plot/functions/line_spec.h"

#include "plot/model/property_value.h"
#include "plot/text/tex.h"

namespace etna::plot {

std::optional<LineSpec> parse_line_spec(std::string_view text) {
    LineSpec spec;
    auto take = [](auto& slot, auto value) {
        if (slot)
            return false;
        slot = value;
        return true;
    };
    for (size_t i = 0; i < text.size();) {
        std::string_view rest = text.substr(i);
        char c = text[i];
        size_t used = 1;
        bool ok = true;
        if (rest.starts_with("--")) {
            ok = take(spec.style, LineStyle::Dashed);
            used = 2;
        } else if (rest.starts_with("-.")) {
            ok = take(spec.style, LineStyle::DashDot);
            used = 2;
        } else if (c == '-') {
            ok = take(spec.style, LineStyle::Solid);
        } else if (c == ':') {
            ok = take(spec.style, LineStyle::Dotted);
        } else if (std::string_view("rgbcmykw").find(c) != std::string_view::npos) {
            ok = take(spec.color, *color_from_name(rest.substr(0, 1)));
        } else if (std::string_view("+o*.xsd^v><ph_|").find(c) != std::string_view::npos) {
            ok = take(spec.marker, static_cast<Marker>(find_word(rest.substr(0, 1), words_of(Marker{}))));
        } else {
            return std::nullopt;
        }
        if (!ok)
            return std::nullopt;
        i += used;
    }
    return spec;
}

} // namespace etna::plot
