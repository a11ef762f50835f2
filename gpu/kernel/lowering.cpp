#include "gpu/kernel/lowering.h"

#include "gpu/kernel/glsl_body.h"

#include "engine/accel/reduce_tree.h"

#include <cmath>
#include <string>
#include <vector>

namespace etna::gpu {

using namespace etna::accel;

namespace {

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

/// `for` loop over one lane's values of the block: r = first, first + 16, ... ; folds them into acc<number>.
std::string lane_loop(const std::vector<ReducedOutput>& reduced, const std::string& body, const std::string& first) {
    std::string out;
    for (const auto& r : reduced)
        out += "precise double acc" + r.number + " = " + identity_of(r.op) + ";\n";
    out += "for (uint r = " + first +
           ", last = min(block * 256u + 256u, reduced); r < last; r += 16u) {\n"
           "uint i = point % inner + inner * (r + reduced * (point / inner));\n";
    out += body;
    for (const auto& r : reduced)
        out += "acc" + r.number + " = " + r.step + "(acc" + r.number + ", v" + std::to_string(r.value) + ");\n";
    return out + "}\n";
}

std::string wide_main(const std::vector<ReducedOutput>& reduced, const std::string& body) {
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

/// Lanes are folded in bit-reversed order, so that the tree over the 16 lanes needs a stack of four values only.
std::string narrow_main(const std::vector<ReducedOutput>& reduced, const std::string& body) {
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
        return "float(x)";
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

/// About how many machine operations an element costs.
uint32_t weight_of(const ir::Kernel& kernel, const Traits& traits) {
    uint32_t weight = 4;
    for (const ir::Instruction& instruction : kernel.body) {
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
    return weight;
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
    if (!kernel.reduces())
        return shape;
    shape.results = shape.inner * outer;
    shape.blocks = (shape.reduced + kReduceBlock - 1) / kReduceBlock;
    const bool narrow = shape.inner >= kNarrowInner || shape.reduced <= kNarrowReduced;
    shape.kind = narrow ? PassKind::Narrow : PassKind::Wide;
    shape.partials = narrow ? shape.blocks : (shape.blocks + kWideBlocks - 1) / kWideBlocks;
    return shape;
}

uint64_t first_pass_items(const Shape& shape) {
    return shape.kind == PassKind::Elementwise ? shape.elements : shape.results * shape.partials;
}

Result<Lowered> lower(const ir::Kernel& kernel, PassKind kind, const Capabilities& capabilities, const Traits& traits) {
    const GlslBody body(kernel, capabilities, traits);
    if (!body.unsupported().empty())
        return {Error::Unsupported, "The kernel runs on the host: " + body.unsupported() + "."};
    Lowered lowered{ArgumentLayout(capabilities), {}, weight_of(kernel, traits)};
    ArgumentLayout& layout = lowered.layout;
    for (const ir::Input& input : kernel.inputs)
        layout.add_buffer(glsl_memory_type(input.element), false);
    std::vector<ReducedOutput> reduced;
    std::string stores;
    std::string steps;
    for (const ir::Output& output : kernel.outputs) {
        const bool folds = output.reduction != ir::Reduction::None;
        if (const char* missing = missing_storage(folds ? ClassId::Double : output.element, capabilities))
            return {Error::Unsupported, std::string("The kernel runs on the host: the device lacks ") + missing + "."};
        const uint32_t buffer = layout.add_buffer(folds ? "double" : glsl_memory_type(output.element), true);
        if (!folds) {
            stores += "B" + std::to_string(buffer) +
                      "(i) = " + glsl_store(output.element, "v" + std::to_string(output.value)) + ";\n";
            continue;
        }
        const std::string number = std::to_string(reduced.size());
        reduced.push_back({buffer, output.reduction, output.value, "eStep" + number, number});
        steps += step_function(output.reduction, "eStep" + number);
    }
    if ((kind == PassKind::Elementwise) != reduced.empty())
        return {Error::Unsupported, "The kernel's outputs and its pass do not fit together."};
    if (kind == PassKind::Wide && reduced.size() * 256 * 8 > capabilities.shared_memory)
        return {Error::Unsupported, "The kernel runs on the host: the device lacks shared memory for its reductions."};
    for (size_t p = 0; p < kernel.parameters.size(); ++p)
        layout.add_word64();
    for (int d = 0; d < kernel.rank; ++d)
        layout.add_word32();
    std::string names;
    if (kind != PassKind::Elementwise) {
        for (const char* name : {"inner", "reduced", "results", "blocks", "partials"})
            names += std::string("#define ") + name + " U" + std::to_string(layout.add_word32()) + "\n";
    }
    const std::string declarations = layout.declare();
    std::string text = glsl_header(capabilities, kWorkgroup) + declarations + names + body.support() + steps;
    const std::string statements = body.statements() + stores;
    switch (kind) {
    case PassKind::Elementwise:
        text +=
            "void main() {\nif (gl_GlobalInvocationID.x >= count) return;\nuint i = base + gl_GlobalInvocationID.x;\n" +
            statements + "}\n";
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
    Lowered lowered{ArgumentLayout(capabilities), {}, 4};
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
    Lowered lowered{ArgumentLayout(capabilities), {}, 4};
    lowered.layout.add_buffer("double", false);
    lowered.layout.add_buffer(glsl_memory_type(element), true);
    lowered.layout.add_word32();
    lowered.layout.add_word32();
    std::string text = glsl_header(capabilities, kWorkgroup) + lowered.layout.declare() + step_function(op, "eStep");
    if (is_integer(element) || element == ClassId::Char)
        text += glsl_rounding64(traits) + kRoundAway;
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
