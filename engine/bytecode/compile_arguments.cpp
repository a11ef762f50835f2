// `arguments` blocks: default values, and the checks that run when a function is entered and left.
#include "engine/bytecode/function_compiler.h"
#include "engine/hir/walk.h"

namespace etna::bytecode {

using namespace syntax;

namespace {

DeclaredType declared_type(const Declaration& declaration) {
    DeclaredType type;
    type.class_name = std::string(declaration.class_name);
    for (const Dimension& dimension : declaration.dims)
        type.dims.push_back(dimension.any ? DeclaredType::kAny : static_cast<int64_t>(dimension.size));
    if (type.dims.size() == 1) // `(n)` is no size in MATLAB; read it as a column
        type.dims.push_back(1);
    return type;
}

int position_of(const List<Param>& params, std::string_view name) {
    for (size_t i = 0; i < params.size(); ++i)
        if (params[i].name == name)
            return static_cast<int>(i) + 1;
    return 0;
}

} // namespace

/// A function without parameters that applies a validator: `mustBePositive` to the argument, `mustBeMember(x, s)` as it
/// stands.
Ref<Code> FunctionCompiler::validator(const Expr* e, const Declaration& declaration) {
    struct Free final : hir::NameVisitor {
        void read(std::string_view name, Span) override { names.emplace_back(name); }
        void assigned(std::string_view, Span) override {}
        std::vector<std::string_view> names;
    } free;
    const bool by_name = e->kind == ExprKind::Name || (e->kind == ExprKind::Index && as<Index>(e).accesses.back().kind == AccessKind::Field);
    if (by_name)
        free.names.push_back(declaration.name);
    else
        static_cast<hir::NameVisitor&>(free).visit(e);
    hir::Scope inner;
    inner.qualified_name = code_->name;
    for (const std::string_view name : free.names) {
        const int outer = scope_.find(name);
        if (outer < 0 || inner.find(name) >= 0)
            continue;
        const int slot = inner.add(name);
        inner.variable(slot).assigned = true;
        inner.captures.push_back({slot, outer});
    }
    FunctionCompiler compiler(inner, context_, code_.get());
    Code& code = *compiler.code_;
    code.is_anonymous = true;
    compiler.span_ = e->span;
    code.first_temp = code.register_count = code.slot_count;
    compiler.use_registers(compiler.temp_top_ = code.first_temp);
    int base = 0;
    if (by_name) {
        std::string name(context_.source->text(e->span));
        const int argument = compiler.temp();
        if (declaration.field.empty()) {
            compiler.emit(Op::Move, argument, inner.find(declaration.name));
        } else {
            compiler.emit(Op::Field, argument, inner.find(declaration.name));
            compiler.emit_extra(0, compiler.field_site(declaration.field));
        }
        compiler.emit(Op::Call, argument, 1, 0);
        compiler.emit_extra(0, compiler.call_site(name));
        base = argument;
    } else {
        base = compiler.results(e, 0);
    }
    compiler.emit(Op::ReturnValues, base, kAsCaller);
    return compiler.finish();
}

void FunctionCompiler::declare_argument(const ArgumentsBlock& block, const Declaration& declaration) {
    const Function& function = *scope_.function;
    DeclaredArgument argument;
    argument.name = std::string(declaration.name);
    argument.option = std::string(declaration.field);
    argument.from_class = std::string(declaration.from_class);
    argument.slot = declaration.name.empty() ? -1 : scope_.find(declaration.name);
    argument.position1 = position_of(block.output ? function.outputs : function.inputs, declaration.name);
    argument.has_default = declaration.value != nullptr;
    argument.type = declared_type(declaration);
    using Kind = DeclaredArgument::Kind;
    argument.kind = block.output                                                           ? Kind::Output
                    : !declaration.field.empty() || !declaration.from_class.empty() ? Kind::Option
                    : block.repeating                                                      ? Kind::Repeating
                                                                                           : Kind::Positional;
    code_->sorts_arguments = code_->sorts_arguments || argument.kind == Kind::Option || argument.kind == Kind::Repeating;
    for (const Expr* e : declaration.validators)
        argument.validators.push_back(validator(e, declaration));
    code_->arguments.push_back(std::move(argument));
}

void FunctionCompiler::function_entry() {
    const Function& function = *scope_.function;
    const auto set_default = [&](std::string_view name, const Expr* value) {
        const int slot = scope_.find(name);
        if (slot < 0 || !value)
            return;
        const size_t skip = emit_jump(Op::JumpIfDefined, slot);
        const int mark = temp_top_;
        const int reg = expr(value);
        if (scope_.variable(slot).boxed)
            emit(Op::SetVar, slot, reg);
        else
            emit(Op::Move, slot, reg);
        temp_top_ = mark;
        patch(skip);
    };
    for (const Param& param : function.inputs)
        if (!param.ignored)
            set_default(param.name, param.value);
    for (const ArgumentsBlock& block : function.arguments)
        for (const Declaration& declaration : block.declarations) {
            const int index = static_cast<int>(code_->arguments.size());
            declare_argument(block, declaration);
            const DeclaredArgument& argument = code_->arguments.back();
            code_->binds_arguments = code_->binds_arguments || !block.output;
            if (block.output || argument.slot < 0 || !argument.from_class.empty())
                continue;
            span_ = declaration.span;
            if (argument.kind != DeclaredArgument::Kind::Option) {
                set_default(declaration.name, declaration.value);
                emit_wide(Op::CheckArgument, 0, index);
                continue;
            }
            const int mark = temp_top_;
            const int given = temp();
            if (declaration.value) {
                emit_wide(Op::HasOption, given, index);
                const size_t skip = emit_jump(Op::JumpIf, given);
                const int value = expr(declaration.value);
                Path path;
                path.first_list = open_lists_;
                path.links.push_back({LinkKind::Field, {}});
                path.links.back().site.name = std::string(declaration.field);
                code_->paths.push_back(std::move(path));
                emit(Op::Assign, argument.slot, value);
                emit_extra(0, static_cast<int>(code_->paths.size()) - 1);
                patch(skip);
            }
            emit_wide(Op::CheckArgument, 0, index);
            temp_top_ = mark;
        }
}

/// Leaves the function; declared outputs are checked first.
void FunctionCompiler::emit_return() {
    for (size_t i = 0; i < code_->arguments.size(); ++i)
        if (code_->arguments[i].kind == DeclaredArgument::Kind::Output && code_->arguments[i].slot >= 0)
            emit_wide(Op::CheckArgument, 0, static_cast<int>(i));
    emit(Op::Return);
}

} // namespace etna::bytecode
