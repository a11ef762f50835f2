#include "gpu/kernel/glsl_body.h"

#include <bit>
#include <cmath>
#include <cstdio>
#include <utility>

namespace etna::gpu {

using namespace etna::accel;
using ir::Op;
using ir::Type;

namespace {

std::string var(ir::ValueId id) {
    return "v" + std::to_string(id);
}

std::string hex32(uint32_t value) {
    char text[16];
    std::snprintf(text, sizeof text, "0x%xu", value);
    return text;
}

std::string hex64(uint64_t value) {
    char text[24];
    std::snprintf(text, sizeof text, "0x%llxul", static_cast<unsigned long long>(value));
    return text;
}

bool is_plain(double value, double smallest_normal) {
    return std::isfinite(value) && (std::fabs(value) >= smallest_normal || (value == 0 && !std::signbit(value)));
}

/// 17 (9) significant digits name one double (float); a decimal point makes sure that it is read as one.
std::string decimal(double value, const char* format) {
    char text[40];
    std::snprintf(text, sizeof text, format, value);
    std::string out = text;
    if (out.find_first_of(".e") == std::string::npos)
        out += ".0";
    return out;
}

std::string glsl_float(float value) {
    if (!is_plain(value, 0x1p-126))
        return "uintBitsToFloat(" + hex32(std::bit_cast<uint32_t>(value)) + ")";
    return decimal(static_cast<double>(value), "%.9g");
}

const char* zero_of(Type type) {
    switch (type) {
    case Type::F64:
        return "0.0LF";
    case Type::F32:
        return "0.0";
    case Type::I32:
        return "0";
    case Type::U32:
        return "0u";
    case Type::I64:
        return "0l";
    case Type::U64:
        return "0ul";
    case Type::Bool:
        return "false";
    }
    return "0";
}

} // namespace

const char* glsl_type(Type type) {
    switch (type) {
    case Type::F64:
        return "double";
    case Type::F32:
        return "float";
    case Type::I32:
        return "int";
    case Type::U32:
        return "uint";
    case Type::I64:
        return "int64_t";
    case Type::U64:
        return "uint64_t";
    case Type::Bool:
        return "bool";
    }
    return "uint";
}

const char* glsl_memory_type(ClassId element) {
    switch (element) {
    case ClassId::Double:
        return "double";
    case ClassId::Single:
        return "float";
    case ClassId::Int8:
        return "int8_t";
    case ClassId::Int16:
        return "int16_t";
    case ClassId::Int32:
        return "int";
    case ClassId::Int64:
        return "int64_t";
    case ClassId::UInt8:
    case ClassId::Logical:
        return "uint8_t";
    case ClassId::UInt16:
    case ClassId::Char:
        return "uint16_t";
    case ClassId::UInt32:
        return "uint";
    default:
        return "uint64_t";
    }
}

std::string glsl_store(ClassId element, const std::string& value) {
    if (element == ClassId::Logical)
        return "uint8_t(" + value + " ? 1u : 0u)";
    return std::string(glsl_memory_type(element)) + "(" + value + ")";
}

const char* missing_storage(ClassId element, const Capabilities& c) {
    if (!is_flat(element))
        return "elements of this class";
    if (element == ClassId::Double && !c.float64)
        return "double precision";
    const size_t size = element_size(element);
    if (size == 1 && !c.storage8)
        return "8-bit storage";
    if (size == 2 && !c.storage16)
        return "16-bit storage";
    if ((element == ClassId::Int64 || element == ClassId::UInt64) && !c.int64)
        return "64-bit integers";
    return nullptr;
}

std::string glsl_double(double value) {
    if (!is_plain(value, 0x1p-1022)) {
        const uint64_t bits = std::bit_cast<uint64_t>(value);
        return "packDouble2x32(uvec2(" + hex32(static_cast<uint32_t>(bits)) + ", " +
               hex32(static_cast<uint32_t>(bits >> 32)) + "))";
    }
    return decimal(value, "%.17g") + "LF";
}

GlslBody::GlslBody(const ir::Kernel& kernel, const Capabilities& capabilities, const Traits& traits, uint32_t vector)
    : kernel_(kernel), capabilities_(capabilities), traits_(traits), vector_(vector) {
    for (const ir::Input& input : kernel.inputs) {
        if (const char* missing = missing_storage(input.element, capabilities))
            require(false, missing);
    }
    if (vector)
        find_shared();
    emit_indices();
    bool single = false, exceptional = false;
    for (const ir::Instruction& i : kernel.body) {
        single = single || i.type == Type::F32;
        exceptional = exceptional || (i.op == Op::Guard && i.bits == ir::kExceptional);
    }
    watches_singles_ = single && !traits.subnormals32();
    if (watches_singles_ || (exceptional && !capabilities.is_cpu))
        emit_twice();
    else
        for (ir::ValueId id = 0; id < kernel.body.size(); ++id)
            emit(id);
}

namespace {

/// An operation on singles to which it matters whether they are subnormal, flush-proof ones aside.
bool is_sensitive(const ir::Instruction& i) {
    switch (i.op) {
    case Op::Add:
    case Op::Sub:
    case Op::Mul:
    case Op::Div:
    case Op::Neg: // by the sign bit, but a compiler may see through that
    case Op::Abs:
    case Op::Eq:
    case Op::Ne:
    case Op::Lt:
    case Op::Le:
        return i.bits != ir::kFlushProof;
    case Op::Sqrt:
        return true;
    case Op::Convert:
        return i.type == Type::F64;
    default:
        return false;
    }
}

} // namespace

/// Integers that depend on nothing but scalars and the upper bits of the index: blocks of random numbers.
void GlslBody::find_shared() {
    const auto& body = kernel_.body;
    shared_.assign(body.size(), false);
    bool inside = false; // of a guarded region or a loop
    for (ir::ValueId id = 0; id < body.size(); ++id) {
        const ir::Instruction& i = body[id];
        inside = i.op == Op::Guard || i.op == Op::Loop || (inside && i.op != Op::EndGuard && i.op != Op::EndLoop);
        if (inside || i.op == Op::EndGuard || i.op == Op::EndLoop || is_float(i.type))
            continue;
        bool shared = i.op == Op::Constant || i.op == Op::Parameter || is_upper_index(i);
        if (!shared && ir::operand_count(i.op) > 0 && i.op != Op::Gather && i.op != Op::Lookup) {
            shared = true;
            for (const ir::ValueId o : {i.a, i.b, i.c})
                shared = shared && (o == ir::kNoValue || shared_[o]);
        }
        shared_[id] = shared;
    }
    emitting_shared_ = true;
    for (ir::ValueId id = 0; id < body.size(); ++id)
        if (shared_[id]) {
            emit(id);
            shared_text_ += std::exchange(statements_, {});
        }
    emitting_shared_ = false;
}

/// Which values to watch. Plain operations never return subnormal numbers; loads and bits may be some.
void GlslBody::find_clean() {
    const auto& body = kernel_.body;
    std::vector<bool> clean(body.size(), true);
    for (bool changed = true; changed;) { // a carry is clean as long as nothing says otherwise
        changed = false;
        for (ir::ValueId id = 0; id < body.size(); ++id) {
            const ir::Instruction& i = body[id];
            if (i.type != Type::F32 || !clean[id])
                continue;
            const float value = std::bit_cast<float>(static_cast<uint32_t>(i.bits));
            bool is_clean = true;
            switch (i.op) {
            case Op::Load:
            case Op::Gather:
            case Op::Parameter:
            case Op::Bitcast:
                is_clean = false;
                break;
            case Op::Constant:
                is_clean = std::fpclassify(value) != FP_SUBNORMAL;
                break;
            case Op::Select:
                is_clean = clean[i.b] && clean[i.c];
                break;
            case Op::Carry:
                is_clean = clean[i.a] && clean[i.bits];
                break;
            default:
                break;
            }
            clean[id] = is_clean;
            changed = changed || !is_clean;
        }
    }
    watched_.assign(body.size(), false);
    for (const ir::Instruction& i : body) {
        if (!is_sensitive(i) || body[i.a].type != Type::F32)
            continue;
        for (const ir::ValueId o : {i.a, i.b})
            if (o != ir::kNoValue && !clean[o])
                watched_[o] = true;
    }
}

void GlslBody::emit_twice() {
    if (watches_singles_)
        find_clean();
    const std::string indices = std::move(statements_);
    const auto body = [&](bool plain) {
        plain_ = plain;
        skipped_.clear();
        statements_.clear();
        for (ir::ValueId id = 0; id < kernel_.body.size(); ++id)
            emit(id);
        return std::move(statements_);
    };
    const std::string plain = body(true), careful = body(false);
    std::string before, ends, after;
    std::set<ir::ValueId> values;
    for (const ir::Output& output : kernel_.outputs)
        values.insert(output.value);
    for (const ir::ValueId id : values) {
        const std::string type = glsl_type(kernel_.body[id].type), kept = "kept" + std::to_string(id);
        const std::string precise = kernel_.body[id].type == Type::Bool ? "" : "precise ";
        before += precise + type + " " + kept + ";\n";
        ends += kept + " = " + var(id) + ";\n";
        after += precise + type + " " + var(id) + " = " + kept + ";\n";
    }
    plain_text_ = indices + "bool touched = false;\n" + plain;
    careful_ = indices + careful;
    statements_ = indices + "bool touched = false;\n" + before + "{\n" + plain + ends + "}\nif (touched) {\n" + careful +
                  ends + "}\n" + after;
}

/// A single as an operation of a flushing device sees and returns it: the device does that by itself, a device that
/// only plays such a one does not.
std::string GlslBody::flushed(const std::string& value) const {
    return traits_.plays_flushing ? "eFlush(" + value + ")" : value;
}

/// In the plain body, behind the statement of a value: has something subnormal been lost?
void GlslBody::watch(ir::ValueId id) {
    const ir::Instruction& i = kernel_.body[id];
    const std::string v = var(id), number = std::to_string(id);
    const auto tell = [&](const std::string& condition) {
        statements_ += "bool t" + number + " = " + condition + ";\ntouched = touched || t" + number + ";\n";
    };
    const auto flag = [&](const std::string& name, const std::string& condition) {
        statements_ += "bool " + name + number + " = " + condition + ";\n";
    };
    const auto not_zero = [&](const char* name, ir::ValueId operand) {
        const ir::Instruction& o = kernel_.body[operand];
        if (o.op == Op::Constant && std::bit_cast<float>(static_cast<uint32_t>(o.bits)) != 0)
            return std::string();
        flag(name, var(operand) + " != 0.0");
        return std::string(" && ") + name + number;
    };
    if (watched_[id])
        return tell("((floatBitsToUint(" + v + ") << 1) - 1u) < 0x00ffffffu");
    if (i.type != Type::F32 || (i.bits == ir::kFlushProof && is_sensitive({i.op, i.type}) && i.op != Op::Sqrt))
        return;
    const std::string small = "abs(" + v + ") < 1.17549435e-38";
    switch (i.op) {
    case Op::Add:
    case Op::Sub:
        flag("s", small);
        flag("u", var(i.a) + " != " + (i.op == Op::Add ? "-" : "") + var(i.b));
        return tell("s" + number + " && u" + number);
    case Op::Mul: {
        flag("s", small);
        std::string condition = "s" + number + not_zero("x", i.a);
        condition += not_zero("y", i.b);
        return tell(condition);
    }
    case Op::Div:
        needs_.single = true;
        flag("x", "eModerate32(" + var(i.a) + ")");
        flag("y", "eModerate32(" + var(i.b) + ")");
        flag("z", var(i.a) + " == 0.0");
        flag("w", "x" + number + " || z" + number);
        flag("n", "w" + number + " && y" + number);
        return tell("!n" + number);
    case Op::Sqrt:
        needs_.single = true;
        flag("x", "eModerate32(" + var(i.a) + ")");
        flag("z", var(i.a) + " == 0.0");
        flag("n", "x" + number + " || z" + number);
        return tell("!n" + number);
    case Op::Convert:
        if (kernel_.body[i.a].type == Type::F64) {
            flag("s", small);
            flag("x", "(unpackDouble2x32(" + var(i.a) + ").y << 1) != 0u");
            return tell("s" + number + " && x" + number);
        }
        return;
    default:
        return;
    }
}

void GlslBody::require(bool have, const char* what) {
    if (!have && unsupported_.empty())
        unsupported_ = std::string("the device lacks ") + what;
}

void GlslBody::require_type(Type type) {
    if (type == Type::F64)
        require(capabilities_.float64 && traits_.exact64(), "exact double arithmetic");
    else if (type == Type::F32)
        require(traits_.exact32(), "exact single arithmetic");
    else if (type == Type::I64 || type == Type::U64)
        require(capabilities_.int64, "64-bit integers");
}

uint32_t GlslBody::mask(uint32_t varies) const {
    return varies & ((1u << kernel_.rank) - 1);
}

/// One linear index for each combination of dimensions that an input or an Index instruction varies along.
void GlslBody::emit_indices() {
    const uint32_t all = mask(ir::kAllDims);
    std::set<uint32_t> masks;
    for (const ir::Input& input : kernel_.inputs)
        masks.insert(mask(input.varies));
    for (const ir::Instruction& instruction : kernel_.body) {
        if (instruction.op == Op::Index)
            masks.insert(mask(static_cast<uint32_t>(instruction.bits)));
    }
    masks.erase(all);
    masks.erase(0);
    if (!masks.empty()) {
        statements_ += "uint rest = i;\n";
        for (int d = 0; d < kernel_.rank; ++d) {
            const std::string c = "c" + std::to_string(d), u = "U" + std::to_string(d);
            if (d + 1 < kernel_.rank) { // add_sizes() says how to divide
                const auto word = [&](int k) { return "U" + std::to_string(kernel_.rank + 2 * d + k); };
                const std::string q = "q" + std::to_string(d);
                statements_ += "uint " + q + " = eQuotient(rest, " + word(0) + ", " + word(1) + "); uint " + c +
                               " = rest - " + q + " * " + u + "; rest = " + q + ";\n";
                needs_.quotient = true;
            } else
                statements_ += "uint " + c + " = rest;\n";
        }
    }
    for (const uint32_t m : masks) {
        std::string index;
        for (int d = kernel_.rank - 1; d >= 0; --d) {
            if (!(m >> d & 1))
                continue;
            const std::string c = "c" + std::to_string(d);
            index = index.empty() ? c : c + " + U" + std::to_string(d) + " * (" + index + ")";
        }
        statements_ += "uint i" + std::to_string(m) + " = " + index + ";\n";
    }
    statements_ += "const uint i0 = 0u;\nuint i" + std::to_string(all) + " = i;\n";
}

/// The vector's number, or half of it: what all elements of the vector have in common of their index.
bool GlslBody::is_upper_index(const ir::Instruction& i) const {
    if (i.op != Op::Shr || i.type != Type::U64)
        return false;
    const ir::Instruction &index = kernel_.body[i.a], &by = kernel_.body[i.b];
    return index.op == Op::Index && is_dense(static_cast<uint32_t>(index.bits)) && by.op == Op::Constant &&
           by.bits == static_cast<uint64_t>(std::countr_zero(vector_));
}

void GlslBody::emit(ir::ValueId id) {
    const ir::Instruction& instruction = kernel_.body[id];
    if (!emitting_shared_ && !shared_.empty() && shared_[id])
        return;
    if (plain_ && instruction.op == Op::Guard && instruction.bits == ir::kExceptional) {
        statements_ += "touched = touched || " + var(instruction.a) + ";\n";
        skipping_ = true;
        return;
    }
    if (skipping_) {
        skipping_ = instruction.op != Op::EndGuard;
        skipped_.insert(id);
        return;
    }
    if (instruction.op == Op::Guard) {
        guarded_ = true;
        // Values of the region live outside it; a lane that skips the region never uses them.
        for (ir::ValueId k = id + 1; k < kernel_.body.size() && kernel_.body[k].op != Op::EndGuard; ++k)
            statements_ += std::string("precise ") + glsl_type(kernel_.body[k].type) + " " + var(k) + " = " +
                           zero_of(kernel_.body[k].type) + ";\n";
        // A software device runs both sides of a branch under a mask, but leaves a loop when no lane wants it.
        statements_ += capabilities_.is_cpu ? "for (bool rare = " + var(instruction.a) + "; rare; rare = false) {\n"
                                            : "if (" + var(instruction.a) + ") {\n";
        return;
    }
    if (instruction.op == Op::EndGuard) {
        guarded_ = false;
        statements_ += "}\n";
        return;
    }
    if (instruction.op == Op::Loop) {
        for (ir::ValueId c = id + 1; kernel_.body[c].op == Op::Carry; ++c)
            statements_ += std::string("precise ") + glsl_type(kernel_.body[c].type) + " " + var(c) + " = " +
                           var(kernel_.body[c].a) + ";\n";
        statements_ += "for (uint " + var(id) + " = 0u; " + var(id) + " < " + var(instruction.a) + "; ++" + var(id) +
                       ") {\n";
        loop_ = id;
        return;
    }
    if (instruction.op == Op::EndLoop) {
        for (ir::ValueId c = loop_ + 1; kernel_.body[c].op == Op::Carry; ++c)
            statements_ += var(c) + " = " + var(static_cast<ir::ValueId>(kernel_.body[c].bits)) + ";\n";
        statements_ += "}\n";
        return;
    }
    require_type(instruction.type);
    if (instruction.op == Op::Carry) {
        if (loose())
            watch(id);
        return;
    }
    const std::string value = expression(instruction);
    if (guarded_)
        statements_ += var(id) + " = " + value + ";\n";
    else
        statements_ += std::string(instruction.type == Type::Bool ? "" : "precise ") + glsl_type(instruction.type) +
                       " " + var(id) + " = " + value + ";\n";
    if (loose())
        watch(id);
}

std::string GlslBody::constant(const ir::Instruction& instruction) const {
    const uint64_t bits = instruction.bits;
    const auto low = static_cast<uint32_t>(bits);
    switch (instruction.type) {
    case Type::F64:
        return glsl_double(std::bit_cast<double>(bits));
    case Type::F32:
        return glsl_float(std::bit_cast<float>(low));
    case Type::I32:
        return "int(" + hex32(low) + ")";
    case Type::U32:
        return hex32(low);
    case Type::I64:
        return "int64_t(" + hex64(bits) + ")";
    case Type::U64:
        return hex64(bits);
    case Type::Bool:
        return bits ? "true" : "false";
    }
    return "0";
}

std::string GlslBody::convert(Type to, Type from, const std::string& value) {
    if (to == from)
        return value;
    if (from == Type::Bool) {
        ir::Instruction one;
        one.type = to;
        one.bits = to == Type::F64 ? std::bit_cast<uint64_t>(1.0) : to == Type::F32 ? std::bit_cast<uint32_t>(1.0f) : 1;
        return value + " ? " + constant(one) + " : " + zero_of(to);
    }
    if (to == Type::Bool)
        return value + " != " + zero_of(from);
    if (to == Type::F32 && from == Type::F64) {
        require(traits_.narrowing, "exact rounding from double to single");
        needs_.single = true;
        return loose() ? flushed("float(" + value + ")") : "eNarrow(" + value + ")";
    }
    if (from == Type::F32) {
        needs_.single = true;
        if (to == Type::F64)
            return loose() ? "double(" + flushed(value) + ")" : "eWiden(" + value + ")";
        return std::string(glsl_type(to)) + "(" + value + ")";
    }
    return std::string(glsl_type(to)) + "(" + value + ")";
}

std::string GlslBody::bitcast(Type to, Type from, const std::string& value) const {
    if (from == Type::F64)
        return (to == Type::I64 ? "doubleBitsToInt64(" : "doubleBitsToUint64(") + value + ")";
    if (to == Type::F64)
        return (from == Type::I64 ? "int64BitsToDouble(" : "uint64BitsToDouble(") + value + ")";
    if (from == Type::F32)
        return (to == Type::I32 ? "floatBitsToInt(" : "floatBitsToUint(") + value + ")";
    if (to == Type::F32)
        return (from == Type::I32 ? "intBitsToFloat(" : "uintBitsToFloat(") + value + ")";
    return std::string(glsl_type(to)) + "(" + value + ")";
}

std::string GlslBody::expression(const ir::Instruction& instruction) {
    const Type type = instruction.type;
    const std::string a = var(instruction.a), b = var(instruction.b), c = var(instruction.c);
    const std::string number = std::to_string(instruction.bits);
    const auto source = [&] { return kernel_.body[instruction.a].type; };
    const auto binary = [&](const char* sign) { return a + " " + sign + " " + b; };
    /// An operator on floats goes through a function that minds subnormal numbers, where they matter.
    const auto arithmetic = [&](Type operands, const char* sign, const char* single) {
        if (operands != Type::F32)
            return binary(sign);
        needs_.single = true;
        if (loose() || instruction.bits == ir::kFlushProof) {
            const std::string value = flushed(a) + " " + sign + " " + flushed(b);
            return type == Type::F32 ? flushed(value) : value;
        }
        return std::string(single) + "(" + a + ", " + b + ")";
    };
    const auto rounding = [&](const char* exact64, const char* exact32) {
        (type == Type::F64 ? needs_.rounding64 : needs_.single) = true;
        return std::string(type == Type::F64 ? exact64 : exact32) + "(" + a + ")";
    };
    const auto sign = [&](const char* exact32, const std::string& plain) {
        if (type != Type::F32)
            return plain;
        needs_.single = true;
        return loose() || instruction.bits == ir::kFlushProof ? flushed(plain) : exact32 + a + ")";
    };
    switch (instruction.op) {
    case Op::Constant:
        return constant(instruction);
    case Op::Parameter:
        switch (type) {
        case Type::F64:
            return "packDouble2x32(P" + number + ")";
        case Type::F32:
            return "uintBitsToFloat(P" + number + ".x)";
        case Type::I32:
            return "int(P" + number + ".x)";
        case Type::U32:
            return "P" + number + ".x";
        case Type::I64:
            return "int64_t(packUint2x32(P" + number + "))";
        case Type::U64:
            return "packUint2x32(P" + number + ")";
        case Type::Bool:
            return "P" + number + ".x != 0u";
        }
        return "0";
    case Op::Load: {
        const ir::Input& input = kernel_.inputs[instruction.bits];
        const std::string element = vector_ && is_dense(input.varies)
                                        ? "w" + number + "[lane]"
                                        : "B" + number + "(i" + std::to_string(mask(input.varies)) + ")";
        if (type == Type::Bool)
            return "uint(" + element + ") != 0u";
        return std::string(glsl_type(type)) + "(" + element + ")";
    }
    case Op::Index:
        return std::string(type == Type::U64 ? "uint64_t(i" : "double(i") + std::to_string(mask(static_cast<uint32_t>(instruction.bits))) + ")";
    case Op::Lookup:
        needs_.tables.insert(instruction.bits);
        return "T" + number + "[" + a + "]";
    case Op::Add:
        return arithmetic(type, "+", "eAdd32");
    case Op::Sub:
        return arithmetic(type, "-", "eSub32");
    case Op::Mul:
        return arithmetic(type, "*", "eMul32");
    case Op::MulLow32:
        return "(" + a + " & 0xfffffffful) * (" + b + " & 0xfffffffful)";
    case Op::Div:
        if (type == Type::F64)
            return binary("/");
        needs_.single = true;
        if (loose() || instruction.bits == ir::kFlushProof)
            return flushed("eDivNormal32(" + flushed(a) + ", " + flushed(b) + ")");
        return "eDiv32(" + a + ", " + b + ")";
    case Op::Neg:
        return sign("eNegate32(", "-" + a);
    case Op::Abs:
        return sign("eAbs32(", "abs(" + a + ")");
    case Op::Fma:
        if (type == Type::F32) {
            needs_.single = true;
            return flushed("eFma32(" + flushed(a) + ", " + flushed(b) + ", " + flushed(c) + ")");
        }
        needs_.fma64 = true;
        return "eFma64(" + a + ", " + b + ", " + c + ")";
    case Op::Sqrt:
        if (type == Type::F64)
            return "sqrt(" + a + ")";
        needs_.single = true;
        return (loose() ? "eSqrtNormal32(" : "eSqrt32(") + a + ")";
    case Op::Floor:
        return rounding("eFloor64", "eFloor32");
    case Op::Ceil:
        return rounding("eCeil64", "eCeil32");
    case Op::Trunc:
        return rounding("eTrunc64", "eTrunc32");
    case Op::Eq:
        return arithmetic(source(), "==", "eEq32");
    case Op::Ne:
        return arithmetic(source(), "!=", "eNe32");
    case Op::Lt:
        return arithmetic(source(), "<", "eLt32");
    case Op::Le:
        return arithmetic(source(), "<=", "eLe32");
    case Op::And:
        return binary(type == Type::Bool ? "&&" : "&");
    case Op::Or:
        return binary(type == Type::Bool ? "||" : "|");
    case Op::Xor:
        return binary(type == Type::Bool ? "!=" : "^");
    case Op::Not:
        return (type == Type::Bool ? "!" : "~") + a;
    case Op::Shl:
        return a + " << int(" + b + ")";
    case Op::Shr:
        return vector_ && is_upper_index(instruction) ? "uint64_t(vector)" : a + " >> int(" + b + ")";
    case Op::Select:
        return skipped_.count(instruction.b) ? c : a + " ? " + b + " : " + c;
    case Op::Convert:
        return convert(type, source(), a);
    case Op::Bitcast:
        return bitcast(type, source(), a);
    case Op::Gather: {
        const std::string element = "B" + number + "(" + a + ")";
        if (type == Type::Bool)
            return "uint(" + element + ") != 0u";
        return std::string(glsl_type(type)) + "(" + element + ")";
    }
    case Op::Guard:
    case Op::EndGuard:
    case Op::Loop:
    case Op::Carry:
    case Op::EndLoop:
        break;
    }
    return zero_of(type);
}

/// Division by a number that is the same for all: Granlund and Montgomery, "Division by invariant integers using
/// multiplication" (PLDI 1994).
constexpr const char* kQuotient = R"(
uint eQuotient(uint n, uint magic, uint bits) {
    uint high, low;
    umulExtended(n, magic, high, low);
    return (high + ((n - high) >> min(bits, 1u))) >> (max(bits, 1u) - 1u);
}
)";

std::string GlslBody::support() const {
    std::string out;
    for (const uint64_t number : needs_.tables) {
        const auto words = ir::table(static_cast<ir::Table>(number));
        const std::string size = std::to_string(words.size());
        out += "const uint64_t T" + std::to_string(number) + "[" + size + "] = uint64_t[" + size + "](";
        for (size_t k = 0; k < words.size(); ++k)
            out += (k ? ", " : "") + hex64(words[k]);
        out += ");\n";
    }
    if (needs_.quotient)
        out += kQuotient;
    if (needs_.fma64)
        out += glsl_fma64(traits_);
    if (needs_.rounding64)
        out += glsl_rounding64(traits_);
    if (needs_.single)
        out += glsl_single_arithmetic(traits_);
    return out;
}

} // namespace etna::gpu
