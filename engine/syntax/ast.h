#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/source/diagnostic.h"
#include "engine/syntax/arena.h"

/// The syntax tree of one text: MATLAB R2024b's language and Octave's dialect.
///
/// - Nodes live in the arena of their `Ast`, are immutable after parsing and have no virtual functions: switch on
///   `kind`, then `as<Number>(expr)`. Pointers said to be "may be null" may be; all others never are.
/// - Every node has the `Span` of its bytes in the source text. All text in nodes is UTF-8 in the arena. Names are
///   interned: within one `Ast` two equal names have the same `data()`.
/// - Expressions are at most `kMaxTreeDepth` nodes deep and blocks at most `kMaxBlockDepth`, so that a recursive walk
///   needs no guard of its own.
/// - A file with errors still has a tree: what could not be parsed is missing or an `Expr` of kind `Error`. Such a
///   tree is for editors; only a tree without error diagnostics may be compiled.
/// - The parser knows no workspace: `f(1)` is an `Index` chain whether `f` is a variable or a function, and `end` is
///   an `End` that the resolver ties to the innermost enclosing chain whose base is a variable.
namespace etna::syntax {

constexpr int kMaxTreeDepth = 4000;
constexpr int kMaxBlockDepth = 500;

// ---- expressions ----------------------------------------------------------------------------------------------------

enum class ExprKind : uint8_t {
    Error,             ///< text that is not an expression; a diagnostic tells why
    Number,            ///< `1`, `0x1Fu8`, `3i`
    Text,              ///< `'char'`, `"string"`
    Name,              ///< `x`
    Colon,             ///< the lone `:` of `x(:)`
    End,               ///< the `end` of `x(end)`
    Ignored,           ///< the `~` of `[~, i] = f()`; in targets and parameters only
    Unary,             ///< `-x`, `~x`, `x'`, `x.'`
    Binary,            ///< `a + b`, `a && b`
    Range,             ///< `a:b`, `a:s:b`
    Index,             ///< `x(1).name{2}`: a base and its accesses
    Matrix,            ///< `[1 2; 3 4]`
    Cell,              ///< `{1, 2; 3, 4}`
    AnonymousFunction, ///< `@(x) x + 1`
    FunctionHandle,    ///< `@sin`, `@pkg.fun`
    MetaClass,         ///< `?pkg.Class`
    SuperReference,    ///< `method@Base`, the base of a chain that calls it
    NameValue,         ///< `name=value` among the arguments of a call
    AssignExpr,        ///< Octave: an assignment inside an expression
};

struct Expr {
    ExprKind kind = ExprKind::Error;
    bool parenthesized = false; ///< stood in its own parentheses: `(c{:})` is one value, not a comma list
    uint16_t depth = 0;         ///< height of the subtree
    Span span;                  ///< without the parentheses
};

template <class T, class Node>
const T& as(const Node* node) {
    return *static_cast<const T*>(node);
}

enum class NumberClass : uint8_t { Double, Int8, Int16, Int32, Int64, Uint8, Uint16, Uint32, Uint64 };

/// A number literal. Hexadecimal and binary literals are integers: of their suffix's class, else of the smallest
/// unsigned class that holds their digits.
struct Number : Expr {
    double value = 0;  ///< of a `Double` literal; the imaginary part when `imaginary`
    uint64_t bits = 0; ///< of an integer literal, two's complement
    NumberClass number_class = NumberClass::Double;
    bool imaginary = false; ///< `3i`, `2.5j`
};

/// A text literal, decoded: doubled quotes are single, Octave's escapes are done.
struct Text : Expr {
    std::string_view value;
    bool is_string = false;     ///< class `string`, else `char`
    bool double_quoted = false; ///< written with `"`; in Octave's dialect that is a `char` too
};

struct Name : Expr {
    std::string_view name;
};

enum class UnaryOp : uint8_t { Plus, Minus, Not, CTranspose, Transpose };

struct Unary : Expr {
    UnaryOp op = UnaryOp::Plus;
    Expr* operand = nullptr;
    Span op_span;
};

enum class BinaryOp : uint8_t {
    Add,
    Subtract,
    Multiply,          ///< `*`
    Divide,            ///< `/`
    LeftDivide,        ///< `\`
    Power,             ///< `^`
    TimesElement,      ///< `.*`
    DivideElement,     ///< `./`
    LeftDivideElement, ///< `.\`
    PowerElement,      ///< `.^`
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    And,     ///< `&`; in the condition of `if` and `while` it short-circuits for scalars as MATLAB documents
    Or,      ///< `|`
    AndAlso, ///< `&&`
    OrElse,  ///< `||`
};

struct Binary : Expr {
    BinaryOp op = BinaryOp::Add;
    Expr* left = nullptr;
    Expr* right = nullptr;
    Span op_span;
};

struct Range : Expr {
    Expr* first = nullptr;
    Expr* step = nullptr; ///< may be null: 1
    Expr* last = nullptr;
};

enum class AccessKind : uint8_t { Paren, Brace, Field, DynamicField };

/// One link of a chain: `(args)`, `{args}`, `.name`, `.(name_expr)`.
struct Access {
    AccessKind kind = AccessKind::Paren;
    Span span;                 ///< from the bracket or dot to the link's end
    List<Expr*> args;          ///< of Paren and Brace; `Colon` and `NameValue` may be among them
    std::string_view name;     ///< of Field; keywords are allowed (`s.end`)
    Expr* name_expr = nullptr; ///< of DynamicField
};

/// `x(1).name{2}`. The base is a `Name` or a `SuperReference`; in Octave's dialect it may be any expression.
struct Index : Expr {
    Expr* base = nullptr;
    List<Access> accesses; ///< at least one
};

struct Row {
    List<Expr*> elements;
    Span span;
};

/// `[...]` and `{...}` (kinds Matrix and Cell). Empty rows are left out: `[]` has no row.
struct Brackets : Expr {
    List<Row> rows;
};

/// A parameter of a function or an anonymous function.
struct Param {
    std::string_view name; ///< empty when `ignored`
    Span span;
    bool ignored = false;  ///< `~`
    Expr* value = nullptr; ///< may be null; Octave: the default in `function f (a = 1)`
};

struct AnonymousFunction : Expr {
    List<Param> params;
    Expr* body = nullptr;
    std::string_view text; ///< as `func2str` prints it: `@(x)x.^2+[1,2]`
};

struct FunctionHandle : Expr {
    std::string_view name; ///< dotted: `pkg.fun`
};

struct MetaClass : Expr {
    std::string_view name; ///< dotted
};

/// `foo@Base` or, in a constructor, `obj@Base`.
struct SuperReference : Expr {
    std::string_view name;
    std::string_view super; ///< dotted
};

struct NameValue : Expr {
    std::string_view name;
    Span name_span;
    Expr* value = nullptr;
};

/// Octave: `if (x = f ())`, `a = b = 1`, `c{i++}`. The value is that of the first target.
struct AssignExpr : Expr {
    List<Expr*> targets;
    Expr* value = nullptr;
    bool has_op = false; ///< `a += 1`
    BinaryOp op = BinaryOp::Add;
    bool yields_old = false; ///< `a++`: the value is that before the assignment
};

// ---- statements -----------------------------------------------------------------------------------------------------

enum class StmtKind : uint8_t {
    Expression, ///< `f(1)`; a value goes to `ans`
    Assign,     ///< `x = 1`, `[a, ~] = f()`
    OpAssign,   ///< `x += 1`, `x++`
    Command,    ///< `hold on`
    System,     ///< `!ls`
    If,
    While,
    DoUntil,
    For, ///< also `parfor`
    Switch,
    Try,
    UnwindProtect,
    Break,
    Continue,
    Return,
    Global,
    Persistent,
    Import,
    Spmd,               ///< `spmd ... end`: runs its body once
    FunctionDefinition, ///< where a script defines a function; the function is also in `File::functions`
};

struct Stmt {
    StmtKind kind = StmtKind::Expression;
    bool printed = false; ///< no semicolon: show the result
    Span span;            ///< without the terminator
};

using Block = List<Stmt*>;

struct ExpressionStmt : Stmt {
    Expr* expr = nullptr;
};

/// `targets = value`. A target is a `Name`, an `Index` chain or `Ignored`.
struct AssignStmt : Stmt {
    List<Expr*> targets;
    bool bracketed = false; ///< `[a, b] = ...`; `[] = f()` has no target
    Expr* value = nullptr;
    Span equals_span;
};

/// `target op= value`; `x++` and `++x` have the `Number` 1 as value.
struct OpAssignStmt : Stmt {
    Expr* target = nullptr;
    BinaryOp op = BinaryOp::Add;
    Expr* value = nullptr;
    bool is_increment = false;
};

/// `name word word`: a call with `char` arguments.
struct CommandStmt : Stmt {
    std::string_view name; ///< may be dotted: `pkg.fun word`
    Span name_span;
    List<Text*> words;
};

struct SystemStmt : Stmt {
    std::string_view command;
};

struct Clause {
    Expr* condition = nullptr;
    Block body;
    Span span;
};

struct IfStmt : Stmt {
    List<Clause> clauses; ///< the `if`, then each `elseif`
    bool has_else = false;
    Block otherwise;
};

/// Also DoUntil, which leaves when the condition is true.
struct WhileStmt : Stmt {
    Expr* condition = nullptr;
    Block body;
};

struct ForStmt : Stmt {
    Expr* target = nullptr; ///< a `Name`, an `Index` chain or `Ignored`
    Expr* key = nullptr;    ///< may be null; Octave: the `k` of `for [v, k] = struct`
    Expr* range = nullptr;
    Expr* workers = nullptr; ///< may be null; `parfor (i = r, workers)`
    bool parallel = false;
    Block body;
};

struct SpmdStmt : Stmt {
    List<Expr*> workers; ///< of `spmd (n)`; may be empty
    Block body;
};

struct SwitchStmt : Stmt {
    Expr* subject = nullptr;
    List<Clause> cases;
    bool has_otherwise = false;
    Block otherwise;
};

struct TryStmt : Stmt {
    Block body;
    bool has_catch = false;
    std::string_view name; ///< of the MException; may be empty
    Span name_span;
    Block handler;
};

struct UnwindProtectStmt : Stmt {
    Block body;
    Block cleanup;
};

struct DeclaredName {
    std::string_view name;
    Span span;
    Expr* value = nullptr; ///< may be null; Octave: `persistent n = 0`
};

/// Global and Persistent.
struct DeclareStmt : Stmt {
    List<DeclaredName> names;
};

struct ImportStmt : Stmt {
    List<std::string_view> names; ///< `pkg.fun`, `pkg.*`
};

struct Function;

struct FunctionDefinitionStmt : Stmt {
    Function* function = nullptr;
};

// ---- functions ------------------------------------------------------------------------------------------------------

struct Dimension {
    bool any = false; ///< `:`
    uint64_t size = 0;
    Span span;
};

/// One line of an `arguments` or `properties` block: `name (dims) class {validators} = value`.
struct Declaration {
    std::string_view name;       ///< `opts` of `opts.width`
    std::string_view field;      ///< `width` of `opts.width`; empty for a positional argument or property
    std::string_view from_class; ///< `Class` of `opts.?Class`; dotted
    bool has_dims = false;
    List<Dimension> dims;
    std::string_view class_name; ///< dotted; may be empty
    List<Expr*> validators;      ///< calls or names: `mustBePositive`, `mustBeMember(x, [1 2])`
    Expr* value = nullptr;       ///< may be null
    Span span;
    Span name_span;
    Span help; ///< the comment on or above the line; empty if there is none
};

/// `(Name)`, `(~Name)` or `(Name = value)` behind `classdef`, `properties`, `methods`, ...
struct Attribute {
    std::string_view name;
    bool negated = false;
    Expr* value = nullptr; ///< may be null: true. `private` is a `Name`, `?A` a `MetaClass`, lists are `Cell`
    Span span;
};

struct ArgumentsBlock {
    bool output = false;
    bool repeating = false;
    List<Declaration> declarations;
    Span span;
};

struct Function {
    std::string_view name;   ///< `area`
    std::string_view access; ///< `get` or `set` for `function v = get.Prop(obj)`, then `name` is `Prop`; else empty
    Span name_span;
    List<Param> inputs;          ///< the last may be `varargin`
    List<Param> outputs;         ///< the last may be `varargout`
    bool has_input_list = false; ///< parentheses stood behind the name
    List<ArgumentsBlock> arguments;
    Block body;
    List<Function*> nested;     ///< functions defined inside this one; in no `Block`
    Function* parent = nullptr; ///< may be null: of a nested function
    bool has_end = false;
    bool is_signature = false; ///< in a `methods` block: declared only (abstract, or in its own file)
    Span span;
    Span help; ///< the comment block that documents it; empty if there is none
};

// ---- classes --------------------------------------------------------------------------------------------------------

struct PropertiesBlock {
    List<Attribute> attributes;
    List<Declaration> properties;
    Span span;
};

struct MethodsBlock {
    List<Attribute> attributes;
    List<Function*> functions;
    Span span;
};

struct EventsBlock {
    List<Attribute> attributes;
    List<DeclaredName> events;
    Span span;
};

struct EnumerationMember {
    std::string_view name;
    List<Expr*> args;
    Span span;
};

struct EnumerationBlock {
    List<Attribute> attributes;
    List<EnumerationMember> members;
    Span span;
};

struct ClassDefinition {
    std::string_view name;
    Span name_span;
    List<Attribute> attributes;
    List<std::string_view> supers; ///< dotted
    List<PropertiesBlock> properties;
    List<MethodsBlock> methods;
    List<EventsBlock> events;
    List<EnumerationBlock> enumerations;
    Span span;
    Span help;
};

// ---- files ----------------------------------------------------------------------------------------------------------

enum class FileKind : uint8_t {
    Script,   ///< statements, with or without local functions
    Function, ///< functions only; the first is the main function
    Class,    ///< `classdef`, with or without local functions
};

/// A section: a line that starts with `%%`, up to the next.
struct Section {
    std::string_view title;
    Span span;
    int line1 = 0;
};

/// A `%#ok` or `%#ok<ID,ID>` comment.
struct Suppression {
    int line1 = 0;
    std::string_view ids; ///< `AGROW,NASGU`; empty: all
};

struct File {
    FileKind kind = FileKind::Script;
    Block body;                                  ///< of a script
    List<Function*> functions;                   ///< all but nested functions and methods, in source order
    ClassDefinition* class_definition = nullptr; ///< may be null
    Span help;
};

/// Owns a tree.
class Ast {
  public:
    Arena arena;
    File file;
    std::vector<Section> sections;
    std::vector<Suppression> suppressions;
};

} // namespace etna::syntax
