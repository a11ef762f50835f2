#include "engine/bytecode/function_compiler.h"

namespace etna::bytecode {

using namespace syntax;

void FunctionCompiler::block(const Block& b) {
    for (const Stmt* stmt : b)
        statement(*stmt);
}

void FunctionCompiler::statement(const Stmt& s) {
    const int mark = temp_top_;
    span_ = s.span;
    if (s.kind != StmtKind::FunctionDefinition)
        code_->statements.push_back({static_cast<uint32_t>(here()), context_.source->locate(s.span.begin).line1});
    switch (s.kind) {
    case StmtKind::Expression:
        expression_statement(as<ExpressionStmt>(&s));
        break;
    case StmtKind::Assign:
        assign_statement(as<AssignStmt>(&s));
        break;
    case StmtKind::OpAssign: {
        const OpAssignStmt& o = as<OpAssignStmt>(&s);
        const bool is_name = o.target->kind == ExprKind::Name;
        const int slot = is_name ? scope_.find(as<Name>(o.target).name) : -1;
        const bool direct = is_name && !scope_.variable(slot).boxed;
        const int left = expr(o.target);
        const int right = expr(o.value);
        const int reg = target_register(direct ? slot : -1, mark);
        emit(op_of(o.op), reg, left, right);
        if (!direct)
            assign(o.target, reg);
        if (s.printed)
            show_target(o.target);
        break;
    }
    case StmtKind::Command:
        command(as<CommandStmt>(&s));
        break;
    case StmtKind::System: {
        const int reg = temp();
        emit_wide(Op::LoadConst, reg, constant(Value::text(as<SystemStmt>(&s).command)));
        emit(Op::Call, reg, 1, 0);
        emit_extra(0, call_site("system"));
        break;
    }
    case StmtKind::If:
        if_statement(as<IfStmt>(&s));
        break;
    case StmtKind::While:
    case StmtKind::DoUntil:
        while_statement(as<WhileStmt>(&s));
        break;
    case StmtKind::For:
        for_statement(as<ForStmt>(&s));
        break;
    case StmtKind::Switch:
        switch_statement(as<SwitchStmt>(&s));
        break;
    case StmtKind::Try:
        try_statement(as<TryStmt>(&s));
        break;
    case StmtKind::UnwindProtect:
        unwind_protect(as<UnwindProtectStmt>(&s));
        break;
    case StmtKind::Break:
    case StmtKind::Continue:
        if (loops_.empty()) {
            leave(0);
            emit_return(); // outside a loop both end the function, as in MATLAB's scripts
            break;
        }
        leave(loops_.back().cleanups);
        (s.kind == StmtKind::Break ? loops_.back().breaks : loops_.back().continues).push_back(emit_jump(Op::Jump));
        break;
    case StmtKind::Return:
        leave(0);
        emit_return();
        break;
    case StmtKind::Global:
    case StmtKind::Persistent:
        declare(as<DeclareStmt>(&s));
        break;
    case StmtKind::Spmd:
        block(as<SpmdStmt>(&s).body);
        break;
    case StmtKind::Import: { // in a function it holds for the whole function; here the list of the workspace grows
        const ImportStmt& import = as<ImportStmt>(&s);
        if (!code_->is_script && !import.names.empty())
            break;
        const int base = temp_top_;
        for (const std::string_view name : import.names)
            emit_wide(Op::LoadConst, temp(), constant(Value::text(name)));
        use_registers(base + 1);
        emit(Op::Call, base, static_cast<int>(import.names.size()), 0);
        emit_extra(0, call_site("import"));
        emit(Op::Answer, scope_.find("ans"), base);
        emit_extra(s.printed ? 1 : 0, 0);
        break;
    }
    case StmtKind::FunctionDefinition:
        break;
    }
    temp_top_ = mark;
}

/// The cleanup blocks that a jump out of them runs first, innermost first.
void FunctionCompiler::leave(size_t cleanups) {
    std::vector<const Block*> saved = cleanups_;
    while (cleanups_.size() > cleanups) {
        const Block* cleanup = cleanups_.back();
        cleanups_.pop_back();
        block(*cleanup);
    }
    cleanups_ = std::move(saved);
}

void FunctionCompiler::expression_statement(const ExpressionStmt& s) { show_expression(s.expr, s.printed); }

void FunctionCompiler::show_expression(const Expr* e, bool printed) {
    const int answer = scope_.find("ans");
    span_ = e->span;
    if (is_super_construction(e)) {
        expr(e);
        return;
    }
    if (e->kind == ExprKind::AssignExpr) {
        const AssignExpr& a = as<AssignExpr>(e);
        expr(e);
        if (printed && !a.targets.empty())
            show_target(a.targets[0]);
        return;
    }
    if (e->kind == ExprKind::Name) {
        const std::string_view name = as<Name>(e).name;
        const int slot = scope_.find(name);
        size_t is_variable = 0;
        const bool certain = slot >= 0 && scope_.variable(slot).assigned;
        if (slot >= 0 && !certain)
            is_variable = emit_jump(Op::JumpIfDefined, slot);
        if (!certain) {
            const int base = call_name(name, -1, nullptr, 0);
            emit(Op::Answer, answer, base);
            emit_extra(printed ? 1 : 0, 0);
        }
        if (slot >= 0) {
            const size_t done = certain ? 0 : emit_jump(Op::Jump);
            if (!certain)
                patch(is_variable);
            if (printed)
                emit_wide(Op::Display, variable(slot, -1), name_constant(name));
            else if (certain)
                expr(e, temp()); // raises if it has no value
            if (!certain)
                patch(done);
        }
        return;
    }
    if (may_be_list(e)) {
        begin_list();
        chain(as<Index>(e), Want::List, 0, -1);
        close_list();
        emit_wide(Op::ListAnswer, answer, printed ? name_constant("ans") : -1);
        return;
    }
    const int base = e->kind == ExprKind::Index ? results(e, 0) : expr(e);
    emit(Op::Answer, answer, base);
    emit_extra(printed ? 1 : 0, 0);
}

void FunctionCompiler::command(const CommandStmt& s) {
    const int base = temp_top_;
    for (const Text* word : s.words) {
        const int reg = temp();
        emit_wide(Op::LoadConst, reg, constant(Value::text(word->value)));
    }
    emit(Op::Call, base, static_cast<int>(s.words.size()), 0);
    emit_extra(0, call_site(s.name));
    use_registers(base + 1);
    emit(Op::Answer, scope_.find("ans"), base);
    emit_extra(s.printed ? 1 : 0, 0);
}

void FunctionCompiler::if_statement(const IfStmt& s) {
    std::vector<size_t> done;
    for (size_t i = 0; i < s.clauses.size(); ++i) {
        const Clause& clause = s.clauses[i];
        std::vector<size_t> skip;
        condition(clause.condition, false, false, skip);
        block(clause.body);
        const bool last = i + 1 == s.clauses.size() && !s.has_else;
        if (!last)
            done.push_back(emit_jump(Op::Jump));
        for (const size_t jump : skip)
            patch(jump);
    }
    if (s.has_else)
        block(s.otherwise);
    for (const size_t jump : done)
        patch(jump);
}

void FunctionCompiler::while_statement(const WhileStmt& s) {
    const Span head = s.condition->span;
    const bool until = s.kind == StmtKind::DoUntil;
    const size_t enter = until ? 0 : emit_jump(Op::Jump);
    const size_t body = here();
    loops_.push_back({{}, {}, cleanups_.size()});
    block(s.body);
    for (const size_t jump : loops_.back().continues)
        patch(jump);
    if (!until)
        patch(enter);
    span_ = head;
    emit_wide(Op::LoopHead, 0, static_cast<int>(body));
    std::vector<size_t> again;
    condition(s.condition, !until, false, again);
    for (const size_t jump : again)
        patch_to(jump, body);
    for (const size_t jump : loops_.back().breaks)
        patch(jump);
    loops_.pop_back();
}

void FunctionCompiler::for_statement(const ForStmt& s) {
    const int state = temp();
    for (int i = 1; i < 6; ++i)
        temp();
    int kind = 0;
    if (s.range->kind == ExprKind::Range) {
        const Range& range = as<Range>(s.range);
        kind = 3;
        expr(range.first, state);
        if (range.step)
            expr(range.step, state + 1);
        else
            emit_wide(Op::LoadConst, state + 1, constant(Value::of(1.0)));
        expr(range.last, state + 2);
    } else {
        expr(s.range, state);
    }
    int slot = -1;
    if (s.target->kind == ExprKind::Name) {
        slot = scope_.find(as<Name>(s.target).name);
        if (scope_.variable(slot).boxed)
            slot = -1;
    }
    const int target = slot >= 0 ? slot : temp();
    span_ = s.range->span;
    const size_t enter = emit_jump2(Op::ForPrepare, state, kind);
    const size_t body = here();
    if (slot < 0)
        assign(s.target, target);
    loops_.push_back({{}, {}, cleanups_.size()});
    block(s.body);
    for (const size_t jump : loops_.back().continues)
        patch(jump);
    patch(enter);
    span_ = s.range->span;
    const size_t again = emit_jump2(Op::ForNext, state, target);
    patch_to(again, body);
    for (const size_t jump : loops_.back().breaks)
        patch(jump);
    loops_.pop_back();
}

void FunctionCompiler::switch_statement(const SwitchStmt& s) {
    const int subject = expr(s.subject, temp());
    std::vector<size_t> done;
    for (const Clause& clause : s.cases) {
        const int mark = temp_top_;
        std::vector<size_t> enter;
        const auto match = [&](const Expr* value) {
            const int reg = expr(value);
            temp_top_ = mark;
            const int result = temp();
            emit(Op::SwitchMatch, result, subject, reg);
            enter.push_back(emit_jump(Op::JumpIf, result));
            temp_top_ = mark;
        };
        const Expr* value = clause.condition;
        bool plain_cell = value->kind == ExprKind::Cell && as<Brackets>(value).rows.size() == 1;
        if (plain_cell)
            for (const Expr* element : as<Brackets>(value).rows[0].elements)
                plain_cell = plain_cell && !may_be_list(element) && element->kind != ExprKind::Cell;
        if (plain_cell)
            for (const Expr* element : as<Brackets>(value).rows[0].elements)
                match(element);
        else
            match(value);
        const size_t next = emit_jump(Op::Jump);
        for (const size_t jump : enter)
            patch(jump);
        block(clause.body);
        done.push_back(emit_jump(Op::Jump));
        patch(next);
    }
    if (s.has_otherwise)
        block(s.otherwise);
    for (const size_t jump : done)
        patch(jump);
}

void FunctionCompiler::try_statement(const TryStmt& s) {
    const uint32_t begin = static_cast<uint32_t>(here());
    block(s.body);
    const uint32_t end = static_cast<uint32_t>(here());
    const size_t done = emit_jump(Op::Jump);
    if (end > begin)
        code_->handlers.push_back({begin, end, static_cast<uint32_t>(here()), false});
    if (s.name.empty()) {
        emit(Op::Caught, kFromList);
    } else {
        const int slot = scope_.find(s.name);
        const bool boxed = scope_.variable(slot).boxed;
        const int reg = boxed ? temp() : slot;
        emit(Op::Caught, reg);
        if (boxed)
            emit(Op::SetVar, slot, reg);
    }
    block(s.handler);
    patch(done);
}

void FunctionCompiler::unwind_protect(const UnwindProtectStmt& s) {
    const uint32_t begin = static_cast<uint32_t>(here());
    cleanups_.push_back(&s.cleanup);
    block(s.body);
    cleanups_.pop_back();
    const uint32_t end = static_cast<uint32_t>(here());
    block(s.cleanup);
    const size_t done = emit_jump(Op::Jump);
    if (end > begin)
        code_->handlers.push_back({begin, end, static_cast<uint32_t>(here()), true});
    block(s.cleanup);
    emit(Op::Rethrow);
    patch(done);
}

void FunctionCompiler::declare(const DeclareStmt& s) {
    for (const DeclaredName& name : s.names) {
        span_ = name.span;
        const int slot = scope_.find(name.name);
        const int mark = temp_top_;
        if (s.kind == StmtKind::Global) {
            emit_wide(Op::Global, slot, name_constant(name.name));
            if (name.value) {
                emit(Op::SetVar, slot, expr(name.value));
            }
        } else {
            const size_t skip = emit_jump(Op::Persistent, slot);
            if (name.value)
                emit(Op::SetVar, slot, expr(name.value));
            patch(skip);
        }
        temp_top_ = mark;
    }
}

} // namespace etna::bytecode
