#include "plot/model/property_value.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

#include "plot/text/tex.h"

namespace etna::plot {
namespace {

[[noreturn]] void refuse(const std::string& message) { throw PropertyError("MATLAB:hg:InvalidPropertyValue", message); }

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

} // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

double to_number(const PropertyValue& value) {
    if (auto* n = std::get_if<Numbers>(&value))
        if (n->count() == 1)
            return values(n->data)[0];
    refuse("Value must be a numeric scalar.");
}

bool to_on_off(const PropertyValue& value) {
    if (auto* s = std::get_if<std::string>(&value)) {
        if (equal_ignoring_case(*s, "on") || equal_ignoring_case(*s, "true"))
            return true;
        if (equal_ignoring_case(*s, "off") || equal_ignoring_case(*s, "false"))
            return false;
    } else if (auto* n = std::get_if<Numbers>(&value); n && n->count() == 1) {
        return values(n->data)[0] != 0;
    }
    refuse("Value must be 'on', 'off', true or false.");
}

std::string to_text(const PropertyValue& value) {
    if (auto* s = std::get_if<std::string>(&value))
        return *s;
    if (auto* list = std::get_if<Strings>(&value); list && list->size() == 1)
        return list->front();
    if (auto* n = std::get_if<Numbers>(&value); n && n->count() == 0)
        return {};
    refuse("Value must be a character vector or string scalar.");
}

Strings to_lines(const PropertyValue& value) {
    Strings out;
    auto split = [&](const std::string& text) {
        size_t start = 0;
        while (true) {
            size_t end = text.find('\n', start);
            out.push_back(text.substr(start, end - start));
            if (end == std::string::npos)
                break;
            start = end + 1;
        }
    };
    if (auto* s = std::get_if<std::string>(&value)) {
        if (!s->empty())
            split(*s);
    } else if (auto* list = std::get_if<Strings>(&value)) {
        for (const std::string& s : *list)
            split(s);
    } else if (auto* n = std::get_if<Numbers>(&value)) {
        for (double v : values(n->data))
            out.push_back(fmt::format("{:.5g}", v));
    } else {
        refuse("Value must be text.");
    }
    return out;
}

ColorSpec to_color(const PropertyValue& value) {
    if (auto* s = std::get_if<std::string>(&value)) {
        if (equal_ignoring_case(*s, "none"))
            return ColorSpec::none();
        if (equal_ignoring_case(*s, "auto"))
            return ColorSpec::automatic();
        if (equal_ignoring_case(*s, "flat"))
            return ColorSpec::flat();
        if (auto c = color_from_name(*s))
            return ColorSpec::of(*c);
        refuse(fmt::format("'{}' is not a color. Use an RGB triplet, a hexadecimal code such as '#0072BD', or a name "
                           "such as 'red' or 'r'.",
                           *s));
    }
    if (auto* n = std::get_if<Numbers>(&value); n && (n->count() == 3 || n->count() == 4)) {
        const auto& v = values(n->data);
        for (double x : v)
            if (!(x >= 0 && x <= 1))
                refuse("The elements of an RGB triplet must be between 0 and 1.");
        return ColorSpec::of({float(v[0]), float(v[1]), float(v[2]), v.size() == 4 ? float(v[3]) : 1.0f});
    }
    refuse("Value must be an RGB triplet, a hexadecimal color code or a color name.");
}

std::vector<double> to_vector(const PropertyValue& value) {
    if (auto* n = std::get_if<Numbers>(&value))
        return values(n->data);
    refuse("Value must be numeric.");
}

Limits to_limits(const PropertyValue& value) {
    std::vector<double> v = to_vector(value);
    if (v.size() != 2 || !(v[0] < v[1]))
        throw PropertyError("MATLAB:hg:InvalidLimits",
                            "Value must be a 1-by-2 vector of numeric type in which the second element is larger than "
                            "the first.");
    return {v[0], v[1]};
}

std::array<double, 4> to_rectangle(const PropertyValue& value) {
    std::vector<double> v = to_vector(value);
    if (v.size() != 4 || !(v[2] > 0) || !(v[3] > 0))
        refuse("Value must be a 4-element vector [left bottom width height] with positive width and height.");
    return {v[0], v[1], v[2], v[3]};
}

PropertyValue from_color(const ColorSpec& color) {
    switch (color.mode) {
    case ColorSpec::Mode::None:
        return std::string("none");
    case ColorSpec::Mode::Auto:
        return std::string("auto");
    case ColorSpec::Mode::Flat:
        return std::string("flat");
    case ColorSpec::Mode::Rgb:
        break;
    }
    // Floats print as the decimals they came from.
    auto part = [](float v) { return std::round(double(v) * 1e6) / 1e6; };
    return Numbers::row({part(color.rgb.r), part(color.rgb.g), part(color.rgb.b)});
}

PropertyValue on_off(bool on) { return std::string(on ? "on" : "off"); }

const Words& words_of(LineStyle) {
    static const Words w{{"-", "--", ":", "-.", "none"}};
    return w;
}
const Words& words_of(Marker) {
    static const Words w{{"none", "+", "o", "*", ".", "x", "square", "diamond", "^", "v", ">", "<", "pentagram",
                          "hexagram", "_", "|"}};
    return w;
}
const Words& words_of(Scale) {
    static const Words w{{"linear", "log"}};
    return w;
}
const Words& words_of(Direction) {
    static const Words w{{"normal", "reverse"}};
    return w;
}
const Words& words_of(HorizontalAlign) {
    static const Words w{{"left", "center", "right"}};
    return w;
}
const Words& words_of(VerticalAlign) {
    static const Words w{{"top", "cap", "middle", "baseline", "bottom"}};
    return w;
}
const Words& words_of(Interpreter) {
    static const Words w{{"tex", "latex", "none"}};
    return w;
}
const Words& words_of(TextUnits) {
    static const Words w{{"data", "normalized"}};
    return w;
}
const Words& words_of(LimitMethod) {
    static const Words w{{"tickaligned", "tight", "padded"}};
    return w;
}
const Words& words_of(NextPlot) {
    static const Words w{{"replace", "add", "replacechildren"}};
    return w;
}

int find_word(std::string_view text, const Words& words) {
    for (size_t i = 0; i < words.words.size(); ++i)
        if (equal_ignoring_case(words.words[i], text))
            return static_cast<int>(i);
    int found = -1;
    if (text.empty())
        return -1;
    for (size_t i = 0; i < words.words.size(); ++i)
        if (std::isalpha(static_cast<unsigned char>(text[0])) && starts_with_ignoring_case(words.words[i], text)) {
            if (found >= 0)
                return -1;
            found = static_cast<int>(i);
        }
    return found;
}

int to_word(const PropertyValue& value, const Words& words) {
    auto* s = std::get_if<std::string>(&value);
    int index = s ? find_word(*s, words) : -1;
    if (index >= 0)
        return index;
    std::string list;
    for (size_t i = 0; i < words.words.size(); ++i)
        list += fmt::format("{}'{}'", i == 0 ? "" : " | ", words.words[i]);
    throw PropertyError("MATLAB:datatypes:InvalidEnumValueFor",
                        s ? fmt::format("'{}' is not a valid value. Use one of these values: {}.", *s, list)
                          : fmt::format("Value must be one of these: {}.", list));
}

} // namespace etna::plot
