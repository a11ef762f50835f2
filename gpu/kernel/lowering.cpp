#include "gpu/kernel/lowering.h"

#include "gpu/kernel/glsl_body.h"

#include "engine/accel/reduce_tree.h"

#include <bit>
#include <cmath>
#include <string>
#include <vector>

namespace etna::gpu {

using namespace etna::accel;

namespace {

constexpr uint64_t kTiledInner = 16;    ///< so many neighbouring results share a workgroup
constexpr uint64_t kNarrowInner = 32;   ///< so many neighbouring results make narrow loads contiguous
constexpr uint64_t kNarrowReduced = 64; ///< shorter reductions leave most lanes of a wide pass idle

std::string identity_of(ir::Reduction op) {
    switch (op) {
    case ir::Reduction::Sum:
        return glsl_double(-0.0);
    case ir::Reduction::Prod:
        return "1.0LF";
    default:
        return "packDouble2x32(uvec2(0u, 0x7ff80000u))";
    }
}

/// double eStep<suffix>(double a, double b): one step of a reduction, as reduction_step in reduce_tree.h.
std::string step_function(ir::Reduction op, const std::string& name) {
    const char* expression = "a + b";
    switch (op) {
    case ir::Reduction::Prod:
        expression = "a * b";
        break;
    case ir::Reduction::Min:
        expression = "(b < a || a != a) ? b : a";
        break;
    case ir::Reduction::Max:
        expression = "(b > a || a != a) ? b : a";
        break;
    default:
        break;
    }
    return "double " + name + "(double a, double b) { precise double r = " + expression + "; return r; }\n";
}

struct ReducedOutput {
    uint32_t buffer;
    ir::Reduction op;
    ir::ValueId value;
    std::string step;   ///< name of its step function
    std::string number; ///< suffix of its variables
};

/// What computes an element, and, where that may find that it has to be done with care, how.
struct Statements {
    std::string usual, careful;
    bool is_double() const { return !careful.empty(); }
};

/// `for` loop over one lane's values of the block: r = first, first + 16, ... ; folds them into acc<number>.
std::string lane_loop(const std::vector<ReducedOutput>& reduced, const Statements& body, const std::string& first) {
    std::string declare, reset, fold;
    for (const auto& r : reduced) {
        declare += "precise double acc" + r.number + " = " + identity_of(r.op) + ";\n";
        reset += "acc" + r.number + " = " + identity_of(r.op) + ";\n";
        fold += "acc" + r.number + " = " + r.step + "(acc" + r.number + ", v" + std::to_string(r.value) + ");\n";
    }
    const auto loop = [&](const std::string& statements, const std::string& end) {
        return "for (uint r = " + first +
               ", last = min(block * 256u + 256u, reduced); r < last; r += 16u) {\n"
               "uint i = point % inner + inner * (r + reduced * (point / inner));\n" +
               statements + fold + end + "}\n";
    };
    if (!body.is_double())
        return declare + loop(body.usual, "");
    // Elements that want care are found on the way; then all are computed again. So the usual loop has no branches.
    return declare + "bool care = false;\n" + loop(body.usual, "care = care || touched;\n") + "if (care) {\n" + reset +
           loop(body.careful, "") + "}\n";
}

std::string wide_main(const std::vector<ReducedOutput>& reduced, const Statements& body) {
    std::string out;
    for (const auto& r : reduced)
        out += "shared double sh" + r.number + "[256];\n";
    out += "void main() {\n"
           "uint tid = gl_LocalInvocationID.x; uint lane = tid & 15u; uint slot = tid >> 4;\n"
           "uint group = base + gl_WorkGroupID.x; uint point = group / partials; uint part = group % partials;\n"
           "uint block = part * 16u + slot;\n";
    out += lane_loop(reduced, body, "block * 256u + lane");
    for (const auto& r : reduced)
        out += "sh" + r.number + "[tid] = acc" + r.number + ";\n";
    out += "barrier();\n"
           "for (uint w = 8u; w > 0u; w >>= 1) {\nif (lane < w) {\n";
    for (const auto& r : reduced)
        out += "sh" + r.number + "[tid] = " + r.step + "(sh" + r.number + "[tid], sh" + r.number + "[tid + w]);\n";
    out += "}\nbarrier();\n}\n"
           "for (uint s = 1u; s < 16u; s <<= 1) {\n"
           "if (lane == 0u && (slot & (2u * s - 1u)) == 0u && block + s < blocks) {\n";
    for (const auto& r : reduced)
        out +=
            "sh" + r.number + "[tid] = " + r.step + "(sh" + r.number + "[tid], sh" + r.number + "[tid + 16u * s]);\n";
    out += "}\nbarrier();\n}\nif (tid == 0u) {\n";
    for (const auto& r : reduced)
        out += "B" + std::to_string(r.buffer) + "(point * partials + part) = sh" + r.number + "[0];\n";
    return out + "}\n}\n";
}

/// As wide_main for `inner` results and as many blocks of each as fit: a power of two, so that they are a subtree.
std::string tiled_main(const std::vector<ReducedOutput>& reduced, const Statements& body) {
    std::string out;
    for (const auto& r : reduced)
        out += "shared double sh" + r.number + "[256];\n";
    out += "void main() {\n"
           "uint tid = gl_LocalInvocationID.x; uint slots = 1u << findMSB(16u / inner);\n"
           "uint lane = (tid / inner) & 15u; uint slot = (tid / inner) >> 4; bool used = slot < slots;\n"
           "uint group = base + gl_WorkGroupID.x; uint part = group % partials;\n"
           "uint point = tid % inner + inner * (group / partials);\n"
           "uint block = used ? part * slots + slot : blocks;\n";
    out += lane_loop(reduced, body, "block * 256u + lane");
    for (const auto& r : reduced)
        out += "sh" + r.number + "[tid] = acc" + r.number + ";\n";
    out += "barrier();\n"
           "for (uint w = 8u; w > 0u; w >>= 1) {\nif (used && lane < w) {\n";
    for (const auto& r : reduced)
        out += "sh" + r.number + "[tid] = " + r.step + "(sh" + r.number + "[tid], sh" + r.number + "[tid + w * inner]);\n";
    out += "}\nbarrier();\n}\n"
           "for (uint s = 1u; s < slots; s <<= 1) {\n"
           "if (used && lane == 0u && (slot & (2u * s - 1u)) == 0u && block + s < blocks) {\n";
    for (const auto& r : reduced)
        out += "sh" + r.number + "[tid] = " + r.step + "(sh" + r.number + "[tid], sh" + r.number +
               "[tid + 16u * inner * s]);\n";
    out += "}\nbarrier();\n}\nif (used && lane == 0u && slot == 0u) {\n";
    for (const auto& r : reduced)
        out += "B" + std::to_string(r.buffer) + "(point * partials + part) = sh" + r.number + "[tid];\n";
    return out + "}\n}\n";
}

/// The loads of one vector, and declarations for the vectors to store.
struct VectorAccess {
    std::string loads, results, stores, ends;
    std::string single_stores; ///< of one element, number `lane` of the vector
};
VectorAccess vector_access(const ir::Kernel& kernel, uint32_t width);

/// The elements of a vector one by one, each folded into acc<number>_<element> if `guard` says so.
std::string fold_vector(const VectorAccess& access, const std::vector<ReducedOutput>& reduced, uint32_t width,
                        const std::string& element, const std::string& guard, const std::string& end) {
    std::string text = access.loads + access.results;
    for (uint32_t lane = 0; lane < width; ++lane) {
        const std::string number = std::to_string(lane);
        text += "{\nconst uint lane = " + number + "u; uint i = " + std::to_string(width) + "u * vector + lane;\n" +
                element + access.stores + guard + "{\n";
        for (const auto& r : reduced) {
            const std::string name = "acc" + r.number + "_" + number;
            text += name + " = " + r.step + "(" + name + ", v" + std::to_string(r.value) + ");\n";
        }
        text += "}\n" + end + "}\n";
    }
    return text;
}

/// Declares the accumulators and runs `loop(statements, end of each element)`; if an element wants care, again with it.
template <class Loop>
std::string fold_with_care(const std::vector<ReducedOutput>& reduced, uint32_t width, const Statements& body, Loop loop) {
    std::string declare, reset;
    for (const auto& r : reduced)
        for (uint32_t lane = 0; lane < width; ++lane) {
            const std::string set = "acc" + r.number + "_" + std::to_string(lane) + " = " + identity_of(r.op) + ";\n";
            declare += "precise double " + set;
            reset += set;
        }
    if (!body.is_double())
        return declare + loop(body.usual, std::string());
    return declare + "bool care = false;\n" + loop(body.usual, std::string("care = care || touched;\n")) +
           "if (care) {\n" + reset + loop(body.careful, std::string()) + "}\n";
}

/// As wide_main, but an invocation has four neighbouring lanes of a block.
std::string vector_wide_main(const ir::Kernel& kernel, const std::vector<ReducedOutput>& reduced,
                             const Statements& statements, const std::string& shared) {
    const VectorAccess access = vector_access(kernel, kVector);
    std::string out;
    for (const auto& r : reduced)
        out += "shared double sh" + r.number + "[1024];\n";
    out += "void main() {\n"
           "uint tid = gl_LocalInvocationID.x; uint slot = tid >> 2;\n"
           "uint group = base + gl_WorkGroupID.x; uint point = group / partials; uint part = group % partials;\n"
           "uint block = part * 64u + slot; uint last = min(block * 256u + 256u, reduced);\n";
    // A fixed number of rounds whose loads need no condition: the compiler has many of them under way at once.
    out += fold_with_care(reduced, kVector, statements, [&](const std::string& element, const std::string& end) {
        std::string text = "for (uint k = 0u; k < 16u; ++k) {\n"
                           "uint r = block * 256u + (tid & 3u) * 4u + 16u * k;\n"
                           "uint vector = (min(r, reduced - 1u) + reduced * point) >> 2;\n" +
                           shared + fold_vector(access, reduced, kVector, element, "if (r + lane < last) ", end);
        return text + (access.ends.empty() ? "" : "if (r < last) {\n" + access.ends + "}\n") + "}\n";
    });
    for (const auto& r : reduced)
        for (uint32_t lane = 0; lane < kVector; ++lane)
            out += "sh" + r.number + "[tid * 4u + " + std::to_string(lane) + "u] = acc" + r.number + "_" +
                   std::to_string(lane) + ";\n";
    out += "barrier();\n"
           "for (uint w = 8u; w > 0u; w >>= 1) {\n"
           "for (uint k = tid; k < 64u * w; k += 256u) {\nuint at = (k / w) * 16u + k % w;\n";
    for (const auto& r : reduced)
        out += "sh" + r.number + "[at] = " + r.step + "(sh" + r.number + "[at], sh" + r.number + "[at + w]);\n";
    out += "}\nbarrier();\n}\n"
           "for (uint s = 1u; s < 64u; s <<= 1) {\n"
           "if (tid < 64u && (tid & (2u * s - 1u)) == 0u && part * 64u + tid + s < blocks) {\n";
    for (const auto& r : reduced)
        out += "sh" + r.number + "[tid * 16u] = " + r.step + "(sh" + r.number + "[tid * 16u], sh" + r.number +
               "[(tid + s) * 16u]);\n";
    out += "}\nbarrier();\n}\nif (tid == 0u) {\n";
    for (const auto& r : reduced)
        out += "B" + std::to_string(r.buffer) + "(point * partials + part) = sh" + r.number + "[0];\n";
    return out + "}\n}\n";
}

/// As tiled_main, but an invocation has `width` neighbouring results.
std::string vector_tiled_main(const ir::Kernel& kernel, const std::vector<ReducedOutput>& reduced,
                              const Statements& statements, const std::string& shared, uint32_t width) {
    const VectorAccess access = vector_access(kernel, width);
    const std::string w = std::to_string(width) + "u";
    std::string out;
    for (const auto& r : reduced)
        out += "shared double sh" + r.number + "[" + std::to_string(256 * width) + "];\n";
    out += "void main() {\n"
           "uint tid = gl_LocalInvocationID.x; uint columns = inner / " + w + "; uint column = tid % columns;\n"
           "uint slots = 1u << findMSB(16u / columns);\n"
           "uint row = (tid / columns) & 15u; uint slot = (tid / columns) >> 4; bool used = slot < slots;\n"
           "uint group = base + gl_WorkGroupID.x; uint part = group % partials; uint outer = group / partials;\n"
           "uint block = used ? part * slots + slot : blocks;\n";
    out += fold_with_care(reduced, width, statements, [&](const std::string& element, const std::string& end) {
        return "for (uint r = block * 256u + row, last = min(block * 256u + 256u, reduced); r < last; r += 16u) {\n"
               "uint vector = column + columns * (r + reduced * outer);\n" +
               shared + fold_vector(access, reduced, width, element, "", end) + access.ends + "}\n";
    });
    const auto each = [&](auto line) {
        for (const auto& r : reduced)
            for (uint32_t lane = 0; lane < width; ++lane)
                out += line(r, "sh" + r.number + "[tid + " + std::to_string(256 * lane) + "u", std::to_string(lane));
    };
    const auto fold = [&](const std::string& distance) {
        each([&](const ReducedOutput& r, const std::string& at, const std::string&) {
            return at + "] = " + r.step + "(" + at + "], " + at + " + " + distance + "]);\n";
        });
    };
    each([&](const ReducedOutput& r, const std::string& at, const std::string& lane) {
        return at + "] = acc" + r.number + "_" + lane + ";\n";
    });
    out += "barrier();\nfor (uint w = 8u; w > 0u; w >>= 1) {\nif (used && row < w) {\n";
    fold("w * columns");
    out += "}\nbarrier();\n}\n"
           "for (uint s = 1u; s < slots; s <<= 1) {\n"
           "if (used && row == 0u && (slot & (2u * s - 1u)) == 0u && block + s < blocks) {\n";
    fold("16u * columns * s");
    out += "}\nbarrier();\n}\nif (used && row == 0u && slot == 0u) {\n";
    each([&](const ReducedOutput& r, const std::string& at, const std::string& lane) {
        return "B" + std::to_string(r.buffer) + "((" + w + " * column + " + lane +
               "u + inner * outer) * partials + part) = " + at + "];\n";
    });
    return out + "}\n}\n";
}

/// Lanes are folded in bit-reversed order, so that the tree over the 16 lanes needs a stack of four values only.
std::string narrow_main(const std::vector<ReducedOutput>& reduced, const Statements& body) {
    std::string out =
        "void main() {\n"
        "if (gl_GlobalInvocationID.x >= count) return;\n"
        "uint item = base + gl_GlobalInvocationID.x; uint point = item % results; uint block = item / results;\n";
    for (const auto& r : reduced)
        out += "double st" + r.number + "[5];\n";
    out += "for (uint j = 0u; j < 16u; ++j) {\nuint lane = bitfieldReverse(j) >> 28;\n";
    out += lane_loop(reduced, body, "block * 256u + lane");
    out += "uint level = 0u;\nfor (uint m = j; (m & 1u) != 0u; m >>= 1) {\n";
    for (const auto& r : reduced)
        out += "acc" + r.number + " = " + r.step + "(st" + r.number + "[level], acc" + r.number + ");\n";
    out += "++level;\n}\n";
    for (const auto& r : reduced)
        out += "st" + r.number + "[level] = acc" + r.number + ";\n";
    out += "}\n";
    for (const auto& r : reduced)
        out += "B" + std::to_string(r.buffer) + "(point * partials + block) = st" + r.number + "[4];\n";
    return out + "}\n";
}

/// The double `x` as an element of a class: rounding half away from zero and saturation for integers, NaN becomes 0.
std::string reduced_store(ClassId element) {
    switch (element) {
    case ClassId::Double:
        return "x";
    case ClassId::Single:
        return "eNarrow(x)";
    case ClassId::Logical:
        return "uint8_t(x != 0.0LF ? 1u : 0u)";
    default:
        break;
    }
    const size_t bits = 8 * element_size(element);
    const bool is_signed = is_signed_integer(element);
    const double top =
        is_signed ? std::ldexp(1.0, static_cast<int>(bits) - 1) : std::ldexp(1.0, static_cast<int>(bits));
    const std::string memory = glsl_memory_type(element);
    const char* whole = bits == 64 ? (is_signed ? "int64_t" : "uint64_t") : (is_signed ? "int" : "uint");
    const std::string low = glsl_double(is_signed ? -top : 0.0);
    std::string largest;
    if (bits == 64)
        largest = is_signed ? "int64_t(0x7ffffffffffffffful)" : "0xfffffffffffffffful";
    else
        largest = std::string(whole) + "(" + glsl_double(top - 1) + ")";
    return memory + "(x != x ? " + whole + "(0) : (eRoundAway(x) <= " + low + " ? " + whole + "(" + low +
           ") : (eRoundAway(x) >= " + glsl_double(top) + " ? " + largest + " : " + whole + "(eRoundAway(x)))))";
}

/// About how many machine operations an element costs: outside loops, and in one iteration of a loop.
std::pair<uint32_t, uint32_t> weights_of(const ir::Kernel& kernel, const Traits& traits) {
    uint32_t outside = 4, inside = 0;
    bool loop = false;
    for (const ir::Instruction& instruction : kernel.body) {
        loop = instruction.op == ir::Op::Loop || (loop && instruction.op != ir::Op::EndLoop);
        uint32_t& weight = loop ? inside : outside;
        switch (instruction.op) {
        case ir::Op::Fma:
            weight += traits.fma64 ? 1 : 50;
            break;
        case ir::Op::Div:
        case ir::Op::Sqrt:
            weight += 8;
            break;
        default:
            weight += 1;
            break;
        }
    }
    return {outside, inside};
}

constexpr size_t kLightProducts = 16; ///< fused multiply-adds of doubles: an exponential has about as many
constexpr size_t kVectorBody = 300; ///< longer kernels wait for arithmetic, not for memory

/// Neighbours share a block of Philox.
bool shares_blocks(const ir::Kernel& kernel, uint64_t shift) {
    return std::any_of(kernel.body.begin(), kernel.body.end(), [&](const ir::Instruction& i) {
        return i.op == ir::Op::Shr && kernel.body[i.a].op == ir::Op::Index && i.type == ir::Type::U64 &&
               kernel.body[i.b].op == ir::Op::Constant && kernel.body[i.b].bits == shift;
    });
}

std::string vector_memory(ClassId element, uint32_t width) {
    const char* kind = element == ClassId::Single    ? "vec"
                       : element == ClassId::Double  ? "dvec"
                       : element == ClassId::Int32   ? "ivec"
                       : element == ClassId::Logical ? "u8vec"
                                                     : "uvec";
    return kind + std::to_string(width);
}

std::string vector_register(ClassId element, uint32_t width) {
    return element == ClassId::Logical ? "uvec" + std::to_string(width) : vector_memory(element, width);
}

VectorAccess vector_access(const ir::Kernel& kernel, uint32_t width) {
    const uint32_t all = (1u << kernel.rank) - 1;
    VectorAccess access;
    for (size_t k = 0; k < kernel.inputs.size(); ++k) {
        const ir::Input& input = kernel.inputs[k];
        if (input.gathered || (input.varies & all) != all)
            continue;
        const std::string number = std::to_string(k), type = vector_register(input.element, width);
        access.loads += type + " w" + number + " = " + type + "(B" + number + "(vector));\n";
    }
    for (size_t k = 0; k < kernel.outputs.size(); ++k) {
        const ir::Output& output = kernel.outputs[k];
        if (output.reduction != ir::Reduction::None)
            continue;
        const std::string number = std::to_string(kernel.inputs.size() + k), value = "v" + std::to_string(output.value);
        access.results += vector_register(output.element, width) + " o" + number + ";\n";
        access.stores += "o" + number + "[lane] = " +
                         (output.element == ClassId::Logical ? value + " ? 1u : 0u" : value) + ";\n";
        access.single_stores += "B" + number + "(vector)[lane] = " + glsl_store(output.element, value) + ";\n";
        access.ends += "B" + number + "(vector) = " + vector_memory(output.element, width) + "(o" + number + ");\n";
    }
    return access;
}

/// Loads whole vectors, computes their elements one by one, stores whole vectors; then the elements that want care.
std::string vector_main(const ir::Kernel& kernel, const GlslBody& body, uint32_t width) {
    const VectorAccess access = vector_access(kernel, width);
    const std::string index = "uint i = " + std::to_string(width) + "u * vector + lane;\n";
    std::string out = "void main() {\nif (gl_GlobalInvocationID.x >= count) return;\n"
                      "uint vector = base + gl_GlobalInvocationID.x;\n" +
                      access.loads + access.results + body.shared_statements();
    if (body.is_double())
        out += "uint care = 0u;\n";
    for (uint32_t lane = 0; lane < width; ++lane) {
        out += "{\nconst uint lane = " + std::to_string(lane) + "u;\n" + index;
        out += body.is_double() ? body.plain_statements() : body.statements();
        out += access.stores;
        if (body.is_double())
            out += "care |= touched ? " + std::to_string(1u << lane) + "u : 0u;\n";
        out += "}\n";
    }
    out += access.ends;
    if (body.is_double())
        out += "for (; care != 0u; care &= care - 1u) {\nuint lane = uint(findLSB(care));\n" + index +
               body.careful_statements() + access.single_stores + "}\n";
    return out + "}\n";
}

constexpr const char* kRoundAway = R"(
double eRoundAway(double x) {
    double t = eTrunc64(x);
    precise double d = x - t;
    precise double up = t + 1.0LF;
    precise double down = t - 1.0LF;
    return d >= 0.5LF ? up : (d <= -0.5LF ? down : t);
}
)";

} // namespace

uint32_t vector_width(const ir::Kernel& kernel) {
    const uint32_t all = (1u << kernel.rank) - 1;
    bool four = true, two = true, any = false;
    const auto element = [&](ClassId cls) {
        any = true;
        four = four && (element_size(cls) == 4 || cls == ClassId::Logical);
        two = two && (cls == ClassId::Double || cls == ClassId::Logical);
    };
    for (const ir::Input& input : kernel.inputs)
        if (!input.gathered && (input.varies & all) == all)
            element(input.element);
    for (const ir::Output& output : kernel.outputs)
        if (output.reduction == ir::Reduction::None)
            element(output.element);
    if (!any)
        return 0;
    size_t length = 0, products = 0, quotients = 0;
    bool exceptional = false; // what stands in such a region is not for ordinary elements
    for (const ir::Instruction& i : kernel.body) {
        if (i.op == ir::Op::Guard)
            exceptional = i.bits == ir::kExceptional;
        if (i.op == ir::Op::EndGuard)
            exceptional = false;
        if (exceptional)
            continue;
        ++length;
        const bool other_place = i.op == ir::Op::Gather && kernel.body[i.a].op != ir::Op::Loop; // beyond the end
        if (i.op == ir::Op::Loop || other_place)
            return 0;
        products += i.op == ir::Op::Fma && i.type == ir::Type::F64;
        quotients += i.op == ir::Op::Div && i.type == ir::Type::F64;
    }
    four = four && (kernel.reduces() || products == 0);
    // Doubles two at a time save time at the memory, not in arithmetic.
    const bool light = products <= kLightProducts && (products == 0 || quotients == 0);
    two = two && (shares_blocks(kernel, 1) || (light && !kernel.reduces()));
    if (length > kVectorBody)
        return 0;
    return four ? 4 : two ? 2 : 0;
}

void add_sizes(std::span<const int64_t> sizes, std::vector<uint32_t>& words) {
    for (const int64_t size : sizes)
        words.push_back(static_cast<uint32_t>(size));
    for (size_t d = 0; d + 1 < sizes.size(); ++d) { // as eQuotient in glsl_body.cpp takes them
        const auto n = std::max<uint64_t>(1, static_cast<uint64_t>(sizes[d]));
        const auto bits = static_cast<uint64_t>(std::bit_width(n - 1));
        words.push_back(static_cast<uint32_t>((uint64_t{1} << 32) * ((uint64_t{1} << bits) - n) / n + 1));
        words.push_back(static_cast<uint32_t>(bits));
    }
}

Shape shape_of(const ir::Kernel& kernel, std::span<const int64_t> sizes) {
    Shape shape;
    uint64_t outer = 1;
    for (int d = 0; d < kernel.rank; ++d) {
        const auto size = static_cast<uint64_t>(sizes[static_cast<size_t>(d)]);
        shape.elements *= size;
        if (!kernel.reduces())
            continue;
        if (d < kernel.reduce_begin)
            shape.inner *= size;
        else if (d < kernel.reduce_end)
            shape.reduced *= size;
        else
            outer *= size;
    }
    const uint32_t width = vector_width(kernel);
    shape.width = std::max(width, 1u);
    if (!kernel.reduces()) {
        shape.kind = width ? PassKind::Vector : PassKind::Elementwise;
        return shape;
    }
    shape.results = shape.inner * outer;
    shape.blocks = (shape.reduced + kReduceBlock - 1) / kReduceBlock;
    const bool columns = width && shape.inner > 1 && shape.inner % width == 0 && shape.inner / width <= kTiledInner;
    shape.kind = PassKind::Wide;
    if (shape.reduced <= kNarrowReduced || (shape.inner >= kNarrowInner && !columns))
        shape.kind = PassKind::Narrow;
    else if (columns)
        shape.kind = PassKind::VectorTiled;
    else if (shape.inner > 1 && shape.inner <= kTiledInner)
        shape.kind = PassKind::Tiled;
    else if (shape.inner == 1 && (shape.results == 1 || shape.reduced % kVector == 0) && width == kVector)
        shape.kind = PassKind::VectorWide;
    uint64_t together = 1;
    if (shape.kind == PassKind::Wide)
        together = kWideBlocks;
    else if (shape.kind == PassKind::VectorWide)
        together = kVectorWideBlocks;
    else if (shape.kind == PassKind::Tiled)
        together = std::bit_floor(kWideBlocks / shape.inner);
    else if (shape.kind == PassKind::VectorTiled)
        together = std::bit_floor(kWideBlocks * shape.width / shape.inner);
    shape.partials = (shape.blocks + together - 1) / together;
    return shape;
}

uint64_t first_pass_items(const Shape& shape) {
    switch (shape.kind) {
    case PassKind::Elementwise:
        return shape.elements;
    case PassKind::Vector:
        return (shape.elements + shape.width - 1) / shape.width;
    case PassKind::Tiled:
    case PassKind::VectorTiled:
        return shape.results / shape.inner * shape.partials;
    default:
        return shape.results * shape.partials;
    }
}

Result<Lowered> lower(const ir::Kernel& kernel, PassKind kind, const Capabilities& capabilities, const Traits& traits) {
    const bool vector = kind == PassKind::Vector || kind == PassKind::VectorWide || kind == PassKind::VectorTiled;
    const uint32_t width = vector ? vector_width(kernel) : 0;
    const bool elementwise = kind == PassKind::Vector || kind == PassKind::Elementwise;
    const GlslBody body(kernel, capabilities, traits, width);
    if (!body.unsupported().empty())
        return {Error::Unsupported, "The kernel runs on the host: " + body.unsupported() + "."};
    const auto [outside, inside] = weights_of(kernel, traits);
    Lowered lowered{ArgumentLayout(capabilities), {}, outside, inside};
    ArgumentLayout& layout = lowered.layout;
    const uint32_t all = (1u << kernel.rank) - 1;
    for (const ir::Input& input : kernel.inputs) {
        const bool whole = vector && !input.gathered && (input.varies & all) == all;
        layout.add_buffer(whole ? vector_memory(input.element, width) : glsl_memory_type(input.element), false);
    }
    std::vector<ReducedOutput> reduced;
    std::string stores; // of kernels that are not made of vectors
    std::string steps;
    for (const ir::Output& output : kernel.outputs) {
        const bool folds = output.reduction != ir::Reduction::None;
        if (const char* missing = missing_storage(folds ? ClassId::Double : output.element, capabilities))
            return {Error::Unsupported, std::string("The kernel runs on the host: the device lacks ") + missing + "."};
        const uint32_t buffer = layout.add_buffer(folds    ? "double"
                                                  : vector ? vector_memory(output.element, width)
                                                           : glsl_memory_type(output.element),
                                                  true);
        if (!folds) {
            stores += "B" + std::to_string(buffer) +
                      "(i) = " + glsl_store(output.element, "v" + std::to_string(output.value)) + ";\n";
            continue;
        }
        const std::string number = std::to_string(reduced.size());
        reduced.push_back({buffer, output.reduction, output.value, "eStep" + number, number});
        steps += step_function(output.reduction, "eStep" + number);
    }
    if (elementwise != reduced.empty())
        return {Error::Unsupported, "The kernel's outputs and its pass do not fit together."};
    const size_t shared = kind == PassKind::Wide || kind == PassKind::Tiled ? 256 : kind == PassKind::VectorWide || kind == PassKind::VectorTiled ? 1024 : 0;
    if (reduced.size() * shared * 8 > capabilities.shared_memory)
        return {Error::Unsupported, "The kernel runs on the host: the device lacks shared memory for its reductions."};
    for (size_t p = 0; p < kernel.parameters.size(); ++p)
        layout.add_word64();
    for (int k = 0; k < 3 * kernel.rank - 2; ++k) // add_sizes()
        layout.add_word32();
    std::string names;
    if (!elementwise) {
        for (const char* name : {"inner", "reduced", "results", "blocks", "partials"})
            names += std::string("#define ") + name + " U" + std::to_string(layout.add_word32()) + "\n";
    }
    const std::string declarations = layout.declare();
    std::string text = glsl_header(capabilities, kWorkgroup) + declarations + names + body.support() + steps;
    const auto parts = [&](const std::string& end) {
        return body.is_double() ? Statements{body.plain_statements() + end, body.careful_statements() + end}
                                : Statements{body.statements() + end, {}};
    };
    const Statements statements = parts(stores);
    switch (kind) {
    case PassKind::Elementwise:
        text +=
            "void main() {\nif (gl_GlobalInvocationID.x >= count) return;\nuint i = base + gl_GlobalInvocationID.x;\n" +
            body.statements() + stores + "}\n";
        break;
    case PassKind::Vector:
        text += vector_main(kernel, body, width);
        break;
    case PassKind::VectorWide:
        text += vector_wide_main(kernel, reduced, parts({}), body.shared_statements());
        break;
    case PassKind::VectorTiled:
        text += vector_tiled_main(kernel, reduced, parts({}), body.shared_statements(), width);
        break;
    case PassKind::Tiled:
        text += tiled_main(reduced, statements);
        break;
    case PassKind::Wide:
        text += wide_main(reduced, statements);
        break;
    case PassKind::Narrow:
        text += narrow_main(reduced, statements);
        break;
    }
    lowered.text = layout.text(std::move(text), kWorkgroup);
    return lowered;
}

Result<Lowered> lower_tree(ir::Reduction op, const Capabilities& capabilities, const Traits& traits) {
    if (!capabilities.float64 || !traits.exact64())
        return {Error::Unsupported, "The device lacks exact double arithmetic."};
    Lowered lowered{ArgumentLayout(capabilities), {}, 4, 0};
    lowered.layout.add_buffer("double", false);
    lowered.layout.add_buffer("double", true);
    lowered.layout.add_word32();
    lowered.layout.add_word32();
    std::string text = glsl_header(capabilities, kTreeFanIn) + lowered.layout.declare() + step_function(op, "eStep");
    text += "shared double sh[256];\n"
            "void main() {\n"
            "uint tid = gl_LocalInvocationID.x; uint group = base + gl_WorkGroupID.x;\n"
            "uint point = group / U1; uint part = group % U1; uint k = part * 256u + tid;\n"
            "sh[tid] = k < U0 ? B0(point * U0 + k) : " +
            identity_of(op) +
            ";\n"
            "barrier();\n"
            "for (uint s = 1u; s < 256u; s <<= 1) {\n"
            "if ((tid & (2u * s - 1u)) == 0u && k + s < U0) sh[tid] = eStep(sh[tid], sh[tid + s]);\n"
            "barrier();\n}\n"
            "if (tid == 0u) B1(group) = sh[0];\n}\n";
    lowered.text = lowered.layout.text(std::move(text), kTreeFanIn);
    return lowered;
}

Result<Lowered> lower_fold(ir::Reduction op, ClassId element, const Capabilities& capabilities, const Traits& traits) {
    if (!capabilities.float64 || !traits.exact64())
        return {Error::Unsupported, "The device lacks exact double arithmetic."};
    if (const char* missing = missing_storage(element, capabilities))
        return {Error::Unsupported, std::string("The device lacks ") + missing + "."};
    if (element == ClassId::Single && !traits.narrowing)
        return {Error::Unsupported, "The device lacks exact rounding from double to single."};
    Lowered lowered{ArgumentLayout(capabilities), {}, 4, 0};
    lowered.layout.add_buffer("double", false);
    lowered.layout.add_buffer(glsl_memory_type(element), true);
    lowered.layout.add_word32();
    lowered.layout.add_word32();
    std::string text = glsl_header(capabilities, kWorkgroup) + lowered.layout.declare() + step_function(op, "eStep");
    if (is_integer(element) || element == ClassId::Char)
        text += glsl_rounding64(traits) + kRoundAway;
    if (element == ClassId::Single)
        text += glsl_single_arithmetic(traits);
    text +=
        "void main() {\n"
        "if (gl_GlobalInvocationID.x >= count) return;\n"
        "uint point = base + gl_GlobalInvocationID.x;\n"
        "double st[32]; uint full = 0u;\n" // bit l of full: st[l] holds the fold of 2^l values
        "for (uint k = 0u; k < U0; ++k) {\n"
        "double x = B0(point * U0 + k); uint level = 0u;\n"
        "for (; (full >> level & 1u) != 0u; ++level) { x = eStep(st[level], x); full &= ~(1u << level); }\n"
        "st[level] = x; full |= 1u << level;\n}\n"
        "uint first = uint(findLSB(full)); double x = st[first];\n"
        "for (uint level = first + 1u; level < 32u; ++level) if ((full >> level & 1u) != 0u) x = eStep(st[level], x);\n"
        "B1(point) = " +
        reduced_store(element) + ";\n}\n";
    lowered.text = lowered.layout.text(std::move(text), kWorkgroup);
    return lowered;
}

} // namespace etna::gpu
