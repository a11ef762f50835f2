#include "engine/hir/check.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "engine/hir/walk.h"
#include "engine/source/source_file.h"
#include "engine/syntax/ast.h"

namespace etna::hir {

using namespace syntax;

namespace {

/// Functions after which nobody knows which variables there are.
bool changes_workspace(std::string_view name) {
    constexpr std::string_view kNames[] = {"eval", "evalin", "evalc", "assignin", "load", "run", "source", "clear", "who", "whos",
                                          "save", "exist", "inputname"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

/// What one function body (or a script) does with each name.
struct Use {
    Span first_read, last_write;
    bool read = false, written = false, declared = false;
};

class Names final : public NameVisitor {
  public:
    void read(std::string_view name, Span span) override {
        dynamic = dynamic || changes_workspace(name);
        Use& use = uses[std::string(name)];
        if (!use.read)
            use.first_read = span;
        use.read = true;
    }
    void assigned(std::string_view name, Span span) override {
        Use& use = uses[std::string(name)];
        use.written = true;
        use.last_write = span;
    }
    void updated(std::string_view name, Span span) override {
        assigned(name, span);
        uses[std::string(name)].declared = true; // a part of it may be read elsewhere, through a handle or a property
    }
    void declared(std::string_view name, Span span, bool) override {
        assigned(name, span);
        uses[std::string(name)].declared = true;
    }
    void statement(const Stmt& stmt) override {
        if (stmt.kind == StmtKind::Command) {
            const CommandStmt& command = as<CommandStmt>(&stmt);
            read(command.name, command.name_span);
        }
        if (stmt.kind == StmtKind::Import)
            for (const std::string_view name : as<ImportStmt>(&stmt).names) {
                const std::string_view last = name.substr(name.find_last_of('.') + 1);
                if (last == "*")
                    imports_all = true;
                else
                    imported.emplace(last);
            }
    }

    std::map<std::string, Use> uses;
    std::set<std::string, std::less<>> imported;
    bool imports_all = false; ///< `import pkg.*`: any name may be a function
    bool dynamic = false;
};

class Checker {
  public:
    Checker(const SourceFile& source, const Ast& ast, const CheckOptions& options)
        : source_(source), ast_(ast), options_(options) {}

    std::vector<Diagnostic> run() {
        for (const Function* function : ast_.file.functions)
            remember(*function);
        if (ast_.file.class_definition)
            for (const MethodsBlock& block : ast_.file.class_definition->methods)
                for (const Function* method : block.functions)
                    methods_.emplace(method->name);
        in_function_ = false;
        check_block(ast_.file.body, 0);
        check_names(ast_.file.body, nullptr);
        for (const Function* function : ast_.file.functions)
            check_function(*function);
        if (ast_.file.class_definition)
            for (const MethodsBlock& block : ast_.file.class_definition->methods)
                for (const Function* method : block.functions)
                    if (!method->is_signature)
                        check_function(*method);
        std::sort(found_.begin(), found_.end(),
                  [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
        return std::move(found_);
    }

  private:
    void remember(const Function& function) {
        local_functions_.emplace(function.name, &function);
        for (const Function* nested : function.nested)
            remember(*nested);
    }

    void report(Severity severity, const char* identifier, Span span, std::string message, std::string hint) {
        Diagnostic diagnostic;
        diagnostic.severity = severity;
        diagnostic.identifier = identifier;
        diagnostic.message = std::move(message);
        diagnostic.hint = std::move(hint);
        diagnostic.span = span;
        source_.place(diagnostic);
        for (const Suppression& suppression : ast_.suppressions)
            if (suppression.line1 == diagnostic.line1)
                return;
        found_.push_back(std::move(diagnostic));
    }

    static std::string quoted(std::string_view name) { return "'" + std::string(name) + "'"; }

    void check_function(const Function& function) {
        in_function_ = true;
        check_block(function.body, 0);
        check_names(function.body, &function);
        for (const Function* nested : function.nested)
            check_function(*nested);
        in_function_ = false;
    }

    // ---- statements

    static bool leaves(const Stmt& stmt) {
        return stmt.kind == StmtKind::Break || stmt.kind == StmtKind::Continue || stmt.kind == StmtKind::Return;
    }

    void check_block(const Block& block, int loops) {
        for (size_t i = 0; i < block.size(); ++i) {
            const Stmt& stmt = *block[i];
            if (leaves(stmt) && i + 1 < block.size() && block[i + 1]->kind != StmtKind::FunctionDefinition)
                report(Severity::Warning, "UnreachableCode", block[i + 1]->span, "This code is never reached.",
                       "Remove it, or move it before the statement that leaves.");
            check_statement(stmt, loops);
        }
    }

    void check_condition(const Expr* condition) {
        if (condition && condition->kind == ExprKind::AssignExpr && !condition->parenthesized)
            report(Severity::Warning, "AssignmentInCondition", condition->span, "This condition assigns with '='.",
                   "To compare, write '=='.");
    }

    void check_statement(const Stmt& stmt, int loops) {
        switch (stmt.kind) {
        case StmtKind::Assign: {
            const AssignStmt& s = as<AssignStmt>(&stmt);
            if (stmt.printed && in_function_)
                report(Severity::Info, "MissingSemicolon", stmt.span, "The result of this statement is printed.",
                       "End it with a semicolon to keep it quiet.");
            if (loops > 0)
                for (const Expr* target : s.targets)
                    check_growth(target);
            check_calls(s.value, s.bracketed ? static_cast<int>(s.targets.size()) : 1);
            break;
        }
        case StmtKind::Expression:
            check_calls(as<ExpressionStmt>(&stmt).expr, 0);
            break;
        case StmtKind::If: {
            const IfStmt& s = as<IfStmt>(&stmt);
            for (const Clause& clause : s.clauses) {
                check_condition(clause.condition);
                check_block(clause.body, loops);
            }
            check_block(s.otherwise, loops);
            break;
        }
        case StmtKind::While:
        case StmtKind::DoUntil:
            check_condition(as<WhileStmt>(&stmt).condition);
            check_block(as<WhileStmt>(&stmt).body, loops + 1);
            break;
        case StmtKind::For:
            check_block(as<ForStmt>(&stmt).body, loops + 1);
            break;
        case StmtKind::Switch: {
            const SwitchStmt& s = as<SwitchStmt>(&stmt);
            for (const Clause& clause : s.cases)
                check_block(clause.body, loops);
            check_block(s.otherwise, loops);
            break;
        }
        case StmtKind::Try:
            check_block(as<TryStmt>(&stmt).body, loops);
            check_block(as<TryStmt>(&stmt).handler, loops);
            break;
        case StmtKind::UnwindProtect:
            check_block(as<UnwindProtectStmt>(&stmt).body, loops);
            check_block(as<UnwindProtectStmt>(&stmt).cleanup, loops);
            break;
        default:
            break;
        }
    }

    /// `x(end + 1) = v` in a loop.
    void check_growth(const Expr* target) {
        if (target->kind != ExprKind::Index)
            return;
        const Access& last = as<Index>(target).accesses.back();
        for (const Expr* arg : last.args) {
            if (arg->kind != ExprKind::Binary || as<Binary>(arg).op != BinaryOp::Add)
                continue;
            if (as<Binary>(arg).left->kind == ExprKind::End)
                report(Severity::Info, "GrowsInLoop", target->span, "This array grows by one in each pass of the loop.",
                       "If its final size is known, create it before the loop.");
        }
    }

    /// A direct call of a function of this file with more arguments or results than it has.
    void check_calls(const Expr* expr, int results) {
        if (!expr || expr->kind != ExprKind::Index)
            return;
        const Index& index = as<Index>(expr);
        if (index.base->kind != ExprKind::Name || index.accesses.size() != 1 ||
            index.accesses[0].kind != AccessKind::Paren)
            return;
        const auto found = local_functions_.find(as<Name>(index.base).name);
        if (found == local_functions_.end() || assigned_somewhere(as<Name>(index.base).name))
            return;
        const Function& function = *found->second;
        const bool any_inputs = !function.inputs.empty() && function.inputs.back().name == "varargin";
        const bool any_outputs = !function.outputs.empty() && function.outputs.back().name == "varargout";
        const List<Expr*>& args = index.accesses[0].args;
        const bool list = std::any_of(args.begin(), args.end(), [](const Expr* arg) {
            return arg->kind == ExprKind::Index || arg->kind == ExprKind::NameValue; // may be several values
        });
        if (!any_inputs && !list && args.size() > function.inputs.size() && function.arguments.empty())
            report(Severity::Warning, "TooManyInputs", expr->span,
                   quoted(function.name) + " takes " + std::to_string(function.inputs.size()) + " inputs, here are " +
                       std::to_string(args.size()) + ".",
                   "Remove the extra ones.");
        if (!any_outputs && results > static_cast<int>(function.outputs.size()))
            report(Severity::Warning, "TooManyOutputs", expr->span,
                   quoted(function.name) + " gives " + std::to_string(function.outputs.size()) + " outputs, here " +
                       std::to_string(results) + " are wanted.",
                   "Ask for fewer, or add outputs to the function.");
    }

    bool assigned_somewhere(std::string_view name) const { return assigned_.count(std::string(name)) > 0; }

    // ---- names

    void check_names(const Block& body, const Function* function) {
        Names names;
        names.visit(body);
        for (const auto& [name, use] : names.uses)
            if (use.written)
                assigned_.insert(name);
        if (names.dynamic)
            return;
        std::set<std::string, std::less<>> known;
        for (const Function* f = function; f; f = f->parent) {
            for (const Param& input : f->inputs)
                known.emplace(input.name);
            for (const Param& output : f->outputs)
                known.emplace(output.name);
        }
        const bool shares = function && (function->parent || !function->nested.empty());
        for (const auto& [name, use] : names.uses) {
            const bool is_known = known.count(name) > 0;
            if (function && !shares && use.written && !use.read && !use.declared && !is_known && name != "ans")
                report(Severity::Warning, "UnusedValue", use.last_write, "The value of " + quoted(name) + " is never used.",
                       "Remove it, or write '~' in its place.");
            if (!options_.is_function)
                continue;
            const bool is_function = names.imports_all || names.imported.count(name) > 0 || local_functions_.count(name) > 0 || methods_.count(name) > 0 || options_.is_function(name);
            if (use.read && !use.written && !is_known && !is_function && !shares && name != "ans")
                report(Severity::Warning, "UndefinedName", use.first_read,
                       quoted(name) + " is neither a variable nor a function that is known here.",
                       "Check its spelling, or add its folder to the path.");
            if (use.written && !use.declared && options_.is_function(name) && function)
                report(Severity::Info, "ShadowedFunction", use.last_write,
                       "The variable " + quoted(name) + " hides the function of that name.", "Choose another name.");
        }
    }

    const SourceFile& source_;
    const Ast& ast_;
    const CheckOptions& options_;
    std::map<std::string, const Function*, std::less<>> local_functions_;
    std::set<std::string, std::less<>> methods_;
    std::set<std::string> assigned_;
    bool in_function_ = false;
    std::vector<Diagnostic> found_;
};

} // namespace

std::vector<Diagnostic> check(const SourceFile& source, const Ast& ast, const CheckOptions& options) {
    return Checker(source, ast, options).run();
}

} // namespace etna::hir
