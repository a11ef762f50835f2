#pragma once

#include <map>
#include <unordered_map>
#include <vector>

#include "engine/bytecode/compiler.h"
#include "engine/syntax/ast.h"

namespace etna::bytecode {

/// What a chain of accesses is wanted for.
enum class Want : uint8_t {
    One,     ///< one value, in a register
    List,    ///< all its values, pushed on the open list
    Results, ///< a number of results, in consecutive registers
};

/// Makes the code of one function: one pass over its tree.
class FunctionCompiler {
  public:
    FunctionCompiler(const hir::Scope& scope, const CompileContext& context, Code* parent);

    Ref<Code> function();
    Ref<Code> script(const syntax::Block& body, bool value_wanted);
    Ref<Code> anonymous(const syntax::AnonymousFunction& function);

  private:
    struct EndTarget {
        enum class Kind : uint8_t { Register, MaybeVariable, Place } kind;
        int reg = 0;
        int path = -1; ///< Place
        int position = 0;
        int count = 0;
    };
    struct Args {
        int base = 0;
        uint16_t count = 0; ///< or kFromList
    };
    /// Links of a chain from `first` on, to be compiled once more behind the function's code.
    struct PendingChain {
        const syntax::Index* index;
        size_t first = 0, done = 0; ///< accesses [first, done) have their subscripts in registers or in an open list
        size_t pc = 0, resume = 0;
        int base = 0;
        std::vector<int> registers;
        bool list_is_open = false;
        Want want = Want::One;
        int nout = 1, result = -1, temp_top = 0, open_lists = 0;
        std::vector<EndTarget> ends;
    };
    struct Loop {
        std::vector<size_t> breaks, continues;
        size_t cleanups = 0;
    };

    // ---- emitting
    size_t emit(Op op, int a = 0, int b = 0, int c = 0);
    size_t emit_wide(Op op, int a, int wide);
    void emit_extra(int a, int wide);
    size_t emit_jump(Op op, int a = 0);           ///< returns the word to patch
    size_t emit_jump2(Op op, int a, int b, int flag = 0); ///< returns the second word
    void patch(size_t word);
    void patch_to(size_t word, size_t target);
    size_t here() const { return code_->words.size(); }
    int temp();
    int constant(Value value);
    int name_constant(std::string_view name);
    int call_site(std::string_view name, int slot = -1);
    int field_site(std::string_view name);
    void use_registers(int end);
    Ref<Code> finish();

    // ---- expressions
    int expr(const syntax::Expr* e, int dst = -1);
    int deliver(int reg, int dst);
    int target_register(int dst, int mark);
    int number(const syntax::Number& n, bool negate, int dst);
    int name(const syntax::Name& n, int dst);
    int variable(int slot, int dst);
    int unary(const syntax::Unary& u, int dst);
    int binary(const syntax::Binary& b, int dst);
    int short_circuit(const syntax::Binary& b, int dst);
    int range(const syntax::Range& r, int dst);
    int end(int dst);
    int matrix(const syntax::Brackets& m, int dst);
    int cell(const syntax::Brackets& m, int dst);
    int brackets_row(const syntax::Row& row, Op op, int dst);
    bool constant_matrix(const syntax::Brackets& m, Value& out);
    int closure(const syntax::AnonymousFunction& f, int dst);
    int assign_expr(const syntax::AssignExpr& a, int dst);
    /// Jumps to the returned words when the condition's truth is `sense`; falls through otherwise.
    void condition(const syntax::Expr* e, bool sense, bool scalar, std::vector<size_t>& jumps);

    // ---- chains and calls
    int chain(const syntax::Index& index, Want want, int nout, int dst);
    int chain_links(const syntax::Index& index, Want want, int nout, int dst);
    void note_chain(const syntax::Index& index, size_t last, size_t pc, int base, std::vector<int> first_list, bool list_is_open,
                    Want want, int nout);
    void whole_chains();
    void extend_path(Path& path, const syntax::List<syntax::Access>& accesses, size_t first, int slot);
    int call_name(std::string_view name, int slot, const syntax::Access* access, int nout);
    int call_super(const syntax::SuperReference& reference, const syntax::Access* access, int nout);
    void implicit_super_calls();
    /// `obj@Base(...)` in a constructor.
    bool is_super_construction(const syntax::Expr* e) const;
    Args call_args(const syntax::Access* access);
    Args args(const syntax::List<syntax::Expr*>& list, EndTarget target);
    void push_args(const syntax::List<syntax::Expr*>& list, EndTarget target);
    void push_value(const syntax::Expr* e);
    void begin_list();
    void close_list() { --open_lists_; }
    int results(const syntax::Expr* e, int nout);
    int field_results(const syntax::Index& index, int nout);
    int bound_method(const syntax::FunctionHandle& f, int dst);
    size_t dotted_function(const syntax::Index& index, std::string& name) const;

    // ---- statements
    void block(const syntax::Block& b);
    void statement(const syntax::Stmt& s);
    void expression_statement(const syntax::ExpressionStmt& s);
    void show_expression(const syntax::Expr* e, bool printed);
    void assign_statement(const syntax::AssignStmt& s);
    void command(const syntax::CommandStmt& s);
    void if_statement(const syntax::IfStmt& s);
    void while_statement(const syntax::WhileStmt& s);
    void for_statement(const syntax::ForStmt& s);
    void switch_statement(const syntax::SwitchStmt& s);
    void try_statement(const syntax::TryStmt& s);
    void unwind_protect(const syntax::UnwindProtectStmt& s);
    void declare(const syntax::DeclareStmt& s);
    void leave(size_t cleanups);
    void function_entry();
    void declare_argument(const syntax::ArgumentsBlock& block, const syntax::Declaration& declaration);
    Ref<Code> validator(const syntax::Expr* e, const syntax::Declaration& declaration);
    void emit_return();

    // ---- assignment
    void assign(const syntax::Expr* target, int value);
    void assign_chain(const syntax::Index& target, int slot, int value);
    int path_with_lists(const syntax::Index& target, int slot);
    void erase(const syntax::Index& target, bool by_text);
    void show_target(const syntax::Expr* target);
    void assign_spread(const syntax::AssignStmt& s);
    [[noreturn]] void fail(const char* identifier, const std::string& message, Span span);

    const hir::Scope& scope_;
    const CompileContext& context_;
    Ref<Code> code_;
    std::map<uint64_t, int> scalars_; ///< bits of a double -> register
    std::unordered_map<std::string, int> field_sites_, name_constants_;
    std::vector<EndTarget> ends_;
    std::vector<Loop> loops_;
    std::vector<const syntax::Block*> cleanups_;
    std::vector<PendingChain> pending_chains_;
    bool in_whole_chain_ = false;
    Span span_;
    int temp_top_ = 0;
    int open_lists_ = 0;
    int ignored_ = 0; ///< bits of the results that `~` stands for, for the next call of several results
};

/// True if the expression may give any number of values: `c{:}`, `s.name`.
bool may_be_list(const syntax::Expr* e);
/// True if it surely means to: `c{:}`, `c{1:3}`.
bool is_spread(const syntax::Expr* e);
Op op_of(syntax::BinaryOp op);
bool contains_end(const syntax::List<syntax::Expr*>& list, const hir::Scope& scope);

} // namespace etna::bytecode
