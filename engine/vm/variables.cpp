// Variables by name, and scripts that run in the workspace of another frame.
#include <algorithm>
#include <utility>

#include "engine/vm/argument_name.h"
#include "engine/vm/machine.h"
#include "engine/vm/static_workspace.h"

namespace etna::vm {

namespace {

/// Functions that are nested or hold nested ones have the variables that their text names and no others.
/// (Page "Nested Functions".)
bool is_static(const Code& code) {
    return !code.is_script && !code.is_anonymous && (code.parent || !code.nested.empty());
}

void refuse_new_variable(const Code& code, const std::string& name) {
    if (is_static(code))
        throw Error("MATLAB:err_static_workspace_violation", "Attempt to add \"" + name + "\" to a static workspace.");
}

} // namespace

void refuse_additions(Interpreter::Machine& machine, const Code& code, const std::vector<bool>& assigned, Frame& workspace) {
    const Frame* root = &workspace;
    while (root->overlay)
        root = root->overlay;
    if (!is_static(*root->code))
        return;
    for (int slot = 0; slot < code.slot_count; ++slot) {
        const std::string& name = code.slot_names[static_cast<size_t>(slot)];
        if (assigned[static_cast<size_t>(slot)] && name != "ans")
            machine.find_variable(workspace, name, true); // raises
    }
}

Value* Interpreter::Machine::find_variable(Frame& frame, const std::string& name, bool create) {
    Frame* f = &frame;
    for (;; f = f->overlay) {
        const int slot = f->code->find_slot(name);
        if (slot >= 0) {
            Value& value = slot_value(*f, slot);
            return value.is_defined() || create ? &value : nullptr;
        }
        if (!f->overlay)
            break;
    }
    if (f->code->parent && !f->code->is_anonymous)
        if (Value* value = enclosing_variable(*f, name); value && (value->is_defined() || create))
            return value;
    if (!f->loose) {
        if (!create)
            return nullptr;
        refuse_new_variable(*f->code, name);
        f->loose = std::make_unique<LooseVariables>();
    }
    if (f->loose->find(name) == f->loose->end()) {
        if (!create)
            return nullptr;
        refuse_new_variable(*f->code, name);
    }
    LooseVariable& variable = (*f->loose)[name];
    Value& value = variable.box ? variable.box->value : variable.value;
    return value.is_defined() || create ? &value : nullptr;
}

/// A variable of the functions around a nested one that its own text does not name: `eval` sees it.
Value* Interpreter::Machine::enclosing_variable(Frame& frame, const std::string& name) {
    const Code* code = frame.code->parent;
    const Env* env = frame.env ? frame.env->parent.get() : nullptr;
    for (int i = depth; i > 0 && code; --i) {
        Frame& outer = *frames[static_cast<size_t>(i)];
        if (outer.code != code || (env && outer.env.get() != env))
            continue;
        if (const int slot = code->find_slot(name); slot >= 0)
            return &slot_value(outer, slot);
        code = code->parent;
        env = env ? env->parent.get() : nullptr;
    }
    return nullptr;
}

Ref<Box> Interpreter::Machine::find_box(Frame& frame, const std::string& name) {
    for (Frame* f = &frame;; f = f->overlay) {
        const int slot = f->code->find_slot(name);
        if (slot >= 0) {
            if (!f->code->boxed[static_cast<size_t>(slot)])
                return nullptr;
            boxed_value(*f, slot);
            return f->env->boxes[static_cast<size_t>(slot)];
        }
        if (!f->overlay) {
            if (!f->loose)
                return nullptr;
            const auto found = f->loose->find(name);
            return found == f->loose->end() ? nullptr : found->second.box;
        }
    }
}

/// Takes the values that the script's names have in the workspace, so that the script works on registers.
void Interpreter::Machine::enter_overlay(Frame& frame) {
    for (int slot = 0; slot < frame.code->slot_count; ++slot) {
        const std::string& name = frame.code->slot_names[static_cast<size_t>(slot)];
        if (frame.code->boxed[static_cast<size_t>(slot)]) {
            Ref<Box>& box = frame.env->boxes[static_cast<size_t>(slot)];
            box = find_box(*frame.overlay, name);
            if (!box)
                if (Value* value = find_variable(*frame.overlay, name, false))
                    boxed_value(frame, slot) = std::move(*value);
        } else if (Value* value = find_variable(*frame.overlay, name, false)) {
            frame.regs[slot] = std::move(*value);
            *value = Value();
        }
    }
}

void Interpreter::Machine::leave_overlay(Frame& frame) {
    Frame& outer = *frame.overlay;
    const auto keep = [&](const std::string& name, Value value) {
        try {
            *find_variable(outer, name, true) = std::move(value);
        } catch (const Error&) {
            // `ans` of text that ran in a static workspace stays out of it
        }
    };
    Frame* root = &outer;
    while (root->overlay)
        root = root->overlay;
    for (int slot = 0; slot < frame.code->slot_count; ++slot) {
        const std::string& name = frame.code->slot_names[static_cast<size_t>(slot)];
        if (frame.code->boxed[static_cast<size_t>(slot)]) {
            const Ref<Box>& box = frame.env->boxes[static_cast<size_t>(slot)];
            if (!box || find_box(outer, name) == box)
                continue;
            const auto global = globals.find(name);
            const bool is_global = global != globals.end() && global->second == box;
            if (is_global && !find_variable(outer, name, false)) {
                if (!root->loose)
                    root->loose = std::make_unique<LooseVariables>();
                (*root->loose)[name] = {Value(), box};
            } else if (box->value.is_defined()) {
                keep(name, box->value);
            }
        } else if (frame.regs[slot].is_defined()) {
            keep(name, std::exchange(frame.regs[slot], Value()));
        } else if (root->loose) {
            const auto found = root->loose->find(name);
            if (found != root->loose->end() && !found->second.box && !found->second.value.is_defined())
                root->loose->erase(found);
        }
    }
    frame.overlay = nullptr;
}

Frame& Interpreter::Machine::workspace(Workspace where) {
    if (where == Workspace::Base)
        // Scripts that run in the base workspace hold its variables in their registers.
        for (int i = depth; i > 0; --i) {
            Frame* root = frames[static_cast<size_t>(i)].get();
            while (root->overlay)
                root = root->overlay;
            if (root == &base())
                return *frames[static_cast<size_t>(i)];
        }
    if (where == Workspace::Base)
        return base();
    if (where == Workspace::Current)
        return top();
    int i = depth;
    Frame* root = &top();
    while (root->overlay)
        root = root->overlay;
    while (i > 0 && frames[static_cast<size_t>(i)].get() != root)
        --i;
    return *frames[static_cast<size_t>(std::max(0, i - 1))];
}

Value* Interpreter::find_variable(std::string_view name) {
    return machine_->find_variable(machine_->top(), std::string(name), false);
}

void Interpreter::set_variable(std::string_view name, Value value) {
    *machine_->find_variable(machine_->top(), std::string(name), true) = std::move(value);
}

void Interpreter::set_variable_in(Workspace where, std::string_view name, Value value) {
    *machine_->find_variable(machine_->workspace(where), std::string(name), true) = std::move(value);
}

void Interpreter::clear_variable(std::string_view name) {
    const std::string key(name);
    for (Frame* f = &machine_->top();; f = f->overlay) {
        const int slot = f->code->find_slot(key);
        if (slot >= 0) {
            if (f->code->boxed[static_cast<size_t>(slot)])
                f->env->boxes[static_cast<size_t>(slot)] = nullptr; // the global itself lives on
            else
                f->regs[slot] = Value();
        }
        if (!f->overlay) {
            if (f->loose)
                f->loose->erase(key);
            return;
        }
    }
}

void Interpreter::clear_all_variables() {
    for (const std::string& name : variable_names())
        clear_variable(name);
}

std::vector<std::string> Interpreter::variable_names() {
    std::vector<std::string> out;
    const auto add = [&](const std::string& name, const Value& value) {
        if (value.is_defined() && name[0] != '~')
            out.push_back(name);
    };
    for (Frame* f = &machine_->top();; f = f->overlay) {
        for (int slot = 0; slot < f->code->slot_count; ++slot) {
            const std::string& name = f->code->slot_names[static_cast<size_t>(slot)];
            if (!f->code->boxed[static_cast<size_t>(slot)] || f->env->boxes[static_cast<size_t>(slot)])
                add(name, machine_->slot_value(*f, slot));
        }
        if (!f->overlay) {
            if (f->loose)
                for (const auto& [name, variable] : *f->loose)
                    add(name, variable.box ? variable.box->value : variable.value);
            break;
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

int Interpreter::caller_nargin() {
    Frame* f = &machine_->top();
    while (f->overlay)
        f = f->overlay;
    return f->nargin;
}

int Interpreter::caller_nargout() {
    Frame* f = &machine_->top();
    while (f->overlay)
        f = f->overlay;
    return f->nargout;
}

bool Interpreter::is_output_ignored(int index) {
    return index < 16 && (machine_->top().ignored_outputs >> index & 1);
}

namespace {

/// The plain variable that is the 0-based argument of the call at which `caller` stands.
std::string argument_in_text(const Frame& caller, int index) {
    const size_t pc = static_cast<size_t>(caller.pc - caller.code->words.data());
    if (pc >= caller.code->spans.size())
        return {};
    const std::string_view text = caller.code->source->text(caller.code->spans[pc]);
    size_t at = text.find('(');
    if (at == std::string_view::npos)
        return {};
    int level = 1, argument = 0;
    std::string word;
    for (++at; at < text.size() && level > 0; ++at) {
        const char c = text[at];
        level += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
        if ((c == ',' && level == 1) || level == 0) {
            if (argument++ == index)
                break;
            word.clear();
        } else if (c != ' ') {
            word += c;
        }
    }
    if (argument != index + 1 || word.empty() || (word[0] >= '0' && word[0] <= '9'))
        return {};
    for (const char c : word)
        if (!(c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
            return {};
    return word;
}

} // namespace

std::string Interpreter::argument_name(int index) {
    // The text of the call, in the function around the one that asks.
    if (machine_->depth < 2)
        return {};
    return argument_in_text(*machine_->frames[static_cast<size_t>(machine_->depth - 1)], index);
}

std::string builtin_argument_name(Interpreter& interpreter, int index) {
    Interpreter::Machine& machine = interpreter.machine();
    return machine.depth < 1 ? std::string() : argument_in_text(machine.top(), index);
}

} // namespace etna::vm
