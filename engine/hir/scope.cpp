#include "engine/hir/scope.h"

#include <unordered_set>

#include "engine/hir/walk.h"

namespace etna::hir {

using namespace syntax;

namespace {

/// Names in the order in which they appear first.
struct Names final : NameVisitor {
    void read(std::string_view name, Span) override {
        if (writes.count(std::string(name)) == 0)
            early.emplace(name);
        note(name, reads);
    }
    void assigned(std::string_view name, Span) override { note(name, writes); }
    void declared(std::string_view name, Span, bool) override {
        note(name, writes);
        boxed.emplace(name);
    }
    void statement(const Stmt& stmt) override {
        // A statement without target sets `ans`; functions without such statements keep the slot away.
        if (stmt.kind == StmtKind::Expression || stmt.kind == StmtKind::Command)
            sets_answer = true;
        if (stmt.kind == StmtKind::Import)
            for (const std::string_view name : as<ImportStmt>(&stmt).names)
                imports.emplace_back(name);
    }
    void note(std::string_view name, std::unordered_set<std::string>& where) {
        if (where.emplace(name).second)
            order.emplace_back(name);
    }
    std::unordered_set<std::string> reads, writes, boxed;
    std::unordered_set<std::string> early; ///< read before they are written
    std::vector<std::string> order;
    std::vector<std::string> imports;
    bool sets_answer = false;
};

Names names_of(const Function& function) {
    Names names;
    for (const ArgumentsBlock& block : function.arguments)
        for (const Declaration& declaration : block.declarations) {
            names.visit(declaration.value);
            for (const Expr* validator : declaration.validators)
                names.visit(validator);
        }
    for (const Param& param : function.inputs)
        names.visit(param.value);
    names.visit(function.body);
    return names;
}

bool is_own(const Function& function, std::string_view name) {
    for (const Param& param : function.inputs)
        if (param.name == name)
            return true;
    for (const Param& param : function.outputs)
        if (param.name == name)
            return true;
    return false;
}

/// The slot of a name in `scope`, taken over from the functions around it if one of them has it.
int find_or_capture(Scope& scope, std::string_view name) {
    const int own = scope.find(name);
    if (own >= 0 || !scope.parent)
        return own;
    const int outer = find_or_capture(*scope.parent, name);
    if (outer < 0)
        return -1;
    scope.parent->variable(outer).boxed = true;
    const int slot = scope.add(name);
    scope.variable(slot).boxed = scope.variable(slot).assigned = true;
    scope.captures.push_back({slot, outer});
    return slot;
}

void collect_nested_writes(const Function& function, std::unordered_set<std::string>& out) {
    for (const Function* inner : function.nested) {
        const Names names = names_of(*inner);
        for (const std::string& name : names.writes)
            if (!is_own(*inner, name))
                out.insert(name);
        collect_nested_writes(*inner, out);
    }
}

std::unique_ptr<Scope> resolve(const Function& function, Scope* parent) {
    auto scope = std::make_unique<Scope>();
    scope->function = &function;
    scope->parent = parent;
    scope->qualified_name = parent ? parent->qualified_name + "/" + std::string(function.name) : std::string(function.name);
    for (const Param& param : function.inputs) {
        const bool is_rest = param.name == "varargin" && &param == &function.inputs.back();
        const bool is_hidden = param.ignored || scope->find(param.name) >= 0;
        const int slot = scope->add(is_hidden ? "~" + std::to_string(scope->count()) : std::string(param.name));
        scope->variable(slot).assigned = true;
        if (is_rest)
            scope->varargin_slot = slot;
        else
            scope->inputs.push_back(slot);
    }
    for (const Param& param : function.outputs) {
        const int slot = scope->add(param.name);
        scope->variable(slot).assigned = true;
        if (param.name == "varargout" && &param == &function.outputs.back())
            scope->varargout_slot = slot;
        else
            scope->outputs.push_back(slot);
    }

    const Names names = names_of(function);
    scope->imports = names.imports;
    std::unordered_set<std::string> nested_writes;
    collect_nested_writes(function, nested_writes);
    for (const std::string& name : names.order) {
        if (find_or_capture(*scope, name) >= 0)
            continue;
        if (names.writes.count(name) || nested_writes.count(name))
            scope->variable(scope->add(name)).assigned = true;
    }
    for (const std::string& name : names.early)
        if (const int slot = scope->find(name); slot >= static_cast<int>(function.inputs.size()))
            scope->variable(slot).read_first = true;
    if (names.sets_answer)
        scope->variable(scope->add("ans")).assigned = true;
    for (const std::string& name : names.boxed)
        scope->variable(scope->find(name)).boxed = true;
    for (const Function* inner : function.nested)
        scope->nested.push_back(resolve(*inner, scope.get()));
    return scope;
}

} // namespace

int Scope::find(std::string_view name) const {
    const auto found = slots_.find(std::string(name));
    return found == slots_.end() ? -1 : found->second;
}

int Scope::add(std::string_view name) {
    const auto [found, is_new] = slots_.emplace(std::string(name), count());
    if (is_new)
        variables_.push_back({std::string(name), false, false});
    return found->second;
}

std::unique_ptr<Scope> resolve_function(const Function& function) { return resolve(function, nullptr); }

std::unique_ptr<Scope> resolve_script(const Block& body, const std::function<bool(std::string_view)>& is_boxed) {
    auto scope = std::make_unique<Scope>();
    scope->is_script = true;
    Names names;
    names.visit(body);
    scope->imports = names.imports;
    for (const std::string& name : names.order) {
        Variable& variable = scope->variable(scope->add(name));
        variable.assigned = names.writes.count(name) > 0;
        variable.boxed = names.boxed.count(name) > 0 || (is_boxed && is_boxed(name));
    }
    Variable& answer = scope->variable(scope->add("ans"));
    answer.assigned = true;
    answer.boxed = answer.boxed || (is_boxed && is_boxed("ans"));
    return scope;
}

} // namespace etna::hir
