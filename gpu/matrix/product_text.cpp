#include "gpu/matrix/product_text.h"

#include "gpu/kernel/glsl_body.h"
#include "gpu/kernel/traits.h"

#include <string>

namespace etna::gpu {
namespace {

std::string str(uint64_t value) {
    return std::to_string(value);
}

/// Names and literals of the element type.
struct Element {
    explicit Element(ClassId element)
        : type(element == ClassId::Double ? "double" : "float"), vector(element == ClassId::Double ? "dvec2" : "vec4"),
          zero(element == ClassId::Double ? "0.0LF" : "0.0"), length(element == ClassId::Double ? 2 : 4) {}
    std::string type, vector, zero;
    uint32_t length; ///< of the vector
};

Status can_compute(ClassId element, const Capabilities& capabilities) {
    if (const char* missing = missing_storage(element, capabilities))
        return {Error::Unsupported, std::string("The product runs on the host: the device lacks ") + missing + "."};
    return {};
}

std::string scalar_names(ArgumentLayout& layout, std::initializer_list<const char*> names) {
    std::string out;
    for (const char* name : names)
        out += std::string("#define ") + name + " U" + str(layout.add_word32()) + "\n";
    return out;
}

/// One operand's way into shared memory: the slab's elements that this invocation brings.
struct Slab {
    std::string name; ///< A or B; its buffer's number is `buffer`
    uint32_t buffer;
    uint32_t tile, depth, threads;
    bool inner_contiguous; ///< the inner dimension lies contiguous in memory
    uint32_t row;          ///< vectors from one inner index to the next in shared memory: one more than there are where
                           ///< neighbours store along the inner dimension, so that they meet different banks
    std::string limit;     ///< name of the outer size
    std::string lead;

    uint32_t loads() const { return tile * depth / threads; }
    /// Declares the outer index o and the inner index of each load.
    std::string prepare(const std::string& start) const {
        std::string out;
        for (uint32_t q = 0; q < loads(); ++q) {
            const std::string at = "(tid + " + str(q * threads) + "u)";
            const std::string id = name + str(q);
            if (inner_contiguous)
                out += "uint o" + id + " = " + at + " / " + str(depth) + "u; uint p" + id + " = " + at + " % " +
                       str(depth) + "u;\n";
            else
                out += "uint o" + id + " = " + at + " % " + str(tile) + "u; uint p" + id + " = " + at + " / " +
                       str(tile) + "u;\n";
            out += "uint g" + id + " = min(" + start + " + o" + id + ", " + limit + " - 1u)";
            if (inner_contiguous)
                out += " * " + lead;
            out += " + page" + name + ";\n";
        }
        return out;
    }
    /// Loads the slab that begins at inner index `slab` into registers.
    std::string load(const Element& e) const {
        std::string out;
        for (uint32_t q = 0; q < loads(); ++q) {
            const std::string id = name + str(q);
            const std::string p = "min(slab + p" + id + ", k - 1u)";
            const std::string index = "g" + id + " + " + (inner_contiguous ? p : p + " * " + lead);
            out += "r" + id + " = slab + p" + id + " < last ? B" + str(buffer) + "(" + index + ") : " + e.zero + ";\n";
        }
        return out;
    }
    std::string declare(const Element& e) const {
        std::string out;
        for (uint32_t q = 0; q < loads(); ++q)
            out += e.type + " r" + name + str(q) + ";\n";
        return out;
    }
    std::string store(const Element& e) const {
        std::string out;
        for (uint32_t q = 0; q < loads(); ++q) {
            const std::string id = name + str(q);
            out += "s" + name + "[side" + name + " + p" + id + " * " + str(row) + "u + o" + id + " / " + str(e.length) +
                   "u][o" + id + " % " + str(e.length) + "u] = r" + id + ";\n";
        }
        return out;
    }
};

std::string component(const Element& e, const std::string& vector, uint32_t number, uint32_t index) {
    return vector + str(number) + "." + std::string(1, "xyzw"[index % e.length]);
}

/// Sums of one slab: fragments of both operands, then every pair.
std::string multiply_slab(const TileForm& form, const Element& e, const Slab& a, const Slab& b) {
    const uint32_t threads_m = form.tile_m / form.thread_m, threads_n = form.tile_n / form.thread_n;
    std::string out = "[[unroll]] for (uint p = 0u; p < " + str(form.depth) + "u; ++p) {\n";
    for (uint32_t r = 0; r < form.thread_m / e.length; ++r)
        out +=
            e.vector + " fa" + str(r) + " = sA[sideA + p * " + str(a.row) + "u + " + str(r * threads_m) + "u + tm];\n";
    for (uint32_t r = 0; r < form.thread_n / e.length; ++r)
        out +=
            e.vector + " fb" + str(r) + " = sB[sideB + p * " + str(b.row) + "u + " + str(r * threads_n) + "u + tn];\n";
    for (uint32_t j = 0; j < form.thread_n; ++j) {
        for (uint32_t i = 0; i < form.thread_m; ++i) {
            const std::string sum = "c" + str(i) + "_" + str(j);
            out += sum + " = fma(" + component(e, "fa", i / e.length, i) + ", " + component(e, "fb", j / e.length, j) +
                   ", " + sum + ");\n";
        }
    }
    return out + "}\n";
}

std::string store_tile(const TileForm& form, const Element& e, const std::string& c, bool epilogue) {
    const uint32_t threads_m = form.tile_m / form.thread_m, threads_n = form.tile_n / form.thread_n;
    std::string out = form.partial ? "uint page = (whole * parts + part) * m * n;\n" : "uint page = whole * m * n;\n";
    const auto place = [&](uint32_t index, uint32_t threads, const char* thread) {
        return "(" + str(index / e.length * threads) + "u + " + thread + ") * " + str(e.length) + "u + " +
               str(index % e.length) + "u";
    };
    const auto store = [&](const std::string& at, const std::string& sum) {
        return epilogue ? "epilogue(" + at + ", " + sum + ");" : c + "(" + at + ") = " + sum + ";";
    };
    for (uint32_t i = 0; i < form.thread_m; ++i)
        out += "uint row" + str(i) + " = row + " + place(i, threads_m, "tm") + ";\n";
    for (uint32_t j = 0; j < form.thread_n; ++j) {
        out += "{ uint col = column + " + place(j, threads_n, "tn") + ";\nif (col < n) {\n";
        for (uint32_t i = 0; i < form.thread_m; ++i) {
            const std::string r = "row" + str(i), sum = "c" + str(i) + "_" + str(j);
            const std::string here = store("page + " + r + " + col * m", sum);
            if (!form.symmetric)
                out += "if (" + r + " < m) " + here + "\n";
            else if (form.partial)
                out += "if (" + r + " < m && " + r + " >= col) " + here + "\n";
            else
                out += "if (" + r + " < m && " + r + " >= col) { " + here + " if (" + r + " > col) " +
                       store("page + col + " + r + " * m", sum) + " }\n";
        }
        out += "} }\n";
    }
    return out;
}

/// Tiles of eight columns of tiles at a time, so that neighbours share both operands in the cache; of a symmetric
/// result, the triangle row by row.
constexpr const char* kTriangle = "uint ti = uint((sqrt(8.0 * float(tile) + 1.0) - 1.0) * 0.5);\n"
                                  "while (ti * (ti + 1u) / 2u > tile) --ti;\n"
                                  "while ((ti + 1u) * (ti + 2u) / 2u <= tile) ++ti;\n"
                                  "uint tj = tile - ti * (ti + 1u) / 2u;\n";

std::string tile_numbers(const TileForm& form) {
    if (form.symmetric)
        return kTriangle;
    return "uint strip = tile / (8u * tiles_m); uint width = min(8u, tiles_n - strip * 8u);\n"
           "uint within = tile - strip * 8u * tiles_m;\n"
           "uint ti = within / width; uint tj = strip * 8u + within % width;\n";
}

} // namespace

uint64_t TileForm::key() const {
    uint64_t key = 1 | static_cast<uint64_t>(element == ClassId::Double) << 1 |
                   static_cast<uint64_t>(transpose_a) << 2 | static_cast<uint64_t>(transpose_b) << 3 |
                   static_cast<uint64_t>(symmetric) << 4 | static_cast<uint64_t>(partial) << 5;
    uint32_t shift = 8;
    for (const uint32_t number : {tile_m, tile_n, depth, thread_m, thread_n, warp_m}) {
        key |= static_cast<uint64_t>(number) << shift;
        shift += 9;
    }
    return key;
}

Result<Lowered> lower_tiles(const TileForm& form, const Capabilities& capabilities, const EpilogueText* epilogue) {
    if (Status can = can_compute(form.element, capabilities); !can)
        return can;
    const Element e(form.element);
    Lowered lowered{ArgumentLayout(capabilities), {}, 2 * form.thread_m * form.thread_n};
    ArgumentLayout& layout = lowered.layout;
    if (epilogue)
        epilogue->add_arguments(layout);
    const uint32_t buffer_a = layout.add_buffer(e.type, false), buffer_b = layout.add_buffer(e.type, false);
    const std::string c = epilogue ? "" : "B" + str(layout.add_buffer(e.type, true));
    const std::string names = scalar_names(layout, {"m", "n", "k", "lead_a", "lead_b", "tiles_m", "tiles_n", "tiles",
                                                    "parts", "part_length", "page_a", "page_b"});
    const uint32_t threads = form.threads();
    const Slab a{
        "A", buffer_a, form.tile_m, form.depth, threads, form.transpose_a, form.tile_m / e.length + form.transpose_a,
        "m", "lead_a"};
    const Slab b{
        "B", buffer_b, form.tile_n, form.depth, threads, !form.transpose_b, form.tile_n / e.length + !form.transpose_b,
        "n", "lead_b"};
    const uint32_t side_a = a.row * form.depth, side_b = b.row * form.depth;
    if (2ull * (side_a + side_b) * 16 > capabilities.shared_memory || threads > capabilities.max_workgroup_invocations)
        return {Error::Unsupported, "The product runs on the host: the device lacks shared memory."};

    std::string text = glsl_header(capabilities, threads);
    text.insert(text.find('\n') + 1, "#extension GL_EXT_control_flow_attributes : require\n");
    text += layout.declare() + (epilogue ? epilogue->function() : "") + names;
    text +=
        "shared " + e.vector + " sA[" + str(2 * side_a) + "];\nshared " + e.vector + " sB[" + str(2 * side_b) + "];\n";
    const uint32_t warp_n = std::max(1u, 32 / form.warp_m), warps_m = form.tile_m / form.thread_m / form.warp_m;
    text += "void main() {\nuint tid = gl_LocalInvocationID.x;\n";
    text += "uint lane = tid % " + str(form.warp_m * warp_n) + "u, warp = tid / " + str(form.warp_m * warp_n) + "u;\n";
    text += "uint tm = (warp % " + str(warps_m) + "u) * " + str(form.warp_m) + "u + lane % " + str(form.warp_m) +
            "u;\nuint tn = (warp / " + str(warps_m) + "u) * " + str(warp_n) + "u + lane / " + str(form.warp_m) + "u;\n";
    text += "uint item = base + gl_WorkGroupID.x; uint tile = item % tiles; item /= tiles;\n"
            "uint part = item % parts; uint whole = item / parts;\n" +
            tile_numbers(form);
    text += "uint row = ti * " + str(form.tile_m) + "u; uint column = tj * " + str(form.tile_n) +
            "u;\nuint first = part * part_length; uint last = min(first + part_length, k);\n"
            "uint pageA = whole * page_a; uint pageB = whole * page_b;\n";
    text += a.prepare("row") + b.prepare("column") + a.declare(e) + b.declare(e);
    for (uint32_t j = 0; j < form.thread_n; ++j)
        for (uint32_t i = 0; i < form.thread_m; ++i)
            text += e.type + " c" + str(i) + "_" + str(j) + " = " + e.zero + ";\n";
    text += "uint slab = first, sideA = 0u, sideB = 0u;\n" + a.load(e) + b.load(e) + a.store(e) + b.store(e) +
            "barrier();\n"
            "while (true) {\nslab += " +
            str(form.depth) + "u;\nbool more = slab < last;\nif (more) {\n" + a.load(e) + b.load(e) + "}\n" +
            multiply_slab(form, e, a, b) + "if (!more) break;\nsideA = " + str(side_a) +
            "u - sideA; sideB = " + str(side_b) + "u - sideB;\n" + a.store(e) + b.store(e) + "barrier();\n}\n";
    text += store_tile(form, e, c, epilogue != nullptr) + "}\n";
    lowered.text = layout.text(std::move(text), threads);
    return lowered;
}

uint64_t SkinnyForm::key() const {
    return 2 | static_cast<uint64_t>(element == ClassId::Double) << 2 | static_cast<uint64_t>(dots) << 3 |
           static_cast<uint64_t>(partial) << 4 | static_cast<uint64_t>(columns) << 8 |
           static_cast<uint64_t>(rows) << 16;
}

namespace {

/// Invocations: `rows` neighbouring rows times 256 / rows slices of the inner dimension.
std::string skinny_rows(const SkinnyForm& form, const Element& e) {
    const uint32_t slices = kWorkgroup / form.rows;
    std::string out = "uint lane = tid % " + str(form.rows) + "u, slice = tid / " + str(form.rows) + "u;\n" +
                      "uint row = group * " + str(form.rows) + "u + lane; uint at = pageA + min(row, m - 1u);\n";
    for (uint32_t j = 0; j < form.columns; ++j)
        out += e.type + " c" + str(j) + " = " + e.zero + "; uint b" + str(j) + " = pageB + min(" + str(j) +
               "u, n - 1u) * step_b_column;\n";
    out += "for (uint p = first + slice; p < last; p += " + str(slices) + "u) {\n" + e.type +
           " x = B0(at + p * lead_a);\n";
    for (uint32_t j = 0; j < form.columns; ++j)
        out += "c" + str(j) + " = fma(x, B1(b" + str(j) + " + p * step_b), c" + str(j) + ");\n";
    out += "}\n";
    for (uint32_t j = 0; j < form.columns; ++j) {
        out += "sh[tid] = c" + str(j) +
               ";\nbarrier();\n"
               "for (uint w = " +
               str(slices / 2) + "u; w > 0u; w >>= 1) { if (slice < w) sh[tid] += sh[tid + w * " + str(form.rows) +
               "u]; barrier(); }\n";
        out += "if (slice == 0u && row < m && " + str(j) + "u < n) B2(page + row * step_c_row + " + str(j) +
               "u * step_c_column) = sh[tid];\nbarrier();\n";
    }
    return out;
}

/// The whole workgroup walks along the inner dimension, for `rows` rows of op(a) at a time.
std::string skinny_dots(const SkinnyForm& form, const Element& e) {
    std::string out = "uint row = group * " + str(form.rows) + "u;\n";
    for (uint32_t i = 0; i < form.rows; ++i) {
        out += "uint a" + str(i) + " = pageA + min(row + " + str(i) + "u, m - 1u) * lead_a;\n";
        for (uint32_t j = 0; j < form.columns; ++j)
            out += e.type + " c" + str(i) + "_" + str(j) + " = " + e.zero + ";\n";
    }
    for (uint32_t j = 0; j < form.columns; ++j)
        out += "uint b" + str(j) + " = pageB + min(" + str(j) + "u, n - 1u) * step_b_column;\n";
    out += "for (uint p = first + tid; p < last; p += 256u) {\n";
    for (uint32_t i = 0; i < form.rows; ++i)
        out += e.type + " x" + str(i) + " = B0(a" + str(i) + " + p);\n";
    for (uint32_t j = 0; j < form.columns; ++j) {
        out += "{ " + e.type + " y = B1(b" + str(j) + " + p * step_b);\n";
        for (uint32_t i = 0; i < form.rows; ++i)
            out += "c" + str(i) + "_" + str(j) + " = fma(x" + str(i) + ", y, c" + str(i) + "_" + str(j) + ");\n";
        out += "}\n";
    }
    out += "}\n";
    // 256 sums of each result: eight at a time into 32, which one invocation a result adds up at last.
    for (uint32_t i = 0; i < form.rows; ++i) {
        for (uint32_t j = 0; j < form.columns; ++j) {
            const std::string number = str(i * form.columns + j);
            out += "sh[tid] = c" + str(i) + "_" + str(j) + ";\nbarrier();\nif (tid < 32u) { " + e.type +
                   " s = sh[tid];\nfor (uint w = 1u; w < 8u; ++w) s += sh[tid + w * 32u];\nfolded[tid * " +
                   str(form.rows * form.columns + 1) + "u + " + number + "u] = s; }\nbarrier();\n";
        }
    }
    out += "if (tid < " + str(form.rows * form.columns) + "u) {\n" + e.type + " s = " + e.zero +
           ";\nfor (uint w = 0u; w < 32u; ++w) s += folded[w * " + str(form.rows * form.columns + 1) +
           "u + tid];\nuint i = row + tid / " + str(form.columns) + "u, j = tid % " + str(form.columns) +
           "u;\nif (i < m && j < n) B2(page + i * step_c_row + j * step_c_column) = s;\n}\n";
    return out;
}

} // namespace

Result<Lowered> lower_skinny(const SkinnyForm& form, const Capabilities& capabilities) {
    if (Status can = can_compute(form.element, capabilities); !can)
        return can;
    const Element e(form.element);
    Lowered lowered{ArgumentLayout(capabilities), {}, 2 * form.columns};
    ArgumentLayout& layout = lowered.layout;
    layout.add_buffer(e.type, false);
    layout.add_buffer(e.type, false);
    layout.add_buffer(e.type, true);
    const std::string names =
        scalar_names(layout, {"m", "n", "k", "lead_a", "step_b", "step_b_column", "step_c_row", "step_c_column",
                              "row_groups", "parts", "part_length", "page_a", "page_b"});
    std::string text = glsl_header(capabilities, kWorkgroup) + layout.declare() + names;
    text += "shared " + e.type + " sh[256];\n";
    if (form.dots)
        text += "shared " + e.type + " folded[" + str(32 * (form.rows * form.columns + 1)) + "];\n";
    text += "void main() {\nuint tid = gl_LocalInvocationID.x;\n"
            "uint item = base + gl_WorkGroupID.x; uint group = item % row_groups; item /= row_groups;\n"
            "uint part = item % parts; uint whole = item / parts;\n"
            "uint first = part * part_length; uint last = min(first + part_length, k);\n"
            "uint pageA = whole * page_a; uint pageB = whole * page_b;\n";
    text += form.partial ? "uint page = (whole * parts + part) * m * n;\n" : "uint page = whole * m * n;\n";
    text += (form.dots ? skinny_dots(form, e) : skinny_rows(form, e)) + "}\n";
    lowered.text = layout.text(std::move(text), kWorkgroup);
    return lowered;
}

Result<Lowered> lower_sum_parts(ClassId element, bool symmetric, const Capabilities& capabilities,
                                const EpilogueText* epilogue) {
    if (Status can = can_compute(element, capabilities); !can)
        return can;
    const Element e(element);
    Lowered lowered{ArgumentLayout(capabilities), {}, 4};
    ArgumentLayout& layout = lowered.layout;
    if (epilogue)
        epilogue->add_arguments(layout);
    const std::string from = "B" + str(layout.add_buffer(e.type, false));
    const std::string to = epilogue ? "" : "B" + str(layout.add_buffer(e.type, true));
    const std::string names = scalar_names(layout, {"rows", "elements", "parts"});
    std::string text =
        glsl_header(capabilities, kWorkgroup) + layout.declare() + (epilogue ? epilogue->function() : "") + names;
    text += "void main() {\nif (gl_GlobalInvocationID.x >= count) return;\nuint i = base + gl_GlobalInvocationID.x;\n"
            "uint whole = i / elements; uint at = i % elements;\n";
    if (symmetric)
        text += "uint row = at % rows, column = at / rows;\nif (row < column) at = column + row * rows;\n";
    text += e.type + " s = " + from + "(whole * parts * elements + at);\n" +
            "for (uint part = 1u; part < parts; ++part) s += " + from + "((whole * parts + part) * elements + at);\n" +
            (epilogue ? "epilogue(i, s);" : to + "(i) = s;") + "\n}\n";
    lowered.text = lowered.layout.text(std::move(text), kWorkgroup);
    return lowered;
}

Result<Lowered> lower_mirror(ClassId element, const Capabilities& capabilities) {
    if (Status can = can_compute(element, capabilities); !can)
        return can;
    const Element e(element);
    Lowered lowered{ArgumentLayout(capabilities), {}, 8};
    lowered.layout.add_buffer(e.type, true);
    lowered.layout.add_word32();
    std::string text = glsl_header(capabilities, kWorkgroup) + lowered.layout.declare();
    text += "shared " + e.type + " sh[32 * 33];\nvoid main() {\nuint tile = base + gl_WorkGroupID.x;\n" + kTriangle +
            "uint x = gl_LocalInvocationID.x % 32u, y = gl_LocalInvocationID.x / 32u;\n"
            "for (uint q = y; q < 32u; q += 8u)\n"
            "if (ti * 32u + x < U0 && tj * 32u + q < U0) sh[q * 33u + x] = B0(ti * 32u + x + (tj * 32u + q) * U0);\n"
            "barrier();\n"
            "for (uint q = y; q < 32u; q += 8u) {\n"
            "uint row = tj * 32u + x, column = ti * 32u + q;\n"
            "if (column < U0 && row < column) B0(row + column * U0) = sh[x * 33u + q];\n}\n}\n";
    lowered.text = lowered.layout.text(std::move(text), kWorkgroup);
    return lowered;
}

} // namespace etna::gpu
