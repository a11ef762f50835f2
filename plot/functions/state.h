#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/builtins/registry.h"
#include "engine/value/object.h"
#include "plot/export/exporter.h"
#include "plot/model/objects.h"
#include "plot/model/properties.h"

/// What the plot functions share: the figures of one engine, and the way between engine values and the model.
namespace etna::plot {

struct PlotState {
    Model model;
    std::map<ObjectId, Value> user_data;
    Exporter exporter;
};

/// The state of the engine that runs `call`.
PlotState& state_of(Call& call);
std::shared_ptr<PlotState> shared_state(vm::Interpreter& interpreter);

/// A graphics object as the language sees it. Holds the object's number only: the object may go before it does.
class GraphicsHandle final : public HandleObject {
  public:
    GraphicsHandle(std::weak_ptr<PlotState> state, const Object& object);

    std::string class_name() const override { return class_name_; }
    bool is_valid() const override;
    std::vector<std::string> property_names() const override;
    Value get_property(const std::string& name) override;
    void set_property(const std::string& name, const Value& value) override;
    std::string display_text() override;
    bool is_same(const HandleObject& other) const override;
    bool is_a(std::string_view name) const override;

    ObjectId id() const { return id_; }

  private:
    Object& object() const;

    std::weak_ptr<PlotState> state_;
    ObjectId id_;
    std::string class_name_;
};

// ---- values and the model

Value handle_of(vm::Interpreter& interpreter, const Object& object);
/// n-by-1; 0-by-0 double when there are none.
Value handles_of(vm::Interpreter& interpreter, const std::vector<Object*>& objects);
/// Graphics objects in a value (handles, or figure numbers and 0 for the root); deleted ones are left out.
std::vector<Object*> objects_in(Call& call, const Value& value);
/// The one graphics object that a value is, or null. Numbers count only if `numbers` is true.
Object* object_in(Call& call, const Value& value, bool numbers = false);
bool is_graphics(const Value& value);

PropertyValue to_property(const Value& value);
Value from_property(vm::Interpreter& interpreter, const PropertyValue& value);

/// As `set` and `get` do it: names may be shortened, `UserData` takes any value. PropertyError becomes Error.
void set_value(Call& call, Object& object, const std::string& name, const Value& value);
Value get_value(Call& call, Object& object, const std::string& name);
/// Name-value pairs from `first` on. Raises for a missing value or a name that is no text.
void set_pairs(Call& call, Object& object, size_t first);

// ---- reading arguments

/// Removes a leading axes handle (or figure handle, whose current axes is meant) from the arguments.
class PlotArguments {
  public:
    /// `take_target`: the first argument may be an axes.
    explicit PlotArguments(Call& call, bool take_target = true);

    size_t count() const { return call_.args.size() - first_; }
    const Value& operator[](size_t i) const { return call_.args[first_ + i]; }
    size_t first() const { return first_; }
    /// The axes given, or the current one, made if need be.
    Axes& axes();
    bool has_axes() const { return axes_ != nullptr; }
    bool is_text(size_t i) const { return i < count() && (*this)[i].is_text(); }
    std::string text(size_t i) const { return (*this)[i].to_text(); }

  private:
    Call& call_;
    size_t first_ = 0;
    Axes* axes_ = nullptr;
};

[[noreturn]] void fail(const char* identifier, const std::string& message);
/// `newplot`: clears the axes unless `hold` is on, and gives it MATLAB's look for plots. True if it was cleared.
bool prepare_axes(Model& model, Axes& axes);
/// The next colour of the axes' order.
Color next_color(Axes& axes);
/// New series join a legend that updates itself.
void join_legend(Model& model, Axes& axes, const std::vector<Object*>& series);

// ---- the families, one file each
void register_figure_functions(Registry& registry);
void register_axes_functions(Registry& registry);
void register_line_functions(Registry& registry);
void register_chart_functions(Registry& registry);
void register_label_functions(Registry& registry);
void register_property_functions(Registry& registry);
void register_print_functions(Registry& registry);

inline constexpr int kMany = kAnyNumber;

} // namespace etna::plot
