#pragma once

// The recursive-descent parser behind parser.h. Private to this room.

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/syntax/lexer.h"
#include "engine/syntax/names.h"
#include "engine/syntax/parser.h"

namespace etna::syntax {

/// Thrown by `Parser::fail` after the diagnostic was recorded, caught where parsing can go on: at the next statement,
/// block or declaration. Never leaves the room.
struct SyntaxError {};
/// The text is beyond repair (too many errors, nesting too deep): parsing ends.
struct GiveUp {};

/// Collects the elements of a list on a shared stack, then moves them to the arena; no allocation of its own.
template <class T>
class Gather {
  public:
    explicit Gather(std::vector<T>& stack) : stack_(stack), base_(stack.size()) {}
    ~Gather() { stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(base_), stack_.end()); }
    Gather(const Gather&) = delete;
    Gather& operator=(const Gather&) = delete;

    void push(const T& item) { stack_.push_back(item); }
    bool empty() const { return stack_.size() == base_; }
    size_t size() const { return stack_.size() - base_; }
    const T& operator[](size_t index) const { return stack_[base_ + index]; }
    List<T> finish(Arena& arena) const { return arena.copy(stack_.data() + base_, size()); }

  private:
    std::vector<T>& stack_;
    size_t base_;
};

class Parser {
  public:
    /// `options` says the dialect.
    Parser(const SourceFile& source, const ParseOptions& options, std::vector<Token>* sink);
    ParseResult run();
    /// After `run`: Octave alone gives a meaning to something in the text.
    bool is_octave() const;
    bool has_double_quotes() const { return lexer_.has_double_quotes(); }

  private:
    /// A function whose end has not been seen. Only at the end of the file it is known whether functions that follow
    /// each other without `end` are siblings.
    struct OpenFunction {
        Function* function = nullptr;
        std::vector<Stmt*> body;
        std::vector<Function*> nested;
        std::vector<ArgumentsBlock> arguments;
        uint32_t scope = 0;
        uint32_t indent = 0;
        uint32_t end = 0; ///< of its last statement
    };

    // --- lexemes and errors (parser.cpp)
    void advance() {
        last_end_ = tok_.span.end;
        tok_ = lexer_.next();
    }
    bool is(Lex type) const { return tok_.type == type; }
    bool is(Keyword keyword) const { return tok_.keyword == keyword && tok_.type == Lex::Keyword; }
    /// A name, or a word that is a keyword only at the start of a statement.
    bool is_name() const { return is(Lex::Identifier) || (is(Lex::Keyword) && is_soft(tok_.keyword)); }
    bool is_word(std::string_view word) const { return is(Lex::Identifier) && lexer_.text(tok_.span) == word; }
    std::string_view take_name();
    std::string_view take_dotted_name();
    void skip_separators();
    void report(Span span, const char* identifier, std::string message, std::string hint, Severity severity);
    [[noreturn]] void fail(Span span, const char* identifier, std::string message, std::string hint = {});
    /// Fails at the current lexeme, which cannot stand there; `wanted` completes "Expected ...".
    [[noreturn]] void unexpected(const char* wanted);
    [[noreturn]] void unclosed(Span opener, char closer);
    void expect(Lex type, Span opener, char closer);
    void recover();
    int line1(uint32_t offset) const { return source_.locate(offset).line1; }
    std::string quote(Span span) const;

    // --- files and functions (parser.cpp)
    void parse_file();
    /// Parses functions and statements until the text ends or until a function has closed that leaves `level` open.
    void parse_functions(int level);
    void parse_stray_keyword();
    void append(Stmt* statement);
    void open_function();
    void parse_signature(Function& function);
    List<Param> parse_params();
    void close_function(bool has_end);
    void close_at_end_of_file();
    bool at_arguments_block() const;
    ArgumentsBlock parse_arguments_block();
    Span help_behind(uint32_t offset) const;
    Span help_before(uint32_t offset) const;
    Span help_of_declaration(Span span) const;
    Span comment_lines(uint32_t line_start) const;
    void finish_file();
    void finish_notes();

    // --- classes (parse_class.cpp)
    void parse_class();
    void parse_class_body(ClassDefinition& definition);
    List<Attribute> parse_attributes();
    Attribute parse_attribute();
    Declaration parse_declaration();
    void parse_dimensions(Declaration& declaration);
    List<Declaration> parse_declarations(Span opener, Keyword end);
    MethodsBlock parse_methods(Span opener);
    Function* parse_method_signature();
    EventsBlock parse_events(Span opener);
    EnumerationBlock parse_enumeration(Span opener);
    /// At the next entry of a class block: true if there is one; false, and past the `end`, if the block is over.
    bool next_entry(Span opener, Keyword end);
    void end_entry(Keyword end);

    // --- statements (parse_statement.cpp)
    Stmt* parse_statement();
    Stmt* guarded_statement();
    Block parse_block();
    bool at_block_keyword() const;
    bool soft_keyword_is_name() const;
    Stmt* parse_keyword_statement();
    Stmt* parse_expression_statement();
    bool at_target_list() const;
    List<Expr*> parse_target_list();
    void check_target(const Expr* target);
    List<Expr*> targets_of(Expr* expr);
    Stmt* parse_prefix_increment();
    bool at_command() const;
    Stmt* parse_command();
    Stmt* parse_system();
    Stmt* parse_if();
    Stmt* parse_while();
    Stmt* parse_do();
    Stmt* parse_for();
    void loop_over_fields(ForStmt& loop);
    Stmt* parse_switch();
    Stmt* parse_try();
    Stmt* parse_unwind_protect();
    Stmt* parse_spmd();
    Stmt* parse_declare(StmtKind kind);
    Stmt* parse_function_in_block();
    Expr* guarded_condition();
    void close_block(Keyword end, Span opener);
    void check_indent(Span opener);
    /// Consumes the terminator and sets `printed`.
    void end_statement(Stmt& statement);
    template <class T>
    T* make_stmt(StmtKind kind, uint32_t begin) {
        T* statement = arena_.make<T>();
        statement->kind = kind;
        statement->span = {begin, last_end_};
        return statement;
    }

    // --- expressions (parse_expr.cpp)
    Expr* parse_expr() { return parse_binary(0); }
    Expr* parse_value();
    Expr* parse_assigned_value();
    Expr* parse_binary(int min_precedence);
    Expr* parse_unary();
    Expr* parse_power();
    Expr* parse_power_operand();
    Expr* parse_postfix();
    Expr* parse_accesses(Expr* base, uint32_t begin);
    Expr* parse_super_call(Expr* receiver, std::string_view method, uint32_t begin);
    Expr* make_increment(Expr* target, BinaryOp op, uint32_t begin, bool yields_old);
    Expr* parse_primary();
    Expr* parse_number();
    Expr* parse_text();
    Expr* parse_name();
    Expr* parse_parentheses();
    Expr* parse_brackets(Lex closer, char closer_char, ExprKind kind);
    Expr* parse_cell_element();
    Expr* parse_at();
    Expr* parse_anonymous(uint32_t begin);
    List<Expr*> parse_args(Span opener, Lex closer, char closer_char);
    Expr* parse_arg(char closer);
    bool starts_element() const;
    bool ends_bracket() const;
    bool starts_access(const Expr* base) const;
    template <class T>
    T* make_expr(ExprKind kind, uint32_t begin, int depth) {
        if (depth > kMaxTreeDepth)
            too_deep();
        T* expr = arena_.make<T>();
        expr->kind = kind;
        expr->depth = static_cast<uint16_t>(depth);
        expr->span = {begin, last_end_};
        return expr;
    }
    [[noreturn]] void too_deep();

    // --- variables that decide command syntax
    void note_variable(std::string_view name) { variables_.insert(variable_key(scope_, name)); }
    bool is_variable(std::string_view name) const;
    static uint64_t variable_key(uint64_t scope, std::string_view name) {
        return (scope * 0x9E3779B97F4A7C15u) ^ reinterpret_cast<uintptr_t>(name.data());
    }

    /// Counts nesting while it lives.
    class Nest {
      public:
        Nest(Parser& parser, int& level, int limit) : level_(level) {
            if (++level_ > limit) {
                --level_;
                parser.too_deep();
            }
        }
        ~Nest() { --level_; }
        Nest(const Nest&) = delete;
        Nest& operator=(const Nest&) = delete;

      private:
        int& level_;
    };
    /// Sets a variable for the time it lives.
    template <class T>
    class Set {
      public:
        Set(T& variable, T value) : variable_(variable), old_(variable) { variable = value; }
        ~Set() { variable_ = old_; }
        Set(const Set&) = delete;
        Set& operator=(const Set&) = delete;

      private:
        T& variable_;
        T old_;
    };

    static constexpr int kMaxNesting = 500; ///< of brackets and unary operators
    static constexpr size_t kMaxErrors = 200;

    const SourceFile& source_;
    const ParseOptions& options_;
    std::shared_ptr<Ast> ast_;
    Arena& arena_;
    Names names_;
    Lexer lexer_;
    Lexeme tok_;
    uint32_t last_end_ = 0;  ///< end of the lexeme before `tok_`
    bool in_matrix_ = false; ///< blanks separate elements here
    bool in_value_ = false;  ///< right of an assignment's `=`
    int index_depth_ = 0;    ///< `end` is a subscript here
    int nesting_ = 0;
    int block_depth_ = 0;
    int anonymous_depth_ = 0;
    bool unwinding_ = false; ///< a block without end was reported; its parents stay silent
    Span suspect_;           ///< opener of the first block whose `end` is indented differently
    uint32_t resume_ = 0;    ///< where `recover` begins to look, if not 0

    std::vector<OpenFunction> open_;
    std::vector<Stmt*> script_;
    size_t script_statements_ = 0; ///< those that are no function definitions
    std::vector<Function*> functions_;
    uint32_t scope_ = 0;
    uint32_t last_scope_ = 0;
    std::vector<uint32_t> scope_parents_{0};
    std::unordered_set<uint64_t> variables_;
    std::vector<Diagnostic> diagnostics_;

    std::vector<Expr*> exprs_;
    std::vector<Stmt*> stmts_;
    std::vector<Access> accesses_;
    std::vector<Row> rows_;
    std::vector<Param> params_;
    std::vector<Clause> clauses_;
    std::vector<DeclaredName> declared_;
    std::vector<Attribute> attributes_;
    std::vector<Dimension> dims_;
};

} // namespace etna::syntax
