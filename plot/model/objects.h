#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "plot/model/data.h"
#include "plot/model/property_value.h"
#include "plot/model/snapshot.h"

/// The live tree of graphics objects: figures own axes and legends, axes own series and texts. Objects are found by
/// number, so that a handle which outlives its object does no harm. One model belongs to one engine and its thread.
namespace etna::plot {

using ObjectId = uint64_t;

enum class Kind : uint8_t { Root, Figure, Axes, Series, Text, Legend };

struct Object {
    Object(Kind k, ObjectId i, Object* p) : kind(k), id(i), parent(p) {}
    virtual ~Object() = default;
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

    const Kind kind;
    const ObjectId id;
    Object* const parent;
    std::vector<std::unique_ptr<Object>> children; ///< in drawing order, the oldest first
    std::string tag;
    bool handle_visible = true;
};

struct Root final : Object {
    explicit Root(ObjectId i) : Object(Kind::Root, i, nullptr) {}
};

struct Text final : Object {
    Text(ObjectId i, Object* p) : Object(Kind::Text, i, p) {}
    TextData data;
    bool own_font = false; ///< set by the user: no longer follows the axes' font
};

struct Series final : Object {
    Series(ObjectId i, Object* p) : Object(Kind::Series, i, p) {}
    SeriesData data;
};

struct Axes final : Object {
    Axes(ObjectId i, Object* p) : Object(Kind::Axes, i, p) {}
    AxesData data;
    std::unique_ptr<Text> title, subtitle, x_label, y_label;
};

struct Legend final : Object {
    Legend(ObjectId i, Object* p) : Object(Kind::Legend, i, p) {}
    LegendData data;
    ObjectId axes = 0;
    std::vector<ObjectId> entries; ///< series, one per label
    std::unique_ptr<Text> title;
};

struct Figure final : Object {
    Figure(ObjectId i, Object* p) : Object(Kind::Figure, i, p) {}
    FigureData data;
    ObjectId current_axes = 0;
    std::unique_ptr<Text> super_title;
    int tile_rows = 0, tile_cols = 0, next_tile = 0; ///< `tiledlayout`
    bool changed = true; ///< since the last snapshot
    bool raise = false;  ///< the program asked for it to be shown
};

class Model {
  public:
    Model();

    // ---- figures
    /// A new figure with the smallest free number, or with a given one that is free; it becomes the current one.
    Figure& new_figure(int number = 0);
    Figure* figure(int number);
    Figure* current_figure();
    Figure& need_figure(); ///< `gcf`
    void make_current(Figure& figure);
    std::vector<int> figure_numbers() const; ///< ascending

    // ---- axes
    Axes& new_axes(Figure& figure);
    Axes* current_axes(); ///< of the current figure
    Axes& need_axes();    ///< `gca`
    void make_current(Axes& axes);

    // ---- other objects
    Series& new_series(Axes& axes, SeriesKind kind);
    Text& new_text(Axes& axes);
    Legend* legend_of(const Axes& axes);
    Legend& need_legend(Axes& axes);
    /// `sgtitle`
    Text& need_super_title(Figure& figure);

    /// `set(groot, 'defaultLineLineWidth', 2)`: by class and property, applied to new objects.
    struct Default {
        std::string type, property; ///< `line`, `LineWidth`
        PropertyValue value;
    };
    std::vector<Default> defaults;

    // ---- any object
    Object* find(ObjectId id) const;
    Object& root() { return *root_; }
    /// Deletes an object and what it owns. Titles and labels are emptied instead, as in MATLAB.
    void remove(Object& object);
    /// `cla`, `cla reset`
    void clear_axes(Axes& axes, bool reset);
    /// `clf`
    void clear_figure(Figure& figure);
    /// Marks the figure of an object as changed.
    void touch(const Object& object);

    static Figure& figure_of(Object& object);
    static Axes* axes_of(Object& object);

    /// Automatic limits of an axes, up to date with its data.
    void resolve(Axes& axes);
    std::shared_ptr<const FigureSnapshot> snapshot(Figure& figure);
    /// Figures closed since the last call, for the hosts that show them.
    std::vector<int> take_closed();

  private:
    template <class T>
    T& adopt(Object& parent);
    std::unique_ptr<Text> make_label(Axes& axes, HorizontalAlign horizontal, VerticalAlign vertical);
    void forget(Object& object);

    std::unique_ptr<Root> root_;
    std::map<int, Figure*> figures_;
    std::vector<int> stack_; ///< figure numbers, the current one last
    std::map<ObjectId, Object*> objects_;
    std::vector<int> closed_;
    ObjectId next_id_ = 1;
    uint64_t revision_ = 0;
};

} // namespace etna::plot
