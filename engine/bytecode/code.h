#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/bytecode/declaration.h"
#include "engine/bytecode/opcode.h"
#include "engine/source/source_file.h"
#include "engine/value/containers.h"
#include "engine/value/value.h"

namespace etna {
struct Builtin;
}
namespace etna::vm {
class Interpreter;
}

namespace etna::bytecode {

struct Code;

/// A use of a name that may be a function. The VM keeps here what the name meant when it last ran.
struct CallSite {
    std::string name;
    int slot = -1; ///< the variable that the name may be, or -1
    bool names_class = false; ///< a member is asked of it: a class stands for itself, not for a call of its constructor
    std::string super;        ///< of CallSuper: the class whose method is called
    std::string dotted; ///< the whole of a dotted name that begins with `name`, for messages

    // inline cache, valid while `epoch` is the machine's
    uint64_t epoch = 0;
    Ref<RefCounted> function; ///< vm::BoundFunction
    Code* code = nullptr;
    const Builtin* builtin = nullptr;
    double (*scalar1)(double) = nullptr;         ///< the builtin on one real double
    double (*scalar2)(double, double) = nullptr; ///< the builtin on two real doubles
    bool (*direct)(vm::Interpreter&, Value*, int) = nullptr; ///< the builtin on small arguments; see vm/direct_builtins.h
    bool is_feval = false;                       ///< the builtin is `feval`
    Value constant;                              ///< what the builtin gives without arguments, if that is always the same
    bool has_overloads = false;     ///< functions of this name stand in folders of the engine's classes: `@double/name.m`
    bool is_local = false;          ///< a nested, local or private function: it stands before methods
    const void* klass = nullptr;    ///< class of the object whose method was called last
    Code* method = nullptr;         ///< that method
    Value class_reference;          ///< the class that the name stands for, if `names_class`
};

/// A use of a field name, with the place where it was found last.
struct FieldSite {
    std::string name;
    const FieldTable* table = nullptr;
    Ref<FieldTable> keep; ///< so that the address stays taken
    int index = -1;

    // the same for objects, valid while `epoch` is the machine's
    uint64_t epoch = 0;
    const void* klass = nullptr;  ///< vm::ClassDefinition
    uint8_t kind = 0;             ///< vm::MemberKind
    int slot = -1;                ///< of a stored property
    const void* member = nullptr; ///< vm::PropertyDefinition or vm::MethodDefinition
};

enum class LinkKind : uint8_t { Paren, Brace, Field, DynamicField };

/// The accesses of an assignment's target: `.y(3){2}`. Paren, Brace and DynamicField links each have a list.
struct Path {
    struct Link {
        LinkKind kind;
        FieldSite site; ///< Field: the name, and where it was found last
    };
    std::vector<Link> links;
    int lists_above = 0; ///< open lists above the path's own when its values are assigned
    bool by_text = false; ///< for Erase: written `x(i) = ''`, which strings and objects take as a value
    int first_list = 0;  ///< for PlaceEnd: how many lists of this function are open below the path's own
    int list_count() const {
        int n = 0;
        for (const Link& link : links)
            n += link.kind != LinkKind::Field;
        return n;
    }
};

/// Words [begin, end) are protected: an error there continues at `target`. Inner ranges come first.
struct Handler {
    uint32_t begin = 0;
    uint32_t end = 0;
    uint32_t target = 0;
    bool cleanup = false; ///< catches interrupts too, and raises again at its end
};

/// The rest of a chain of accesses that begins with the instruction at `pc`, as one call of `subsref` at `target`: for
/// objects whose class does the indexing itself.
struct WholeChain {
    uint32_t pc = 0;
    uint32_t target = 0;
};

struct Statement {
    uint32_t pc = 0;
    int line1 = 0;
};

/// A variable that a nested function shares with the function around it, or that an anonymous function captures.
struct Capture {
    int slot = 0;       ///< here
    int outer_slot = 0; ///< in the enclosing function
};

/// Name, value and scope of one persistent or shared variable.
struct Box : RefCounted {
    Value value;
};

/// Compiled code of a function, a script's body, or an anonymous function.
///
/// Registers: [0, slot_count) the variables, inputs first; then the scalar constants, filled in at entry; then
/// temporaries from `first_temp` on. A temporary is consumed by the instruction that reads it.
struct Code : RefCounted {
    std::string name;     ///< `area`, `outer/inner`; an anonymous function's text
    SourcePtr source;
    bool is_script = false; ///< runs in the workspace of its caller
    bool is_anonymous = false;
    bool is_main = false; ///< the first function of its file, or a script's body
    bool is_constructor = false;        ///< its output starts as a new object
    RefCounted* class_context = nullptr; ///< vm::ClassDefinition whose private members it sees; outlives the code
    std::string accessor_of;            ///< of a property's access method: `get.Name`, `set.Name`

    std::vector<Instr> words;
    std::vector<Span> spans; ///< of each word
    std::vector<Statement> statements;
    std::vector<Handler> handlers;
    std::vector<WholeChain> whole_chains;
    std::vector<Value> constants;
    std::vector<double> scalar_constants;
    std::vector<CallSite> call_sites;
    std::vector<FieldSite> fields;
    std::vector<Path> paths;
    std::vector<Ref<Code>> closures;

    std::vector<std::string> slot_names;
    std::unordered_map<std::string, int> slot_of;
    std::vector<bool> boxed; ///< slots whose value is in a box: global, persistent, shared with nested functions
    bool has_boxes = false;
    int slot_count = 0;
    int first_temp = 0;
    int register_count = 0;

    int input_count = 0; ///< without varargin
    int varargin_slot = -1;
    std::vector<int> outputs; ///< slots, without varargout
    int varargout_slot = -1;
    /// A call needs nothing but registers: no varargin or varargout, no boxed variables, no function around it.
    bool is_plain = false;
    int most_results = 0;   ///< of a plain function
    int result_slot = -1;   ///< the first output's register, or -1 if it has none of its own

    std::vector<DeclaredArgument> arguments; ///< lines of the `arguments` blocks, in order
    bool binds_arguments = false;            ///< there is a block for inputs: the number of arguments is checked by it
    bool sorts_arguments = false;            ///< it has options or repeating arguments: values change places

    Code* parent = nullptr; ///< the function around a nested one
    std::vector<Capture> captures;
    std::unordered_map<std::string, Ref<Code>> nested; ///< by name
    std::vector<Ref<Box>> persistents;                 ///< by slot; null until made
    Ref<RefCounted> unit; ///< vm::FileUnit that this code belongs to
    std::vector<std::string> imports; ///< `pkg.fun`, `pkg.*`: of the function's `import` statements

    // ---- what the VM and the JIT keep
    std::vector<std::shared_ptr<void>> compiled_loops; ///< jit::CompiledLoop by word index; sparse

    int find_slot(const std::string& name) const {
        const auto found = slot_of.find(name);
        return found == slot_of.end() ? -1 : found->second;
    }
    int line_of(size_t pc) const {
        return pc < spans.size() ? source->locate(spans[pc].begin).line1 : 0;
    }
};

/// `etna --dump-bytecode`: one line an instruction, then the bytecode of anonymous and nested functions.
std::string disassemble(const Code& code);
/// Empty if the code is well formed, else what is wrong: register numbers, indices, jump targets.
std::string verify(const Code& code);

} // namespace etna::bytecode
