#pragma once

#include <type_traits>

#include "plot/model/properties.h"

/// How rows are made: a kind of value, and where it is kept in the object. `where` is a lambda without captures that
/// gives a reference: `number<Series>("LineWidth", 0.5, Effect::Redraw, [](Series& s) -> double& { ... })`.
namespace etna::plot::rows {

using Initial = std::variant<std::nullptr_t, double, const char*>;

template <class O, class F>
Property number(std::string_view name, Initial initial, Effect effect, F) {
    return {name, "number", initial, effect,
            [](Model&, Object& o) -> PropertyValue { return Numbers::scalar(double(F{}(static_cast<O&>(o)))); },
            [](Model&, Object& o, const PropertyValue& v) {
                auto& field = F{}(static_cast<O&>(o));
                field = static_cast<std::remove_reference_t<decltype(field)>>(to_number(v));
            }};
}

/// Widths and sizes: above zero.
template <class O, class F>
Property positive(std::string_view name, Initial initial, Effect effect, F where) {
    Property p = number<O>(name, initial, effect, where);
    p.type = "positive number";
    p.set = [](Model&, Object& o, const PropertyValue& v) {
        double x = to_number(v);
        if (!(x > 0) || x > 1e6)
            throw PropertyError("MATLAB:hg:InvalidPropertyValue", "Value must be a positive finite number.");
        F{}(static_cast<O&>(o)) = x;
    };
    return p;
}

template <class O, class F>
Property flag(std::string_view name, Initial initial, Effect effect, F) {
    return {name, "on/off", initial, effect,
            [](Model&, Object& o) -> PropertyValue { return on_off(F{}(static_cast<O&>(o))); },
            [](Model&, Object& o, const PropertyValue& v) { F{}(static_cast<O&>(o)) = to_on_off(v); }};
}

template <class O, class F>
Property text(std::string_view name, Initial initial, Effect effect, F) {
    return {name, "text", initial, effect,
            [](Model&, Object& o) -> PropertyValue { return std::string(F{}(static_cast<O&>(o))); },
            [](Model&, Object& o, const PropertyValue& v) { F{}(static_cast<O&>(o)) = to_text(v); }};
}

template <class O, class F>
Property color(std::string_view name, Initial initial, F) {
    return {name, "color", initial, Effect::Redraw,
            [](Model&, Object& o) -> PropertyValue { return from_color(F{}(static_cast<O&>(o))); },
            [](Model&, Object& o, const PropertyValue& v) { F{}(static_cast<O&>(o)) = to_color(v); }};
}

template <class O, class F>
Property word(std::string_view name, Initial initial, Effect effect, F) {
    using E = std::remove_reference_t<decltype(F{}(std::declval<O&>()))>;
    return {name, "word", initial, effect,
            [](Model&, Object& o) -> PropertyValue {
                return std::string(words_of(E{}).words[static_cast<size_t>(F{}(static_cast<O&>(o)))]);
            },
            [](Model&, Object& o, const PropertyValue& v) {
                F{}(static_cast<O&>(o)) = static_cast<E>(to_word(v, words_of(E{})));
            }};
}

/// Two words for a bool: `words` are those of false and true.
template <class O, class F, class W>
Property either(std::string_view name, Initial initial, Effect effect, F, W) {
    return {name, "word", initial, effect,
            [](Model&, Object& o) -> PropertyValue {
                return std::string(W{}().words[F{}(static_cast<O&>(o)) ? 1 : 0]);
            },
            [](Model&, Object& o, const PropertyValue& v) { F{}(static_cast<O&>(o)) = to_word(v, W{}()) == 1; }};
}

template <class O, class F>
Property data(std::string_view name, Effect effect, F) {
    return {name, "numbers", nullptr, effect,
            [](Model&, Object& o) -> PropertyValue {
                const DataArray& d = F{}(static_cast<O&>(o));
                return Numbers{1, static_cast<int64_t>(values(d).size()), d};
            },
            [](Model&, Object& o, const PropertyValue& v) { F{}(static_cast<O&>(o)) = make_data(to_vector(v)); }};
}

template <class O, class F>
Property handle(std::string_view name, F) {
    return {name, "handle", nullptr, Effect::None,
            [](Model& m, Object& o) -> PropertyValue { return Handles{F{}(m, static_cast<O&>(o))}; }, nullptr};
}

} // namespace etna::plot::rows
