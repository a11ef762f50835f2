#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plot/model/objects.h"
#include "plot/model/property_value.h"

/// The property tables: one row a property. `get`, `set`, dot access, the display of an object and saved defaults all
/// read the row; a property that is added here needs nothing else.
namespace etna::plot {

/// What has to follow when the property changes.
enum class Effect : uint8_t { None, Redraw, Geometry, Limits };

struct Property {
    std::string_view name; ///< exactly as MATLAB spells it
    std::string_view type; ///< for inspectors: 'on/off', 'color', 'number', 'text', or the words separated by |
    /// Set on new objects: a number, a word or a colour; null: what the data record begins with.
    std::variant<std::nullptr_t, double, const char*> initial;
    Effect effect;
    PropertyValue (*get)(Model&, Object&);
    void (*set)(Model&, Object&, const PropertyValue&); ///< null: read-only
};

/// The rows of an object's class, in MATLAB's display order.
std::span<const Property> properties_of(const Object& object);
/// `matlab.graphics.chart.primitive.Line`
std::string_view class_name_of(const Object& object);
/// `line`, the Type property
std::string_view type_name_of(const Object& object);

/// The row with exactly this name, or null.
const Property* find_property(const Object& object, std::string_view name);
/// Also in other letters' case and shortened, as `set` and `get` accept it. Raises PropertyError if there is none or
/// more than one.
const Property& match_property(const Object& object, std::string_view name);
/// True if `name` could be meant as a property of a series (name-value pairs of `plot`).
bool is_property_of(const Object& object, std::string_view name);

PropertyValue get_property(Model& model, Object& object, const Property& property);
/// Sets, and marks what has to follow. Raises PropertyError; then nothing has changed.
void set_property(Model& model, Object& object, const Property& property, const PropertyValue& value);

void apply_defaults(Model& model, Object& object);
/// Titles and labels take their size and weight from the axes' font.
void apply_label_fonts(Axes& axes);

} // namespace etna::plot
