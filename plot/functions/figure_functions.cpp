// figure, close, clf, gcf, drawnow: the life of figures.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/value/error.h"
#include "engine/vm/interpreter.h"
#include "plot/functions/state.h"

namespace etna::plot {
namespace {

Figure& raise_figure(Model& model, Figure& f) {
    model.make_current(f);
    f.raise = true;
    f.changed = true;
    return f;
}

/// `figure`, `figure(n)`, `figure(h)`, `figure(name, value, ...)`
void figure(Call& call) {
    Model& model = state_of(call).model;
    Figure* f = nullptr;
    size_t pairs = 0;
    if (!call.args.empty() && !call.args[0].is_text()) {
        const Value& target = call.args[0];
        pairs = 1;
        if (Object* o = object_in(call, target)) {
            if (o->kind != Kind::Figure)
                fail("MATLAB:figure:InvalidHandle", "Argument must be a figure.");
            f = static_cast<Figure*>(o);
        } else if (is_graphics(target)) {
            raise(Err::DeletedObject);
        } else {
            double n = target.is_numeric() && target.is_scalar() ? target.to_double() : -1;
            if (!(n >= 1 && n <= 2147483646.0) || n != std::floor(n))
                fail("MATLAB:figure:InvalidFigureNumber", "A figure number must be a positive integer.");
            f = model.figure(static_cast<int>(n));
            if (!f)
                f = &model.new_figure(static_cast<int>(n));
        }
    }
    bool made = !f;
    if (!f)
        f = &model.new_figure();
    try {
        set_pairs(call, *f, pairs);
    } catch (...) {
        if (made)
            model.remove(*f);
        throw;
    }
    raise_figure(model, *f);
    if (call.nargout > 0)
        call.give(handle_of(call.interpreter, *f));
}

void gcf(Call& call) {
    // Asked for its handle, a figure is made; it is not shown before something is drawn or it is asked for.
    call.give(handle_of(call.interpreter, state_of(call).model.need_figure()));
}

void close(Call& call) {
    Model& model = state_of(call).model;
    double status = 1;
    if (call.args.empty()) {
        if (Figure* f = model.current_figure())
            model.remove(*f);
    } else if (call.args[0].is_text()) {
        std::string word = call.args[0].to_text();
        bool all = equal_ignoring_case(word, "all") || equal_ignoring_case(word, "force");
        bool found = all;
        for (int n : model.figure_numbers()) {
            Figure* f = model.figure(n);
            if (f && (all || f->data.name == word)) {
                model.remove(*f);
                found = true;
            }
        }
        if (!found && !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }))
            if (Figure* f = word.size() < 10 ? model.figure(std::stoi(word)) : nullptr) {
                model.remove(*f); // `close 2`
                found = true;
            }
        if (!found)
            fail("MATLAB:close:WindowNotFound", fmt::format("There is no figure with the name '{}'.", word));
    } else {
        auto objects = objects_in(call, call.args[0]);
        if (!is_graphics(call.args[0]) && static_cast<int64_t>(objects.size()) != call.args[0].numel())
            fail("MATLAB:close:InvalidFigureHandle", "Invalid figure handle.");
        for (Object* o : objects)
            if (o->kind == Kind::Figure)
                model.remove(*o);
            else
                fail("MATLAB:close:InvalidFigureHandle", "Invalid figure handle.");
    }
    if (call.nargout > 0)
        call.give(Value::of(status));
}

/// The figure named by the first argument, or the current one, made if need be.
Figure& figure_argument(Call& call) {
    Model& model = state_of(call).model;
    for (const Value& v : call.args) {
        if (v.is_text())
            continue; // `clf reset`
        Object* o = object_in(call, v, true);
        if (!o || o->kind != Kind::Figure)
            fail("MATLAB:clf:InvalidFigureHandle", "Invalid figure handle.");
        return static_cast<Figure&>(*o);
    }
    return model.need_figure();
}

void clf(Call& call) {
    Model& model = state_of(call).model;
    Figure& f = figure_argument(call);
    model.clear_figure(f);
    for (const Value& v : call.args)
        if (v.is_text() && equal_ignoring_case(v.to_text(), "reset")) {
            auto number = f.data.number;
            auto position = f.data.position_px;
            f.data = FigureData{};
            f.data.number = number;
            f.data.position_px = position;
        }
    if (call.nargout > 0)
        call.give(handle_of(call.interpreter, f));
}

void drawnow(Call& call) { call.interpreter.flush_extensions(); }

void refresh(Call& call) {
    for (Object* o : call.args.empty() ? std::vector<Object*>{} : objects_in(call, call.args[0]))
        state_of(call).model.touch(*o);
    if (Figure* f = state_of(call).model.current_figure(); f && call.args.empty())
        f->changed = true;
    call.interpreter.flush_extensions();
}

void groot(Call& call) { call.give(handle_of(call.interpreter, state_of(call).model.root())); }

constexpr const char* kCategory = "Graphics: Figures";
const Builtin kFunctions[] = {
    {"figure", kCategory, "Create a figure or make one current", 0, kMany, 1, figure},
    {"gcf", kCategory, "Current figure", 0, 0, 1, gcf},
    {"close", kCategory, "Close figures", 0, 2, 1, close},
    {"clf", kCategory, "Clear a figure", 0, 2, 1, clf},
    {"drawnow", kCategory, "Bring figures up to date", 0, 2, 0, drawnow},
    {"refresh", kCategory, "Draw a figure again", 0, 1, 0, refresh},
    {"groot", kCategory, "Root of the graphics objects", 0, 0, 1, groot},
};

} // namespace

void register_figure_functions(Registry& registry) { registry.add(kFunctions); }

} // namespace etna::plot
