#include <algorithm>

#include "engine/bytecode/function_compiler.h"
#include "engine/hir/walk.h"

namespace etna::bytecode {

using namespace syntax;

bool may_be_list(const Expr* e) {
    if (e->kind != ExprKind::Index || e->parenthesized)
        return false;
    return as<Index>(e).accesses.back().kind != AccessKind::Paren;
}

bool is_spread(const Expr* e) {
    if (!may_be_list(e) || as<Index>(e).accesses.back().kind != AccessKind::Brace)
        return false;
    const Access& last = as<Index>(e).accesses.back();
    if (last.args.empty())
        return true;
    for (const Expr* arg : last.args)
        if (arg->kind == ExprKind::Colon || arg->kind == ExprKind::Range)
            return true;
    return false;
}

namespace {

/// True if the expression holds an `end` that belongs to what is indexed around it: the `end` of `x(end)` inside is
/// that of the variable x, that of `f(end)` is not.
bool has_end(const Expr* e, const hir::Scope& scope) {
    if (!e)
        return false;
    switch (e->kind) {
    case ExprKind::End:
        return true;
    case ExprKind::Unary:
        return has_end(as<Unary>(e).operand, scope);
    case ExprKind::Binary:
        return has_end(as<Binary>(e).left, scope) || has_end(as<Binary>(e).right, scope);
    case ExprKind::Range:
        return has_end(as<Range>(e).first, scope) || has_end(as<Range>(e).step, scope) || has_end(as<Range>(e).last, scope);
    case ExprKind::Index:
        if (as<Index>(e).base->kind == ExprKind::Name) {
            const int slot = scope.find(as<Name>(as<Index>(e).base).name);
            if (slot >= 0 && scope.variable(slot).assigned)
                return false;
        }
        for (const Access& access : as<Index>(e).accesses)
            if (contains_end(access.args, scope) || has_end(access.name_expr, scope))
                return true;
        return false;
    case ExprKind::Matrix:
    case ExprKind::Cell:
        for (const Row& row : as<Brackets>(e).rows)
            if (contains_end(row.elements, scope))
                return true;
        return false;
    default:
        return false;
    }
}

} // namespace

/// `int64(9007199254740993)`: a literal alone in the call keeps all its digits, as MATLAB's page on integers says
/// ("Loss of Precision Due to Conversion"). Undefined if a double holds the number or this is no such call.
static Value wide_literal(std::string_view function, const Expr* arg, const std::string& source) {
    if (function != "int64" && function != "uint64")
        return {};
    const bool negative = arg->kind == ExprKind::Unary && as<Unary>(arg).op == UnaryOp::Minus;
    const Expr* literal = negative ? as<Unary>(arg).operand : arg;
    if (literal->kind != ExprKind::Number || as<Number>(literal).value < 9007199254740992.0)
        return {};
    uint64_t digits = 0;
    for (const char c : source.substr(literal->span.begin, literal->span.end - literal->span.begin))
        if (c < '0' || c > '9' || __builtin_mul_overflow(digits, uint64_t{10}, &digits) ||
            __builtin_add_overflow(digits, static_cast<uint64_t>(c - '0'), &digits))
            return {};
    if (function == "uint64")
        return negative ? Value() : Value::of(digits);
    if (digits > static_cast<uint64_t>(INT64_MAX))
        return {};
    return Value::of(negative ? -static_cast<int64_t>(digits) : static_cast<int64_t>(digits));
}

bool contains_end(const List<Expr*>& list, const hir::Scope& scope) {
    for (const Expr* e : list)
        if (has_end(e, scope))
            return true;
    return false;
}

namespace {
std::vector<int> registers_of(int base, uint16_t count) {
    std::vector<int> out;
    for (int i = 0; count != kFromList && i < count; ++i)
        out.push_back(base + i);
    return out;
}
} // namespace

void FunctionCompiler::begin_list() {
    emit(Op::ListBegin);
    ++open_lists_;
}

void FunctionCompiler::push_value(const Expr* e) {
    const int mark = temp_top_;
    if (may_be_list(e))
        chain(as<Index>(e), Want::List, 1, -1);
    else
        emit(Op::ListPush, expr(e));
    temp_top_ = mark;
}

void FunctionCompiler::push_args(const List<Expr*>& list, EndTarget target) {
    ends_.push_back(target);
    ends_.back().count = static_cast<int>(list.size());
    int position = 0;
    for (const Expr* arg : list) {
        ends_.back().position = position++;
        if (arg->kind == ExprKind::NameValue) {
            const int mark = temp_top_;
            const int reg = temp();
            emit_wide(Op::LoadConst, reg, constant(Value::string(as<NameValue>(arg).name)));
            emit(Op::ListPush, reg);
            temp_top_ = mark;
        }
        push_value(arg->kind == ExprKind::NameValue ? as<NameValue>(arg).value : arg);
    }
    ends_.pop_back();
}

FunctionCompiler::Args FunctionCompiler::args(const List<Expr*>& list, EndTarget target) {
    bool lists = list.size() > 200;
    for (const Expr* arg : list)
        lists = lists || may_be_list(arg) || arg->kind == ExprKind::NameValue;
    const int base = temp_top_;
    if (lists) {
        begin_list();
        push_args(list, target);
        close_list();
        return {base, kFromList};
    }
    ends_.push_back(target);
    ends_.back().count = static_cast<int>(list.size());
    int position = 0;
    for (const Expr* arg : list) {
        ends_.back().position = position++;
        expr(arg, temp());
    }
    ends_.pop_back();
    return {base, static_cast<uint16_t>(list.size())};
}

/// Arguments of what is surely no variable: an `end` in them belongs to an enclosing variable.
FunctionCompiler::Args FunctionCompiler::call_args(const Access* access) {
    Args a{temp_top_, 0};
    bool lists = access->args.size() > 200;
    for (const Expr* arg : access->args)
        lists = lists || may_be_list(arg) || arg->kind == ExprKind::NameValue;
    if (!lists) {
        for (const Expr* arg : access->args)
            expr(arg, temp());
        a.count = static_cast<uint16_t>(access->args.size());
        return a;
    }
    begin_list();
    for (const Expr* arg : access->args) {
        if (arg->kind == ExprKind::NameValue) {
            const int mark = temp_top_;
            const int reg = temp();
            emit_wide(Op::LoadConst, reg, constant(Value::text(as<NameValue>(arg).name)));
            emit(Op::ListPush, reg);
            temp_top_ = mark;
        }
        push_value(arg->kind == ExprKind::NameValue ? as<NameValue>(arg).value : arg);
    }
    close_list();
    a.count = kFromList;
    return a;
}

bool FunctionCompiler::is_super_construction(const Expr* e) const {
    if (e->kind == ExprKind::Index && as<Index>(e).accesses.size() == 1)
        e = as<Index>(e).base;
    if (e->kind != ExprKind::SuperReference || !code_->is_constructor || code_->outputs.empty())
        return false;
    return scope_.find(as<SuperReference>(e).name) == code_->outputs[0];
}

/// `method@Base(obj, ...)`; in a constructor `obj@Base(...)`, which leaves the object in its variable too.
int FunctionCompiler::call_super(const SuperReference& reference, const Access* access, int nout) {
    const bool constructs = is_super_construction(&reference);
    Args a{temp_top_, 0};
    if (access)
        a = call_args(access);
    const int site = call_site(reference.name);
    code_->call_sites[static_cast<size_t>(site)].super = std::string(reference.super);
    const int slot = constructs ? code_->outputs[0] : -1;
    emit(Op::CallSuper, a.base, a.count, constructs ? 1 : nout);
    emit_extra(slot + 1, site);
    const int count = nout >= kCounted || constructs ? 1 : nout;
    temp_top_ = a.base + (count > 1 ? count : 1);
    use_registers(temp_top_);
    if (!constructs)
        return a.base;
    emit(scope_.variable(slot).boxed ? Op::SetVar : Op::Move, slot, a.base);
    return variable(slot, -1);
}

/// Superclasses whose constructor the text does not call are constructed first, without arguments.
void FunctionCompiler::implicit_super_calls() {
    struct Called final : hir::NameVisitor {
        void read(std::string_view, Span) override {}
        void assigned(std::string_view, Span) override {}
        void super_reference(const SuperReference& reference) override { supers.emplace_back(reference.super); }
        std::vector<std::string> supers;
    } called;
    called.visit(scope_.function->body);
    if (code_->outputs.empty())
        return;
    for (const std::string& super : context_.superclasses) {
        if (std::find(called.supers.begin(), called.supers.end(), super) != called.supers.end())
            continue;
        const int mark = temp_top_;
        SuperReference reference;
        reference.kind = ExprKind::SuperReference;
        reference.span = span_;
        reference.name = code_->slot_names[static_cast<size_t>(code_->outputs[0])];
        reference.super = super;
        call_super(reference, nullptr, 1);
        temp_top_ = mark;
    }
}

int FunctionCompiler::call_name(std::string_view name, int slot, const Access* access, int nout) {
    EndTarget target{EndTarget::Kind::MaybeVariable, slot};
    Args a{temp_top_, 0};
    Value exact;
    if (access && access->args.size() == 1)
        exact = wide_literal(name, access->args[0], context_.source->text());
    if (exact.is_defined()) {
        emit_wide(Op::LoadConst, temp(), constant(std::move(exact)));
        a.count = 1;
    } else if (access && slot >= 0) {
        a = args(access->args, target);
    } else if (access) {
        a = call_args(access);
    }
    emit(slot >= 0 ? Op::CallOrIndex : Op::Call, a.base, a.count, nout);
    emit_extra(nout > 1 && nout < kCounted ? ignored_ : 0, call_site(name, slot));
    const int count = nout >= kCounted ? 1 : nout;
    temp_top_ = a.base + (count > 1 ? count : 1);
    use_registers(temp_top_);
    return a.base;
}

/// How many field links after the base name a function's dotted name, and that name.
size_t FunctionCompiler::dotted_function(const Index& index, std::string& name) const {
    if (!context_.is_function || index.accesses[0].kind != AccessKind::Field)
        return 0;
    std::string full(as<Name>(index.base).name);
    size_t best = 0;
    for (size_t i = 0; i < index.accesses.size() && index.accesses[i].kind == AccessKind::Field; ++i) {
        full += ".";
        full += index.accesses[i].name;
        if (context_.is_function(full)) {
            best = i + 1;
            name = full;
        }
    }
    return best;
}

int FunctionCompiler::chain(const Index& index, Want want, int nout, int dst) {
    const size_t first = pending_chains_.size();
    const int result = chain_links(index, want, nout, dst);
    for (size_t i = first; i < pending_chains_.size(); ++i)
        if (pending_chains_[i].resume == 0) {
            pending_chains_[i].resume = here();
            pending_chains_[i].result = result;
        }
    return result;
}

/// Remembers that the instruction at `pc` begins links [.., last] of a chain with more links behind them.
void FunctionCompiler::note_chain(const Index& index, size_t last, size_t pc, int base, std::vector<int> registers,
                                  bool list_is_open, Want want, int nout) {
    if (in_whole_chain_ || last + 1 >= index.accesses.size())
        return;
    PendingChain pending;
    pending.index = &index;
    pending.first = last;
    if (last > 0 && static_cast<Op>(code_->words[pc].op) == Op::FieldIndex)
        pending.first = last - 1;
    pending.done = last + 1;
    pending.pc = pc;
    pending.base = base;
    pending.registers = std::move(registers);
    pending.list_is_open = list_is_open;
    pending.want = want;
    pending.nout = nout;
    pending.temp_top = code_->register_count;
    pending.open_lists = open_lists_;
    pending.ends = ends_;
    pending_chains_.push_back(std::move(pending));
}

/// Behind the function's code: chains as one call of the base's `subsref`.
void FunctionCompiler::whole_chains() {
    in_whole_chain_ = true;
    const size_t handlers = code_->handlers.size();
    for (size_t at = 0; at < pending_chains_.size(); ++at) {
        const PendingChain pending = pending_chains_[at];
        const Index& index = *pending.index;
        const size_t start = here();
        span_ = index.span;
        temp_top_ = pending.temp_top;
        open_lists_ = pending.open_lists;
        ends_ = pending.ends;
        Path path;
        path.first_list = open_lists_;
        for (size_t k = pending.first; k < pending.done; ++k) {
            const Access& access = index.accesses[k];
            if (access.kind == AccessKind::Field) {
                path.links.push_back({LinkKind::Field, {}});
                path.links.back().site.name = std::string(access.name);
                continue;
            }
            if (!pending.list_is_open)
                emit(Op::ListBegin);
            ++open_lists_;
            for (const int reg : pending.registers)
                emit(Op::ListPush, reg);
            path.links.push_back({access.kind == AccessKind::Paren          ? LinkKind::Paren
                                  : access.kind == AccessKind::DynamicField ? LinkKind::DynamicField
                                                                            : LinkKind::Brace,
                                  {}});
        }
        extend_path(path, index.accesses, pending.done, pending.base);
        code_->paths.push_back(std::move(path));
        open_lists_ = pending.open_lists;
        const bool as_list = pending.want == Want::List;
        emit(Op::Subsref, pending.base, as_list ? 0 : std::max(pending.result, 0),
             as_list ? kFromList : pending.want == Want::Results ? pending.nout : 1);
        emit_extra(0, static_cast<int>(code_->paths.size()) - 1);
        const size_t back = emit_jump(Op::Jump);
        patch_to(back, pending.resume);
        for (size_t h = 0; h < handlers; ++h) {
            const Handler handler = code_->handlers[h];
            if (pending.pc >= handler.begin && pending.pc < handler.end)
                code_->handlers.push_back({static_cast<uint32_t>(start), static_cast<uint32_t>(here()), handler.target, handler.cleanup});
        }
        code_->whole_chains.push_back({static_cast<uint32_t>(pending.pc), static_cast<uint32_t>(start)});
    }
    std::sort(code_->whole_chains.begin(), code_->whole_chains.end(),
              [](const WholeChain& a, const WholeChain& b) { return a.pc < b.pc; });
}

int FunctionCompiler::chain_links(const Index& index, Want want, int nout, int dst) {
    const int mark = temp_top_;
    const Span outer = span_;
    span_ = index.span;
    const size_t n = index.accesses.size();
    size_t k = 0;
    int current = 0;
    const int one = want == Want::Results ? nout : 1; // results of the last link
    if (index.base->kind == ExprKind::Name) {
        const std::string_view base_name = as<Name>(index.base).name;
        const int slot = scope_.find(base_name);
        const bool surely_variable = slot >= 0 && scope_.variable(slot).assigned;
        if (surely_variable) {
            current = variable(slot, -1);
        } else {
            std::string name(base_name);
            k = dotted_function(index, name);
            const int maybe = k == 0 ? slot : -1;
            if (k < n && index.accesses[k].kind == AccessKind::Paren) {
                current = call_name(name, maybe, &index.accesses[k], k + 1 == n ? one : 1);
                ++k;
            } else if (k == n) {
                current = call_name(name, -1, nullptr, one);
            } else {
                const int site = call_site(name, maybe);
                const AccessKind next = index.accesses[k].kind;
                code_->call_sites[static_cast<size_t>(site)].names_class =
                    next == AccessKind::Field || next == AccessKind::DynamicField;
                current = temp();
                if (index.accesses[0].kind == AccessKind::Field)
                    code_->call_sites[static_cast<size_t>(site)].dotted = name + "." + std::string(index.accesses[0].name);
                emit_wide(Op::LoadName, current, site);
            }
            if (k == n) {
                if (want == Want::List)
                    emit(Op::ListPush, current);
                span_ = outer;
                return current;
            }
        }
    } else if (index.base->kind == ExprKind::SuperReference) {
        if (!code_->class_context)
            fail("MATLAB:class:SuperclassCall", "Calls of superclass methods are for methods of classes.", index.span);
        const bool has_args = index.accesses[0].kind == AccessKind::Paren;
        k = has_args ? 1 : 0;
        current = call_super(as<SuperReference>(index.base), has_args ? &index.accesses[0] : nullptr, k == n ? one : 1);
    } else {
        current = expr(index.base);
    }

    for (; k < n; ++k) {
        const Access& access = index.accesses[k];
        const bool last = k + 1 == n;
        const EndTarget target{EndTarget::Kind::Register, current};
        const int results = last ? one : 1;
        switch (access.kind) {
        case AccessKind::Paren: {
            const size_t subscripts = access.args.size();
            bool plain = (subscripts == 1 || subscripts == 2) && (!last || want != Want::Results);
            for (const Expr* arg : access.args)
                plain = plain && !may_be_list(arg) && arg->kind != ExprKind::NameValue;
            if (plain) {
                ends_.push_back(target);
                ends_.back().count = static_cast<int>(subscripts);
                const int i = expr(access.args[0]);
                ends_.back().position = 1;
                const int j = subscripts == 2 ? expr(access.args[1]) : 0;
                ends_.pop_back();
                const int reg = target_register(last && want == Want::One ? dst : -1, mark);
                const size_t at = emit(subscripts == 1 ? Op::Index1 : Op::Index2, reg, current, i);
                if (subscripts == 2)
                    emit_extra(j, 0);
                note_chain(index, k, at, current, subscripts == 2 ? std::vector<int>{i, j} : std::vector<int>{i}, false, want, nout);
                current = reg;
            } else {
                const Args a = args(access.args, target);
                const size_t at = emit(Op::IndexN, 0, current, a.base);
                emit_extra(a.count, results);
                note_chain(index, k, at, current, registers_of(a.base, a.count), a.count == kFromList, want, nout);
                const int count = results >= kCounted ? 1 : results;
                temp_top_ = a.base + (count > 1 ? count : 1);
                use_registers(temp_top_);
                current = a.base;
            }
            break;
        }
        case AccessKind::Brace: {
            if (access.args.size() == 1 && !may_be_list(access.args[0]) && (!last || want == Want::One)) {
                ends_.push_back(target);
                ends_.back().count = 1;
                const int i = expr(access.args[0]);
                ends_.pop_back();
                const int reg = target_register(last ? dst : -1, mark);
                const size_t at = emit(Op::Brace1, reg, current, i);
                note_chain(index, k, at, current, {i}, false, want, nout);
                current = reg;
                break;
            }
            const Args a = args(access.args, target);
            if (last && want == Want::List) {
                emit(Op::ListBrace, current, a.base, a.count);
                span_ = outer;
                return current;
            }
            const int reg = target_register(last && want == Want::One ? dst : -1, mark);
            const size_t at = here();
            if (a.count == 1) {
                emit(Op::Brace1, reg, current, a.base);
            } else {
                emit(Op::BraceN, reg, current, a.base);
                emit_extra(a.count, 0);
            }
            note_chain(index, k, at, current, registers_of(a.base, a.count), a.count == kFromList, want, nout);
            current = reg;
            break;
        }
        case AccessKind::Field: {
            const bool method_like = !last && index.accesses[k + 1].kind == AccessKind::Paren &&
                                     !contains_end(index.accesses[k + 1].args, scope_);
            if (method_like) {
                const bool final_link = k + 2 == n;
                const int count = final_link ? one : 1;
                const Args a = args(index.accesses[k + 1].args, target);
                const size_t at = emit(Op::FieldIndex, count, current, a.base);
                emit_extra(a.count, field_site(access.name));
                note_chain(index, k + 1, at, current, registers_of(a.base, a.count), a.count == kFromList, want, nout);
                const int values = count >= kCounted ? 1 : count;
                temp_top_ = a.base + (values > 1 ? values : 1);
                use_registers(temp_top_);
                current = a.base;
                ++k;
                if (final_link && want == Want::List) {
                    emit(Op::ListPush, current);
                    span_ = outer;
                    return current;
                }
                continue;
            }
            if (last && want == Want::List) {
                emit_wide(Op::ListField, current, field_site(access.name));
                span_ = outer;
                return current;
            }
            const int reg = target_register(last && want == Want::One ? dst : -1, mark);
            const size_t at = emit(Op::Field, reg, current);
            emit_extra(0, field_site(access.name));
            note_chain(index, k, at, current, {}, false, want, nout);
            current = reg;
            break;
        }
        case AccessKind::DynamicField: {
            ends_.push_back(target);
            ends_.back().count = 1;
            const int name = expr(access.name_expr);
            ends_.pop_back();
            if (last && want == Want::List) {
                emit(Op::ListDynamicField, current, name);
                span_ = outer;
                return current;
            }
            const int reg = target_register(last && want == Want::One ? dst : -1, mark);
            const size_t at = emit(Op::DynamicField, reg, current, name);
            note_chain(index, k, at, current, {name}, false, want, nout);
            current = reg;
            break;
        }
        }
    }
    if (want == Want::List)
        emit(Op::ListPush, current);
    span_ = outer;
    return current;
}

/// `[a, b] = x.name`: values of a field, or results of a method that is called without parentheses.
int FunctionCompiler::field_results(const Index& index, int nout) {
    const Access& last = index.accesses.back();
    Index before = index;
    before.accesses = index.accesses.first(index.accesses.size() - 1);
    const int base = temp_top_;
    for (int i = 0; i < (nout > 1 ? nout : 1); ++i)
        temp();
    const int held = before.accesses.empty() ? expr(index.base, temp()) : deliver(chain(before, Want::One, 1, -1), temp());
    const size_t is_object = emit_jump(Op::JumpIfObject, held);
    begin_list();
    emit_wide(Op::ListField, held, field_site(last.name));
    close_list();
    emit(Op::ListUnpack, base, nout);
    const size_t done = emit_jump(Op::Jump);
    patch(is_object);
    const int at = temp_top_;
    use_registers(at + (nout > 1 ? nout : 1));
    emit(Op::FieldIndex, nout, held, at);
    emit_extra(0, field_site(last.name));
    for (int i = 0; i < (nout > 1 ? nout : 1); ++i)
        emit(Op::Move, base + i, at + i);
    patch(done);
    temp_top_ = base + (nout > 1 ? nout : 1);
    return base;
}

int FunctionCompiler::results(const Expr* e, int nout) {
    const Span outer = span_;
    span_ = e->span;
    int base = 0;
    const bool several = e->kind == ExprKind::Index && may_be_list(e) && nout > 1 && nout < kCounted;
    std::string dotted;
    const bool is_call = several && as<Index>(e).base->kind == ExprKind::Name && scope_.find(as<Name>(as<Index>(e).base).name) < 0 &&
                         dotted_function(as<Index>(e), dotted) == as<Index>(e).accesses.size();
    if (is_call) {
        base = chain(as<Index>(e), Want::Results, nout, -1);
    } else if (several && as<Index>(e).accesses.back().kind == AccessKind::Field) {
        base = field_results(as<Index>(e), nout);
    } else if (several) {
        base = temp_top_;
        for (int i = 0; i < nout; ++i)
            temp();
        begin_list();
        chain(as<Index>(e), Want::List, 1, -1);
        close_list();
        temp_top_ = base + nout;
        emit(Op::ListUnpack, base, nout);
    } else if (e->kind == ExprKind::Index) {
        base = chain(as<Index>(e), Want::Results, nout, -1);
    } else if (e->kind == ExprKind::Name) {
        const std::string_view name = as<Name>(e).name;
        const int slot = scope_.find(name);
        if (slot >= 0 && (scope_.variable(slot).assigned || nout <= 1))
            base = expr(e);
        else
            base = call_name(name, slot, nullptr, nout);
    } else {
        base = expr(e);
        if (nout > 1 && nout < kCounted) {
            const int identifier = constant(Value::text("MATLAB:needMoreRhsOutputs"));
            constant(Value::text("Insufficient number of outputs from right hand side of equal sign to satisfy assignment."));
            emit_wide(Op::Raise, 0, identifier);
        }
    }
    span_ = outer;
    return base;
}

} // namespace etna::bytecode
