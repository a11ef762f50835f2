// Kinds of characters: isspace, isletter, isstrprop.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/strings/text.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

template <class F>
void classify(Call& call, F f) {
    const Value& x = call.arg(0);
    if (x.is_string() && x.numel() == 1) {
        std::vector<uint8_t> out;
        for (const char16_t c : x.to_text16())
            out.push_back(f(c));
        return call.give(logical_array(Dims(1, static_cast<int64_t>(out.size())), out));
    }
    if (!x.is_char())
        return call.give(Value(Array::zeros(ClassId::Logical, x.dims())));
    const ArrayView view(x);
    std::vector<uint8_t> out;
    for (int64_t i = 0; i < view.numel(); ++i)
        out.push_back(f(view.data<char16_t>()[i]));
    call.give(logical_array(view.dims(), out));
}
bool is_digit(char16_t c) {
    return c >= u'0' && c <= u'9';
}
bool is_letter(char16_t c) {
    return to_lower(c) != to_upper(c) || (c >= 0xAA && c != 0xD7 && c != 0xF7 && c > 0xBF);
}
bool is_punctuation(char16_t c) {
    return c > 32 && c < 127 && !is_digit(c) && to_lower(c) == to_upper(c);
}
void isspace_(Call& call) {
    classify(call, is_blank);
}
void isletter(Call& call) {
    classify(call, is_letter);
}
void isstrprop(Call& call) {
    const std::string category = to_lower_ascii(text_argument(call, 1));
    using Test = bool (*)(char16_t);
    static constexpr std::pair<std::string_view, Test> kTests[] = {
        {"alpha", is_letter},
        {"alphanum", [](char16_t c) { return is_letter(c) || is_digit(c); }},
        {"digit", is_digit},
        {"lower", [](char16_t c) { return to_upper(c) != c; }},
        {"upper", [](char16_t c) { return to_lower(c) != c; }},
        {"punct", is_punctuation},
        {"wspace", is_blank},
        {"cntrl", [](char16_t c) { return c < 32 || c == 127; }},
        {"graphic", [](char16_t c) { return c > 32 && c != 127; }},
        {"print", [](char16_t c) { return c >= 32 && c != 127; }},
        {"xdigit", [](char16_t c) { return is_digit(c) || (to_lower(c) >= u'a' && to_lower(c) <= u'f'); }}};
    for (const auto& [name, test] : kTests)
        if (name.starts_with(category) && !category.empty())
            return classify(call, test);
    fail({"MATLAB:isstrprop:InvalidCategory", "Unknown category '{}'."}, category);
}

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"isspace", kText, "Determine which characters are space characters", 1, 1, 1, isspace_, kPure},
    {"isletter", kText, "Determine which characters are letters", 1, 1, 1, isletter, kPure},
    {"isstrprop", kText, "Determine which characters in input strings are of specified category", 2, 2, 1, isstrprop,
     kPure},
};

} // namespace

void register_characters(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
