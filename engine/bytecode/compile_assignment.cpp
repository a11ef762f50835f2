#include <algorithm>

#include "engine/bytecode/function_compiler.h"

namespace etna::bytecode {

using namespace syntax;

namespace {

/// `''`, and `""` where that is a char too.
bool is_empty_text(const Expr* e) {
    return e->kind == ExprKind::Text && as<Text>(e).value.empty() && !as<Text>(e).is_string && !e->parenthesized;
}

bool is_empty_literal(const Expr* e) {
    if (is_empty_text(e))
        return true;
    return e->kind == ExprKind::Matrix && as<Brackets>(e).rows.empty() && !e->parenthesized;
}

/// Targets such as `c{1:3}` and `s.name`, which take as many values as they have places.
bool is_spread_target(const Expr* target) {
    if (target->kind != ExprKind::Index)
        return false;
    const AccessKind last = as<Index>(target).accesses.back().kind;
    return last == AccessKind::Brace || last == AccessKind::Field || last == AccessKind::DynamicField;
}

} // namespace

void FunctionCompiler::assign(const Expr* target, int value) {
    const Span outer = span_;
    span_ = target->span;
    const auto slot_of = [&](const Expr* name) {
        const int slot = scope_.find(as<Name>(name).name);
        if (slot < 0) // `@() ++x`: an anonymous function has no variables but its inputs
            fail("MATLAB:m_invalid_lhs", "An anonymous function cannot assign to a variable.", target->span);
        return slot;
    };
    if (target->kind == ExprKind::Name) {
        const int slot = slot_of(target);
        if (scope_.variable(slot).boxed)
            emit(Op::SetVar, slot, value);
        else if (slot != value)
            emit(Op::Move, slot, value);
    } else if (target->kind == ExprKind::Index) {
        const Index& index = as<Index>(target);
        if (index.base->kind != ExprKind::Name)
            fail("MATLAB:m_invalid_lhs", "The left side of an assignment must start with a variable.", target->span);
        assign_chain(index, slot_of(index.base), value);
    }
    span_ = outer;
}

void FunctionCompiler::assign_chain(const Index& target, int slot, int value) {
    const int mark = temp_top_;
    const Access& first = target.accesses[0];
    const bool simple = target.accesses.size() == 1 && !scope_.variable(slot).boxed;
    bool spread = false;
    for (const Expr* arg : first.args)
        spread = spread || is_spread(arg);
    if (simple && first.kind == AccessKind::Field) {
        emit(Op::SetField, slot, value);
        emit_extra(0, field_site(first.name));
        return;
    }
    const bool subscripted = first.kind == AccessKind::Paren || first.kind == AccessKind::Brace;
    if (simple && subscripted && !spread && (first.args.size() == 1 || (first.args.size() == 2 && first.kind == AccessKind::Paren))) {
        code_->paths.push_back({});
        ends_.push_back({EndTarget::Kind::Place, slot, static_cast<int>(code_->paths.size()) - 1, 0,
                         static_cast<int>(first.args.size())});
        const int i = expr(first.args[0]);
        if (first.args.size() == 2) {
            ends_.back().position = 1;
            const int j = expr(first.args[1]);
            emit(Op::Set2, slot, i, j);
            emit_extra(value, 0);
        } else {
            emit(first.kind == AccessKind::Paren ? Op::Set1 : Op::SetBrace1, slot, i, value);
        }
        ends_.pop_back();
    } else {
        const int path = path_with_lists(target, slot);
        emit(Op::Assign, slot, value);
        emit_extra(0, path);
    }
    temp_top_ = mark;
}

/// Evaluates the subscripts of each link into a list of its own and returns the path's index.
int FunctionCompiler::path_with_lists(const Index& target, int slot) {
    Path path;
    path.first_list = open_lists_;
    extend_path(path, target.accesses, 0, slot);
    open_lists_ = path.first_list;
    code_->paths.push_back(std::move(path));
    return static_cast<int>(code_->paths.size()) - 1;
}

/// Adds the accesses from `first` on; each of their lists stays open.
void FunctionCompiler::extend_path(Path& path, const List<Access>& accesses, size_t first, int slot) {
    for (const Access& access : accesses.subspan(first)) {
        if (access.kind == AccessKind::Field) {
            path.links.push_back({LinkKind::Field, {}});
            path.links.back().site.name = std::string(access.name);
            continue;
        }
        code_->paths.push_back(path);
        const EndTarget end{EndTarget::Kind::Place, slot, static_cast<int>(code_->paths.size()) - 1, 0, 1};
        begin_list();
        if (access.kind == AccessKind::DynamicField) {
            const int mark = temp_top_;
            ends_.push_back(end);
            emit(Op::ListPush, expr(access.name_expr));
            ends_.pop_back();
            temp_top_ = mark;
            path.links.push_back({LinkKind::DynamicField, {}});
        } else {
            push_args(access.args, end);
            path.links.push_back({access.kind == AccessKind::Paren ? LinkKind::Paren : LinkKind::Brace, {}});
        }
    }
}

void FunctionCompiler::erase(const Index& target, bool by_text) {
    const int slot = scope_.find(as<Name>(target.base).name);
    const int path = path_with_lists(target, slot);
    code_->paths[static_cast<size_t>(path)].by_text = by_text;
    emit_wide(Op::Erase, slot, path);
}

void FunctionCompiler::show_target(const Expr* target) {
    const Expr* base = target->kind == ExprKind::Index ? as<Index>(target).base : target;
    if (base->kind != ExprKind::Name)
        return;
    const std::string_view name = as<Name>(base).name;
    const int mark = temp_top_;
    emit_wide(Op::Display, variable(scope_.find(name), -1), name_constant(name));
    temp_top_ = mark;
}

/// `[c{1:3}, x] = f()`, `[s.name] = deal(0)`: the number of results is known when it runs.
void FunctionCompiler::assign_spread(const AssignStmt& s) {
    const int mark = temp_top_;
    const int single = temp();
    struct Target {
        int slot = 0, path = -1, lists = 0;
    };
    std::vector<Target> targets;
    int lists = 0;
    emit(Op::CountBegin);
    for (const Expr* e : s.targets) {
        Target target;
        if (is_spread_target(e)) {
            const Index& index = as<Index>(e);
            target.slot = scope_.find(as<Name>(index.base).name);
            target.path = path_with_lists(index, target.slot);
            target.lists = code_->paths[static_cast<size_t>(target.path)].list_count();
            open_lists_ += target.lists; // they stay open until all are assigned
            lists += target.lists;
            emit_wide(Op::PlaceCount, target.slot, target.path);
        } else {
            emit(Op::CountOne);
        }
        targets.push_back(target);
    }
    int base = temp_top_;
    if (may_be_list(s.value)) {
        begin_list();
        chain(as<Index>(s.value), Want::List, 1, -1);
        close_list();
        emit(Op::ListUnpack, base, kCounted);
    } else if (s.value->kind == ExprKind::Index ||
               (s.value->kind == ExprKind::Name && scope_.find(as<Name>(s.value).name) < 0)) {
        base = results(s.value, kCounted);
    } else { // one value, which must be enough
        begin_list();
        push_value(s.value);
        close_list();
        emit(Op::ListUnpack, base, kCounted);
    }
    int above = lists;
    for (size_t i = 0; i < targets.size(); ++i) {
        const Target& target = targets[i];
        if (target.path >= 0) {
            code_->paths[static_cast<size_t>(target.path)].lists_above = above -= target.lists;
            emit(Op::AssignList, target.slot, base);
            emit_extra(static_cast<int>(i), target.path);
        } else {
            emit(Op::TakeCounted, single, base, static_cast<int>(i));
            assign(s.targets[i], single);
        }
    }
    if (lists > 0)
        emit_wide(Op::ListDrop, 0, lists);
    open_lists_ -= lists;
    temp_top_ = mark;
}

void FunctionCompiler::assign_statement(const AssignStmt& s) {
    const int mark = temp_top_;
    if (s.targets.size() == 1 && is_empty_literal(s.value) && s.targets[0]->kind == ExprKind::Index &&
        as<Index>(s.targets[0]).accesses.back().kind == AccessKind::Paren) {
        erase(as<Index>(s.targets[0]), is_empty_text(s.value));
    } else if (s.bracketed && std::any_of(s.targets.begin(), s.targets.end(), is_spread_target)) {
        assign_spread(s);
    } else if (s.targets.empty()) {
        results(s.value, 0);
    } else if (s.targets.size() == 1) {
        const Expr* target = s.targets[0];
        if (target->kind == ExprKind::Name && !scope_.variable(scope_.find(as<Name>(target).name)).boxed)
            expr(s.value, scope_.find(as<Name>(target).name));
        else
            assign(target, expr(s.value));
    } else {
        const int count = static_cast<int>(s.targets.size());
        ignored_ = 0;
        for (int i = 0; i < count && i < 16; ++i)
            ignored_ |= s.targets[static_cast<size_t>(i)]->kind == ExprKind::Ignored ? 1 << i : 0;
        const int base = results(s.value, count);
        for (int i = 0; i < count; ++i)
            assign(s.targets[static_cast<size_t>(i)], base + i);
    }
    temp_top_ = mark;
    if (s.printed)
        for (const Expr* target : s.targets)
            show_target(target);
}

} // namespace etna::bytecode
