#include "plot/model/objects.h"

#include <algorithm>
#include <utility>

#include "plot/layout/auto_limits.h"
#include "plot/model/properties.h"

namespace etna::plot {

Model::Model() {
    root_ = std::make_unique<Root>(next_id_++);
    objects_[root_->id] = root_.get();
}

template <class T>
T& Model::adopt(Object& parent) {
    auto made = std::make_unique<T>(next_id_++, &parent);
    T& object = *made;
    parent.children.push_back(std::move(made));
    objects_[object.id] = &object;
    apply_defaults(*this, object);
    return object;
}

Figure& Model::new_figure(int number) {
    if (number <= 0)
        for (number = 1; figures_.count(number);)
            ++number;
    Figure& f = adopt<Figure>(*root_);
    f.data.number = number;
    figures_[number] = &f;
    std::erase(closed_, number);
    make_current(f);
    return f;
}

Figure* Model::figure(int number) {
    auto it = figures_.find(number);
    return it == figures_.end() ? nullptr : it->second;
}

Figure* Model::current_figure() { return stack_.empty() ? nullptr : figure(stack_.back()); }

Figure& Model::need_figure() {
    Figure* f = current_figure();
    return f ? *f : new_figure();
}

void Model::make_current(Figure& f) {
    std::erase(stack_, f.data.number);
    stack_.push_back(f.data.number);
}

std::vector<int> Model::figure_numbers() const {
    std::vector<int> out;
    for (const auto& [number, f] : figures_)
        out.push_back(number);
    return out;
}

std::unique_ptr<Text> Model::make_label(Axes& axes, HorizontalAlign horizontal, VerticalAlign vertical) {
    auto text = std::make_unique<Text>(next_id_++, &axes);
    objects_[text->id] = text.get();
    apply_defaults(*this, *text);
    text->data.horizontal = horizontal;
    text->data.vertical = vertical;
    text->data.color = ColorSpec::automatic();
    text->handle_visible = false;
    return text;
}

Axes& Model::new_axes(Figure& f) {
    Axes& a = adopt<Axes>(f);
    a.title = make_label(a, HorizontalAlign::Center, VerticalAlign::Bottom);
    a.subtitle = make_label(a, HorizontalAlign::Center, VerticalAlign::Bottom);
    a.x_label = make_label(a, HorizontalAlign::Center, VerticalAlign::Top);
    a.y_label = make_label(a, HorizontalAlign::Center, VerticalAlign::Bottom);
    a.y_label->data.rotation_deg = 90;
    apply_label_fonts(a);
    f.current_axes = a.id;
    touch(a);
    return a;
}

Axes* Model::current_axes() {
    Figure* f = current_figure();
    Object* o = f ? find(f->current_axes) : nullptr;
    return o && o->kind == Kind::Axes ? static_cast<Axes*>(o) : nullptr;
}

Axes& Model::need_axes() {
    Axes* a = current_axes();
    return a ? *a : new_axes(need_figure());
}

void Model::make_current(Axes& axes) {
    Figure& f = figure_of(axes);
    f.current_axes = axes.id;
    make_current(f);
    // The axes moves to the end, so that it is drawn over the others.
    auto& siblings = f.children;
    auto it = std::find_if(siblings.begin(), siblings.end(), [&](const auto& c) { return c.get() == &axes; });
    if (it != siblings.end())
        std::rotate(it, it + 1, siblings.end());
}

Series& Model::new_series(Axes& axes, SeriesKind kind) {
    auto made = std::make_unique<Series>(next_id_++, &axes);
    Series& s = *made;
    s.data.kind = kind;
    axes.children.push_back(std::move(made));
    objects_[s.id] = &s;
    apply_defaults(*this, s);
    touch(axes);
    return s;
}

Text& Model::new_text(Axes& axes) {
    Text& t = adopt<Text>(axes);
    touch(axes);
    return t;
}

Legend* Model::legend_of(const Axes& axes) {
    for (const auto& child : axes.parent->children)
        if (child->kind == Kind::Legend && static_cast<Legend&>(*child).axes == axes.id)
            return static_cast<Legend*>(child.get());
    return nullptr;
}

Legend& Model::need_legend(Axes& axes) {
    if (Legend* l = legend_of(axes))
        return *l;
    Legend& l = adopt<Legend>(*axes.parent);
    l.axes = axes.id;
    touch(axes);
    return l;
}

Text& Model::need_super_title(Figure& f) {
    if (!f.super_title) {
        f.super_title = std::make_unique<Text>(next_id_++, &f);
        objects_[f.super_title->id] = f.super_title.get();
        apply_defaults(*this, *f.super_title);
        f.super_title->data.font.size_pt = 13;
        f.super_title->handle_visible = false;
    }
    return *f.super_title;
}

Object* Model::find(ObjectId id) const {
    auto it = objects_.find(id);
    return it == objects_.end() ? nullptr : it->second;
}

void Model::forget(Object& object) {
    for (auto& child : object.children)
        forget(*child);
    if (object.kind == Kind::Axes) {
        auto& a = static_cast<Axes&>(object);
        for (Text* t : {a.title.get(), a.subtitle.get(), a.x_label.get(), a.y_label.get()})
            if (t)
                objects_.erase(t->id);
    } else if (object.kind == Kind::Figure) {
        auto& f = static_cast<Figure&>(object);
        if (f.super_title)
            objects_.erase(f.super_title->id);
    } else if (object.kind == Kind::Legend) {
        auto& l = static_cast<Legend&>(object);
        if (l.title)
            objects_.erase(l.title->id);
    }
    objects_.erase(object.id);
}

void Model::remove(Object& object) {
    if (object.kind == Kind::Root)
        return;
    touch(object);
    if (object.kind == Kind::Figure) {
        int number = static_cast<Figure&>(object).data.number;
        figures_.erase(number);
        std::erase(stack_, number);
        closed_.push_back(number);
    }
    if (object.kind == Kind::Axes) {
        if (Legend* l = legend_of(static_cast<Axes&>(object)))
            remove(*l);
        Figure& f = figure_of(object);
        if (f.current_axes == object.id) {
            f.current_axes = 0;
            for (const auto& child : f.children)
                if (child->kind == Kind::Axes && child.get() != &object)
                    f.current_axes = child->id;
        }
    }
    if (object.kind == Kind::Series)
        if (Axes* a = axes_of(object))
            if (Legend* l = legend_of(*a))
                for (size_t i = l->entries.size(); i-- > 0;)
                    if (l->entries[i] == object.id) {
                        l->entries.erase(l->entries.begin() + static_cast<ptrdiff_t>(i));
                        if (i < l->data.labels.size())
                            l->data.labels.erase(l->data.labels.begin() + static_cast<ptrdiff_t>(i));
                    }
    auto& siblings = object.parent->children;
    auto it = std::find_if(siblings.begin(), siblings.end(), [&](const auto& c) { return c.get() == &object; });
    if (it == siblings.end()) {
        // A title or label belongs to its axes for good.
        if (object.kind == Kind::Text)
            static_cast<Text&>(object).data.lines.clear();
        return;
    }
    forget(object);
    siblings.erase(it);
}

void Model::clear_axes(Axes& axes, bool reset) {
    if (Legend* l = legend_of(axes))
        remove(*l);
    for (size_t i = axes.children.size(); i-- > 0;)
        if (reset || axes.children[i]->handle_visible)
            remove(*axes.children[i]);
    axes.data.color_index = 0;
    if (reset) {
        auto position = axes.data.position, outer = axes.data.outer;
        bool position_auto = axes.data.position_auto;
        axes.data = AxesData{};
        apply_defaults(*this, axes);
        axes.data.position = position;
        axes.data.outer = outer;
        axes.data.position_auto = position_auto;
        for (Text* t : {axes.title.get(), axes.subtitle.get(), axes.x_label.get(), axes.y_label.get()}) {
            t->data.lines.clear();
            t->data.color = ColorSpec::automatic();
            t->data.visible = true;
            t->data.interpreter = Interpreter::Tex;
            t->own_font = false;
        }
        axes.y_label->data.rotation_deg = 90;
        apply_label_fonts(axes);
    }
    touch(axes);
}

void Model::clear_figure(Figure& f) {
    while (!f.children.empty())
        remove(*f.children.back());
    if (f.super_title) {
        objects_.erase(f.super_title->id);
        f.super_title.reset();
    }
    f.current_axes = 0;
    touch(f);
}

Figure& Model::figure_of(Object& object) {
    Object* o = &object;
    while (o->kind != Kind::Figure)
        o = o->parent;
    return static_cast<Figure&>(*o);
}

Axes* Model::axes_of(Object& object) {
    for (Object* o = &object; o; o = o->parent)
        if (o->kind == Kind::Axes)
            return static_cast<Axes*>(o);
    return nullptr;
}

void Model::touch(const Object& object) {
    if (object.kind != Kind::Root)
        figure_of(const_cast<Object&>(object)).changed = true;
}

void Model::resolve(Axes& axes) {
    std::vector<const SeriesData*> series;
    for (const auto& child : axes.children)
        if (child->kind == Kind::Series)
            series.push_back(&static_cast<Series&>(*child).data);
    resolve_limits(axes.data, series);
}

std::shared_ptr<const FigureSnapshot> Model::snapshot(Figure& f) {
    auto out = std::make_shared<FigureSnapshot>();
    out->figure = f.data;
    out->revision = ++revision_;
    if (f.super_title)
        out->super_title = f.super_title->data;
    for (const auto& child : f.children) {
        if (child->kind != Kind::Axes)
            continue;
        auto& axes = static_cast<Axes&>(*child);
        resolve(axes);
        AxesSnapshot a;
        a.id = axes.id;
        a.axes = axes.data;
        a.title = axes.title->data;
        a.subtitle = axes.subtitle->data;
        a.x_label = axes.x_label->data;
        a.y_label = axes.y_label->data;
        std::map<ObjectId, int> index;
        for (const auto& c : axes.children) {
            if (c->kind == Kind::Series) {
                index[c->id] = static_cast<int>(a.series.size());
                a.series.push_back(static_cast<Series&>(*c).data);
            } else if (c->kind == Kind::Text) {
                a.texts.push_back(static_cast<Text&>(*c).data);
            }
        }
        if (Legend* l = legend_of(axes)) {
            a.legend = l->data;
            a.legend->labels.clear();
            for (size_t i = 0; i < l->entries.size() && i < l->data.labels.size(); ++i) {
                auto it = index.find(l->entries[i]);
                if (it == index.end())
                    continue;
                a.legend_series.push_back(it->second);
                a.legend->labels.push_back(l->data.labels[i]);
            }
        }
        out->axes.push_back(std::move(a));
    }
    f.changed = false;
    return out;
}

std::vector<int> Model::take_closed() { return std::exchange(closed_, {}); }

} // namespace etna::plot
