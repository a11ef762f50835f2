#pragma once

#include <cstdlib>
#include <exception>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/bytecode/compiler.h"
#include "engine/ops/operators.h"
#include "engine/syntax/ast.h"
#include "engine/syntax/parser.h"
#include "engine/value/function_handle.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/standard_library.h"

/// The register machine. Frames of MATLAB functions live on one stack of values, not on C++'s: a call places the
/// callee's registers over the arguments, so that they are moved once. C++ recursion happens only where a builtin calls
/// back (`cellfun`, `eval`), and is bounded by `stack_bytes_left`.
namespace etna::vm {

using bytecode::Box;
using bytecode::CallSite;
using bytecode::Code;
using bytecode::Instr;

/// The boxed variables of one activation, shared with the nested functions that it encloses.
struct Env : RefCounted {
    explicit Env(std::vector<Env*>& living) : living(&living), index(living.size()) { living.push_back(this); }
    ~Env() override {
        if (!living)
            return;
        (*living)[index] = living->back();
        (*living)[index]->index = index;
        living->pop_back();
    }
    std::vector<Env*>* living; ///< those that the cycle collector looks at; null: the machine is gone
    size_t index;
    const Code* owner = nullptr;
    Ref<Env> parent;
    std::vector<Ref<Box>> boxes; ///< by slot
};

/// What a function handle is bound to: code, and the activation around it for nested functions.
struct BoundFunction : RefCounted {
    Ref<Code> code;
    Ref<Env> env;
};

struct Classes;
class ClassDefinition;
class Instance;

/// A parsed and compiled text.
struct FileUnit : RefCounted {
    ~FileUnit() override {
        if (registry)
            registry->erase(this);
    }
    SourcePtr source;
    std::shared_ptr<const syntax::Ast> ast;
    std::string folder;
    syntax::Dialect dialect = syntax::Dialect::Matlab;
    std::unordered_map<std::string, Ref<Code>> functions; ///< main and local ones
    Ref<Code> main;                                       ///< of a function file; of a script, a mark without words
    Ref<Code> script;                                     ///< a script's body, when it was compiled last
    Ref<RefCounted> class_definition;                     ///< ClassDefinition; `main` makes its objects
    int64_t modified = 0;
    std::unordered_set<FileUnit*>* registry = nullptr; ///< the machine's; code and unit hold each other, it parts them
};

/// A variable that no slot stands for: of the base workspace, or made by `eval`, `load`, `assignin`.
struct LooseVariable {
    Value value;
    Ref<Box> box; ///< of a global: the value is there
};
using LooseVariables = std::unordered_map<std::string, LooseVariable>;

/// One activation.
struct Frame {
    Code* code = nullptr;
    Value* regs = nullptr;
    const Instr* pc = nullptr; ///< the instruction that runs; valid when it may raise or call
    Value* results = nullptr;  ///< where the caller wants the results; null: `Machine::returned`
    int nargin = 0;
    int nargout = 0;
    int counted = 0;         ///< values that the targets of a statement take
    std::vector<int> counts; ///< of each target
    int ignored_outputs = 0; ///< bits: the caller wrote `~`
    bool is_entry = false;   ///< its return leaves `run`
    bool has_values = false; ///< a script whose value is wanted has given it
    size_t list_items = 0;   ///< list stack below this frame
    size_t list_marks = 0;
    Frame* overlay = nullptr; ///< of a script: the frame whose workspace it runs in
    Ref<Code> keep;
    Ref<Env> env;
    std::unique_ptr<LooseVariables> loose;
    std::exception_ptr pending; ///< what a cleanup block interrupted
};

struct Interpreter::Machine {
    static constexpr size_t kStackReserve = 70000; ///< one function's registers and a long argument list

    explicit Machine(Interpreter& interpreter);
    ~Machine();

    // ---- frames
    Frame& top() { return *frames[static_cast<size_t>(depth)]; }
    Frame& base() { return *frames[0]; }
    /// First value of the stack that nobody uses.
    Value* free_values();
    /// Enters a function with `nargs` arguments at `args`, which become its first registers.
    Frame& push(Code& code, const Ref<Env>& env, const FunctionHandle* closure, Value* args, int nargs, int nargout,
                Value* results);
    void pop();
    void begin_constructor(Frame& frame);
    /// Runs until the frame at the top returns; its results are in `returned`.
    void run();
    void loop();
    bool unwind(int entry_depth, bool is_error, const Error* error);
    void add_stack(Error& error);

    // ---- arguments blocks
    int bind_arguments(Code& code, Value* args, int nargs);
    bool has_option(Frame& frame, const bytecode::DeclaredArgument& argument);
    void check_argument(Frame& frame, const bytecode::DeclaredArgument& argument);

    // ---- calls
    ValueList call_value(const Value& function, std::span<const Value> args, int nargout);
    ValueList call_named(std::string_view name, std::span<const Value> args, int nargout);
    ValueList call_code(Code& code, const Ref<Env>& env, const FunctionHandle* closure, std::span<const Value> args, int nargout);
    ValueList call_builtin_record(const Builtin& builtin, std::span<const Value> args, int nargout);
    /// Calls a site with arguments in place. True: a frame was pushed. False: the results are there.
    bool call_site(CallSite& site, Value* args, int nargs, int nargout, int ignored, int wanted_slots);
    /// Calls a value: true as above.
    bool call_super(Frame& frame, CallSite& site, Value* args, int nargs, int nargout, int object_slot);
    bool call_handle(const Value& function, Value* args, int nargs, int nargout, Value* results);
    void run_builtin(const Builtin& builtin, Value* args, int nargs, int nargout, Value* results, int result_slots);
    bool try_method(std::string_view name, Value* args, int nargs, int nargout, Value* results);
    void resolve(CallSite& site);
    const Builtin* find_builtin(const std::string& name, const Frame& frame);
    Ref<BoundFunction> find_function(const std::string& name, Frame* from);
    /// `name` in the function around `from`, its file, `private`, the path.
    Ref<Code> find_code(const std::string& name, const Code* from, Ref<Env>* env);
    /// The part of it that stands before the methods of objects: nested, local and private functions.
    Ref<Code> find_local_code(const std::string& name, const Code* from);
    /// `Class.method` as a function.
    Ref<Code> find_static_method(const std::string& name, const std::string& folder);
    [[noreturn]] void undefined(const std::string& name);
    /// The package that a site's name means; undefined if it is the name of a function. Raises for an unknown name.
    Value named_package(const CallSite& site);
    std::string imported_name(const std::string& name, const Code* from, bool wildcard);

    // ---- files
    Ref<FileUnit> load_unit(const std::string& path);
    /// A file of the standard library as the build compiled it; null: compile the source.
    Ref<FileUnit> unit_from_snapshot(const std::string& path);
    Ref<FileUnit> make_unit(const SourcePtr& source);
    Ref<FileUnit> compile_text(SourcePtr source, const std::function<bool(std::string_view)>& is_variable, bool expression_only = false);
    bytecode::CompileContext compile_context(FileUnit& unit);
    std::string find_file(const std::string& name, const std::string& folder);
    bool folder_has(const std::string& folder, const std::string& file);
    void run_script(FileUnit& unit, Frame& workspace, int nargout, int first_line1 = 0, int last_line1 = 0);

    // ---- variables
    Value& slot_value(Frame& frame, int slot) {
        return frame.code->boxed[static_cast<size_t>(slot)] ? boxed_value(frame, slot) : frame.regs[slot];
    }
    Value& boxed_value(Frame& frame, int slot);
    /// Null if there is no such variable and `create` is false.
    Value* find_variable(Frame& frame, const std::string& name, bool create);
    Value* enclosing_variable(Frame& frame, const std::string& name);
    Ref<Box> find_box(Frame& frame, const std::string& name);
    void enter_overlay(Frame& frame);
    void leave_overlay(Frame& frame);
    Frame& workspace(Workspace where);

    // ---- instructions too large for the loop; `r` are the frame's registers
    /// The value of a register; a variable without one may still be a function.
    const Value& read(Frame& frame, int reg) {
        const Value& value = frame.regs[reg];
        return value.is_defined() ? value : read_function(frame, reg);
    }
    const Value& read_function(Frame& frame, int reg);
    static void require_input(const Frame& frame, int slot);
    void consume(Frame& frame, int reg) {
        if (reg >= frame.code->first_temp && frame.regs[reg].is_heap())
            frame.regs[reg] = Value();
    }
    bool binary(ops::BinaryOp op, Frame& frame, int dst, int b, int c); ///< true: a frame was pushed
    bool compare(ops::BinaryOp op, Frame& frame, int b, int c, bool scalar);
    void unary(ops::UnaryOp op, Frame& frame, int dst, int b);
    /// `a' * b`, `a * b'` and `a' * b'` of real matrices in one go, from the (first) transpose on: no transposed copy is
    /// made, and A'*A is symmetric to the last bit. Returns the instruction behind the product, or null when the
    /// instructions are to run one by one.
    const Instr* product_of_transposed(Frame& frame, const Instr* transpose);
    bool truth(Frame& frame, int reg, bool scalar);
    void range(Frame& frame, int dst, int base, int count);
    bool index(Frame& frame, int dst, int base, Value* args, int nargs, int nargout, Value* results);
    void index_plain(Frame& frame, int dst, int base, int i, int j);
    Value field(const Value& base, bytecode::FieldSite& site);
    Value field_named(const Value& base, std::string_view name);
    /// `x(i).name` at once: the element at `position` (no element if it is negative) of the struct array in `base`, when
    /// the instruction at `next` reads a field of the temporary `dst` that would hold the element. The field's
    /// destination gets the value.
    bool element_field(Frame& frame, int dst, int base, int64_t position, const Instr* next);
    /// `x.y(i).name` in the same way; the element would be in `args[0]`.
    bool field_element_field(Frame& frame, int base, bytecode::FieldSite& site, Value* args, int nargs, const Instr* next);
    bool field_index(Frame& frame, int base, bytecode::FieldSite& site, Value* args, int nargs, int nargout);
    void set1(Frame& frame, int base, int i, int value);
    void set2(Frame& frame, int base, int i, int j, int value);
    void set_brace(Frame& frame, int base, int i, int value);
    bool set_field(Frame& frame, int base, bytecode::FieldSite& site, int value); ///< true: a frame was pushed

    // ---- objects of classes that are written in the language (vm/classes)
    enum class Dispatch : uint8_t {
        None,   ///< no method: the function of that name is called
        Done,   ///< the results are there
        Pushed, ///< a frame was pushed
    };
    /// Calls the method `name` of the object that decides among the arguments.
    Dispatch dispatch(CallSite* site, const std::string& name, Value* args, int nargs, int nargout, int ignored, Value* results);
    /// The same from C++: false if there is no method.
    bool dispatch_values(std::string_view name, std::span<const Value> args, int nargout, ValueList& results);
    bool object_field(Frame& frame, int dst, int base, bytecode::FieldSite& site);
    bool object_field_index(Frame& frame, int base, bytecode::FieldSite& site, Value* args, int nargs, int nargout);
    bool index_values(Frame& frame, const Value& held, Value* args, int nargs, int nargout);
    ValueList brace_values(Frame& frame, const Value& base, std::span<const Value> subscripts, int nargout);
    /// Where the chain that begins at `pc` goes on if the base's class does the indexing itself; null: it does not.
    const Instr* whole_chain(const Frame& frame, const Instr* pc, const Value& base);
    void subsref_path(Frame& frame, int base, int result, int count, const bytecode::Path& path);
    /// How many values an overloaded subsref shall give in a list of values.
    int list_count(const Value& object, bytecode::LinkKind kind, std::span<const Value> subscripts);
    /// `value.(operations)` with the indexing operations in another register.
    ValueList follow_operations(Frame& frame, int base, int operations, int nargout);
    ValueList object_list(Frame& frame, const Value& objects, std::string_view name);
    Value index_objects(const Value& objects, std::span<const Value> subscripts);
    bool set_object_field(Frame& frame, int base, bytecode::FieldSite& site, Value right);
    bool call_builtin_method(const Value& object, const std::string& name, std::span<const Value> args, int nargout, Value& out);
    Value empty_objects(ClassDefinition& definition, std::span<const Value> sizes);
    Dispatch object_binary(ops::BinaryOp op, Frame& frame, int dst, int b, int c);
    Value object_operator(ops::BinaryOp op, Value left, Value right);
    Value object_unary(ops::UnaryOp op, const Value& operand);
    bool object_truth(const Value& value, bool scalar);
    Value compare_enumerations(const Value& left, const Value& right);
    std::string enumeration_name(const Instance& instance);
    Value concatenate_objects(int dimension, std::span<const Value> parts);
    Value concatenate(int dimension, std::span<const Value> parts);
    Value object_subscript(const Value& subscript);
    Value object_data(const Value& objects);
    void take_declared_size(Value& object);
    /// Objects that hold a value of an engine's class, as that value, for a function that knows no objects.
    bool unwrap_data(std::string_view name, std::span<Value> args);
    void construct_native(Value& object, ClassDefinition& base, std::span<const Value> args);
    bool display_object(std::string_view name, const Value& value);
    /// `end` in subscript `position` (from zero) of `count`.
    int64_t end_of(const Value& value, int position, int count);
    std::unique_ptr<Classes> classes;
    std::string shown_name; ///< the variable that `display` shows

    void set_paren(Value& target, std::span<const Value> subscripts, Value right);
    void assign_objects_or_values(Value& target, std::span<const Value> subscripts, Value&& value);
    void assign_path(Value& target, bytecode::Path& path, Value value);
    void erase_path(Value& target, const bytecode::Path& path);
    int64_t place_end(const Value& target, bytecode::Path& path, int position, int count);
    int count_places(const Value& target, const bytecode::Path& path);
    void assign_list(Frame& frame, int slot, const bytecode::Path& path, Value* values, int count);
    void for_prepare(Frame& frame, int state, int kind);
    bool for_next_slow(Frame& frame, int state, int target);
    Value switch_match(const Value& subject, const Value& choice);
    bool append_in_place(Frame& frame, int dst, Value* parts, int count);
    Value make_cell(std::span<Value> values);
    Value make_closure(Frame& frame, const Ref<Code>& code);
    Value make_handle(Frame& frame, CallSite& site);
    void show(const std::string& name, const Value& value);

    // ---- lists
    int unpack(Frame& frame, Value* to);
    std::span<Value> list(size_t which_from_top);
    void drop_lists(size_t count);
    void drop_lists_of(const bytecode::Path& path);
    /// Shortens the list stack: what ends there may run code that uses it.
    void cut_list_items(size_t count) {
        while (list_items.size() > count) {
            const Value last = std::move(list_items.back());
            list_items.pop_back();
        }
    }

    // ---- compiled loops
    /// Called at a back edge when the loop has compiled code, or when passes have been counted down. Returns where to
    /// go on; `back_edge` itself when the interpreter shall run it.
    const Instr* jump_into_compiled_loop(Frame& frame, const Instr* back_edge);
    int hot_countdown = 64; ///< passes of any loop until one is looked at

    // ---- debugger
    void at_statement(Frame& frame, int line1);
    void at_error(const Error& error);
    void pause_here();

    Interpreter& interpreter;
    std::unordered_set<FileUnit*> units; ///< all that live; first of the members, for it goes last
    std::vector<std::unique_ptr<Frame>> frames;
    int depth = 0;
    struct FreeMemory {
        void operator()(Value* memory) const { std::free(memory); }
    };
    std::unique_ptr<Value, FreeMemory> stack;
    size_t stack_size = 0;
    Value* stack_end = nullptr;
    Value* high_water = nullptr; ///< values above were never used
    Value* extra_top = nullptr; ///< beyond the top frame's registers: arguments of a running builtin
    size_t recursion_limit = 500;
    ValueList returned;
    ValueList list_items;
    std::vector<size_t> list_marks;
    Value scratch[4];
    int next_scratch = 0;
    Error caught{"", ""};
    std::unordered_map<std::string, Ref<Box>> globals;
    std::unordered_map<std::string, Ref<Code>> command_functions; ///< defined at the prompt
    std::unordered_set<std::string> locked_functions;             ///< by `mlock`
    std::vector<std::string> base_imports;                        ///< of the prompt and of scripts that it runs
    std::unordered_map<const Code*, Ref<BoundFunction>> bound_functions; ///< targets of plain handles
    std::unordered_map<std::string, Ref<FileUnit>> files;
    std::unordered_map<std::string, std::unordered_map<std::string, bool>> folders;
    StandardLibrary standard_library;
    uint64_t epoch = 1;
    bool use_jit = true;
    bool paused = false;
    uint64_t loops_compiled = 0;
    std::string* capture = nullptr;
    Ref<Code> base_code;
};


} // namespace etna::vm
