#include <bit>

#include "engine/bytecode/function_compiler.h"
#include "engine/hir/walk.h"

namespace etna::bytecode {

using namespace syntax;

namespace {

/// The double literals of a body, which get registers.
struct Literals final : hir::NameVisitor {
    static constexpr size_t kMost = 48;
    void read(std::string_view, Span) override {}
    void assigned(std::string_view, Span) override {}
    void anonymous(const AnonymousFunction&) override {}
    void number(double value) override {
        if (found.size() >= kMost)
            return;
        if (seen.emplace(std::bit_cast<uint64_t>(value), true).second)
            found.push_back(value);
    }
    std::map<uint64_t, bool> seen;
    std::vector<double> found;
};

} // namespace

FunctionCompiler::FunctionCompiler(const hir::Scope& scope, const CompileContext& context, Code* parent)
    : scope_(scope), context_(context), code_(make_ref<Code>()) {
    Code& code = *code_;
    code.name = scope.qualified_name;
    code.source = context.source;
    code.unit = context.unit;
    code.class_context = context.class_context;
    code.parent = parent;
    if (scope.function && !parent) {
        code.is_constructor = context.is_constructor;
        if (!scope.function->access.empty())
            code.accessor_of = std::string(scope.function->access) + "." + std::string(scope.function->name);
    }
    code.imports = scope.imports;
    code.slot_count = scope.count();
    code.boxed.resize(static_cast<size_t>(scope.count()));
    for (int slot = 0; slot < scope.count(); ++slot) {
        const hir::Variable& variable = scope.variable(slot);
        code.slot_names.push_back(variable.name);
        code.slot_of.emplace(variable.name, slot);
        code.boxed[static_cast<size_t>(slot)] = variable.boxed;
        code.has_boxes = code.has_boxes || variable.boxed;
    }
    code.persistents.resize(static_cast<size_t>(scope.count()));
    code.input_count = static_cast<int>(scope.inputs.size());
    code.varargin_slot = scope.varargin_slot;
    code.outputs = scope.outputs;
    code.varargout_slot = scope.varargout_slot;
    for (const hir::Capture& capture : scope.captures)
        code.captures.push_back({capture.slot, capture.outer_slot});
}

// ---- words

size_t FunctionCompiler::emit(Op op, int a, int b, int c) {
    code_->words.push_back({static_cast<uint16_t>(op), static_cast<uint16_t>(a), static_cast<uint16_t>(b),
                            static_cast<uint16_t>(c)});
    code_->spans.push_back(span_);
    return here() - 1;
}

size_t FunctionCompiler::emit_wide(Op op, int a, int wide) {
    const size_t at = emit(op, a);
    code_->words[at].set_wide(wide);
    return at;
}

void FunctionCompiler::emit_extra(int a, int wide) {
    Instr word;
    word.a = static_cast<uint16_t>(a);
    word.set_wide(wide);
    code_->words.push_back(word);
    code_->spans.push_back(span_);
}

size_t FunctionCompiler::emit_jump(Op op, int a) { return emit(op, a); }

size_t FunctionCompiler::emit_jump2(Op op, int a, int b, int flag) {
    emit(op, a, b, flag);
    emit_extra(0, 0);
    return here() - 1;
}

void FunctionCompiler::patch(size_t word) { patch_to(word, here()); }

void FunctionCompiler::patch_to(size_t word, size_t target) {
    code_->words[word].set_wide(static_cast<int32_t>(static_cast<int64_t>(target) - static_cast<int64_t>(word)));
}

// ---- registers and tables

int FunctionCompiler::temp() {
    const int reg = temp_top_++;
    use_registers(temp_top_);
    return reg;
}

void FunctionCompiler::use_registers(int end) {
    if (end > kMostRegisters)
        fail("MATLAB:m_too_complex", "This expression or function is too large. Split it.", span_);
    if (end > code_->register_count)
        code_->register_count = end;
}

int FunctionCompiler::constant(Value value) {
    code_->constants.push_back(std::move(value));
    return static_cast<int>(code_->constants.size()) - 1;
}

int FunctionCompiler::name_constant(std::string_view name) {
    const auto [found, is_new] = name_constants_.emplace(std::string(name), static_cast<int>(code_->constants.size()));
    if (is_new)
        constant(Value::text(name));
    return found->second;
}

int FunctionCompiler::call_site(std::string_view name, int slot) {
    code_->call_sites.emplace_back();
    code_->call_sites.back().name = std::string(name);
    code_->call_sites.back().slot = slot;
    return static_cast<int>(code_->call_sites.size()) - 1;
}

int FunctionCompiler::field_site(std::string_view name) {
    code_->fields.emplace_back();
    code_->fields.back().name = std::string(name);
    return static_cast<int>(code_->fields.size()) - 1;
}

void FunctionCompiler::fail(const char* identifier, const std::string& message, Span span) {
    Error error(identifier, message);
    const LineColumn at = context_.source->locate(span.begin);
    error.stack().push_back({context_.source->path(), code_->name, at.line1, at.column1});
    throw error;
}

// ---- whole functions

namespace {

template <class Visit>
void assign_scalar_registers(Code& code, std::map<uint64_t, int>& scalars, Visit visit) {
    Literals literals;
    visit(literals);
    for (const double value : literals.found) {
        scalars.emplace(std::bit_cast<uint64_t>(value), code.slot_count + static_cast<int>(code.scalar_constants.size()));
        code.scalar_constants.push_back(value);
    }
    code.first_temp = code.slot_count + static_cast<int>(code.scalar_constants.size());
    code.register_count = code.first_temp;
}

} // namespace

Ref<Code> FunctionCompiler::finish() {
    Code& code = *code_;
    code.first_temp = code.slot_count + static_cast<int>(code.scalar_constants.size());
    const bool has_own_result = !code.is_script && !code.is_anonymous && !code.outputs.empty() &&
                                !code.boxed[static_cast<size_t>(code.outputs[0])];
    code.is_plain = !code.is_script && !code.is_constructor && !code.binds_arguments && !code.has_boxes &&
                    (!code.parent || code.is_anonymous) && code.varargin_slot < 0 && code.varargout_slot < 0;
    code.most_results = code.is_anonymous ? kMostRegisters : static_cast<int>(code.outputs.size());
    code.result_slot = has_own_result ? code.outputs[0] : -1;
    return code_;
}

Ref<Code> FunctionCompiler::function() {
    assign_scalar_registers(*code_, scalars_, [&](hir::NameVisitor& visitor) { visitor.visit(scope_.function->body); });
    use_registers(temp_top_ = code_->first_temp);
    for (const auto& inner : scope_.nested)
        code_->nested.emplace(std::string(inner->function->name),
                              FunctionCompiler(*inner, context_, code_.get()).function());
    span_ = scope_.function->name_span;
    if (code_->is_constructor)
        implicit_super_calls();
    function_entry();
    block(scope_.function->body);
    span_ = Span{scope_.function->span.end ? scope_.function->span.end - 1 : 0, scope_.function->span.end};
    emit_return();
    whole_chains();
    return finish();
}

Ref<Code> FunctionCompiler::script(const Block& body, bool value_wanted) {
    code_->is_script = true;
    assign_scalar_registers(*code_, scalars_, [&](hir::NameVisitor& visitor) { visitor.visit(body); });
    use_registers(temp_top_ = code_->first_temp);
    const bool has_value = value_wanted && !body.empty() && body.back()->kind == StmtKind::Expression;
    if (has_value) {
        block(body.first(body.size() - 1));
        span_ = body.back()->span;
        const int base = results(as<ExpressionStmt>(body.back()).expr, kAsCaller);
        emit(Op::ReturnValues, base, kAsCaller);
    } else {
        block(body);
        emit(Op::Return);
    }
    whole_chains();
    return finish();
}

Ref<Code> FunctionCompiler::anonymous(const AnonymousFunction& function) {
    code_->is_anonymous = true;
    span_ = function.body->span;
    assign_scalar_registers(*code_, scalars_, [&](hir::NameVisitor& visitor) { visitor.visit(function.body); });
    use_registers(temp_top_ = code_->first_temp);
    const Expr* body = function.body;
    const bool passes_results = (body->kind == ExprKind::Name && scope_.find(as<Name>(body).name) < 0) || (body->kind == ExprKind::Index && !may_be_list(body));
    const int base = passes_results ? results(body, kAsCaller) : expr(body);
    emit(Op::ReturnValues, base, passes_results ? kAsCaller : 1);
    whole_chains();
    return finish();
}

Ref<Code> compile_function(const hir::Scope& scope, const CompileContext& context) {
    return FunctionCompiler(scope, context, nullptr).function();
}

Ref<Code> compile_script(const hir::Scope& scope, const Block& body, const CompileContext& context, bool value_wanted) {
    return FunctionCompiler(scope, context, nullptr).script(body, value_wanted);
}

} // namespace etna::bytecode
