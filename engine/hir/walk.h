#pragma once

#include "engine/syntax/ast.h"

namespace etna::hir {

/// Visits the names of a tree in source order: what is read, what is assigned, what is declared. Bodies of nested
/// functions are left out; those of anonymous functions are visited as an `anonymous` whole.
class NameVisitor {
  public:
    virtual ~NameVisitor() = default;
    virtual void read(std::string_view name, Span span) = 0;
    virtual void assigned(std::string_view name, Span span) = 0;
    /// An indexed or field target: read and written.
    virtual void updated(std::string_view name, Span span) { assigned(name, span); }
    virtual void declared(std::string_view name, Span span, bool /*is_global*/) { assigned(name, span); }
    /// By default: everything that it reads except its parameters.
    virtual void anonymous(const syntax::AnonymousFunction& function);
    /// A real double literal, negated if a minus stands before it.
    virtual void number(double /*value*/) {}
    /// `method@Base`
    virtual void super_reference(const syntax::SuperReference&) {}
    /// Before the parts of a statement.
    virtual void statement(const syntax::Stmt&) {}

    void visit(const syntax::Expr* expr);
    void visit(const syntax::Block& block);
    void visit_target(const syntax::Expr* target);

  private:
    void visit_statement(const syntax::Stmt& stmt);
    void visit_accesses(const syntax::Index& index);
};

} // namespace etna::hir
