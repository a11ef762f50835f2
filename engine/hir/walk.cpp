#include "engine/hir/walk.h"

#include <algorithm>

namespace etna::hir {

using namespace syntax;

namespace {

/// Passes on what an anonymous function reads from outside.
class FreeNames final : public NameVisitor {
  public:
    FreeNames(NameVisitor& outer, const AnonymousFunction& function) : outer_(outer), function_(function) {}
    void read(std::string_view name, Span span) override {
        const bool is_parameter = std::any_of(function_.params.begin(), function_.params.end(),
                                              [&](const Param& param) { return param.name == name; });
        if (!is_parameter)
            outer_.read(name, span);
    }
    void assigned(std::string_view, Span) override {}

  private:
    NameVisitor& outer_;
    const AnonymousFunction& function_;
};

} // namespace

void NameVisitor::anonymous(const AnonymousFunction& function) {
    FreeNames inner(*this, function);
    inner.visit(function.body);
}

void NameVisitor::visit_accesses(const Index& index) {
    for (const Access& access : index.accesses) {
        for (const Expr* arg : access.args)
            visit(arg);
        if (access.name_expr)
            visit(access.name_expr);
    }
}

void NameVisitor::visit(const Expr* expr) {
    if (!expr)
        return;
    switch (expr->kind) {
    case ExprKind::Name:
        read(as<Name>(expr).name, expr->span);
        break;
    case ExprKind::Number:
        if (as<Number>(expr).number_class == NumberClass::Double && !as<Number>(expr).imaginary)
            number(as<Number>(expr).value);
        break;
    case ExprKind::Unary: {
        const Unary& unary = as<Unary>(expr);
        if (unary.op == UnaryOp::Minus && unary.operand->kind == ExprKind::Number)
            number(-as<Number>(unary.operand).value);
        visit(unary.operand);
        break;
    }
    case ExprKind::Binary:
        visit(as<Binary>(expr).left);
        visit(as<Binary>(expr).right);
        break;
    case ExprKind::Range:
        visit(as<Range>(expr).first);
        visit(as<Range>(expr).step);
        visit(as<Range>(expr).last);
        break;
    case ExprKind::Index:
        visit(as<Index>(expr).base);
        visit_accesses(as<Index>(expr));
        break;
    case ExprKind::Matrix:
    case ExprKind::Cell:
        for (const Row& row : as<Brackets>(expr).rows)
            for (const Expr* element : row.elements)
                visit(element);
        break;
    case ExprKind::AnonymousFunction:
        anonymous(as<AnonymousFunction>(expr));
        break;
    case ExprKind::NameValue:
        visit(as<NameValue>(expr).value);
        break;
    case ExprKind::SuperReference:
        super_reference(as<SuperReference>(expr));
        break;
    case ExprKind::AssignExpr:
        visit(as<AssignExpr>(expr).value);
        for (const Expr* target : as<AssignExpr>(expr).targets)
            visit_target(target);
        break;
    default:
        break;
    }
}

void NameVisitor::visit_target(const Expr* target) {
    if (target->kind == ExprKind::Name) {
        assigned(as<Name>(target).name, target->span);
    } else if (target->kind == ExprKind::Index) {
        const Index& index = as<Index>(target);
        visit_accesses(index);
        if (index.base->kind == ExprKind::Name)
            updated(as<Name>(index.base).name, index.base->span);
    }
}

void NameVisitor::visit(const Block& block) {
    for (const Stmt* stmt : block)
        visit_statement(*stmt);
}

void NameVisitor::visit_statement(const Stmt& stmt) {
    statement(stmt);
    switch (stmt.kind) {
    case StmtKind::Expression:
        visit(as<ExpressionStmt>(&stmt).expr);
        break;
    case StmtKind::Assign: {
        const AssignStmt& s = as<AssignStmt>(&stmt);
        visit(s.value);
        for (const Expr* target : s.targets)
            visit_target(target);
        break;
    }
    case StmtKind::OpAssign: {
        const OpAssignStmt& s = as<OpAssignStmt>(&stmt);
        visit(s.value);
        visit(s.target);
        visit_target(s.target);
        break;
    }
    case StmtKind::If: {
        const IfStmt& s = as<IfStmt>(&stmt);
        for (const Clause& clause : s.clauses) {
            visit(clause.condition);
            visit(clause.body);
        }
        visit(s.otherwise);
        break;
    }
    case StmtKind::While:
        visit(as<WhileStmt>(&stmt).condition);
        visit(as<WhileStmt>(&stmt).body);
        break;
    case StmtKind::DoUntil:
        visit(as<WhileStmt>(&stmt).body);
        visit(as<WhileStmt>(&stmt).condition);
        break;
    case StmtKind::For: {
        const ForStmt& s = as<ForStmt>(&stmt);
        visit(s.range);
        visit(s.workers);
        visit_target(s.target);
        visit(s.body);
        break;
    }
    case StmtKind::Switch: {
        const SwitchStmt& s = as<SwitchStmt>(&stmt);
        visit(s.subject);
        for (const Clause& clause : s.cases) {
            visit(clause.condition);
            visit(clause.body);
        }
        visit(s.otherwise);
        break;
    }
    case StmtKind::Try: {
        const TryStmt& s = as<TryStmt>(&stmt);
        visit(s.body);
        if (!s.name.empty())
            assigned(s.name, s.name_span);
        visit(s.handler);
        break;
    }
    case StmtKind::UnwindProtect:
        visit(as<UnwindProtectStmt>(&stmt).body);
        visit(as<UnwindProtectStmt>(&stmt).cleanup);
        break;
    case StmtKind::Spmd:
        for (const Expr* count : as<SpmdStmt>(&stmt).workers)
            visit(count);
        visit(as<SpmdStmt>(&stmt).body);
        break;
    case StmtKind::Global:
    case StmtKind::Persistent:
        for (const DeclaredName& declared_name : as<DeclareStmt>(&stmt).names) {
            visit(declared_name.value);
            declared(declared_name.name, declared_name.span, stmt.kind == StmtKind::Global);
        }
        break;
    default:
        break;
    }
}

} // namespace etna::hir
