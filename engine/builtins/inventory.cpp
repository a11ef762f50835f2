#include "engine/builtins/inventory.h"

#include <map>

#include <fmt/format.h>

namespace etna {
namespace {

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<int>(c));
        else
            out += c;
    }
    return out + "\"";
}

std::string_view accel_name(Accel accel) {
    switch (accel) {
    case Accel::Elementwise:
        return "elementwise";
    case Accel::Reduction:
        return "reduction";
    case Accel::Creation:
        return "creation";
    case Accel::None:
        break;
    }
    return "none";
}

} // namespace

std::string builtins_json(const Registry& registry) {
    std::string out = "[";
    for (const Builtin* b : registry.all())
        out += fmt::format("{}\n  {{\"name\": {}, \"category\": {}, \"summary\": {}, \"min_inputs\": {}, \"max_inputs\": {}, "
                           "\"max_outputs\": {}, \"accel\": \"{}\", \"pure\": {}}}",
                           out.size() > 1 ? "," : "", quoted(b->name), quoted(b->category), quoted(b->summary), b->min_inputs,
                           b->max_inputs, b->max_outputs, accel_name(b->traits.accel), b->traits.pure);
    return out + "\n]\n";
}

std::string builtins_text(const Registry& registry) {
    std::map<std::string_view, std::string> by_category;
    for (const Builtin* b : registry.all())
        by_category[b->category] += fmt::format("  {:<18} {}\n", b->name, b->summary);
    std::string out;
    for (const auto& [category, lines] : by_category)
        out += fmt::format("{}\n{}\n", category, lines);
    return out;
}

} // namespace etna
