// fread and fwrite: numbers as the bytes and bits of a file. Source: MATLAB's pages "fread" and "fwrite".
#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/open_files.h"
#include "engine/builtins/shape.h"
#include "engine/common/interruption.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kPrecision{"MATLAB:FileIO:InvalidPrecision", "Invalid precision '{}'."};
constexpr Message kReadSize{"MATLAB:FileIO:InvalidSize",
                            "The size must be a number or a row of two numbers that are not negative; only the last may be Inf."};

/// What is stored in the file: whole bytes of a class, or integers of any number of bits.
struct BinaryType {
    ClassId stored = ClassId::UInt8; ///< for bits: the smallest integer class that holds them
    bool is_text = false;
    int bits = 0; ///< 0: whole elements of `stored`
    bool is_signed = false;
};

/// The number behind `prefix`, if that is all; 0 otherwise.
int bits_after(const std::string& name, std::string_view prefix) {
    if (!name.starts_with(prefix) || name.size() == prefix.size() || name.size() > prefix.size() + 2)
        return 0;
    int bits = 0;
    for (size_t i = prefix.size(); i < name.size(); ++i) {
        if (name[i] < '0' || name[i] > '9')
            return 0;
        bits = 10 * bits + (name[i] - '0');
    }
    return bits <= 64 ? bits : 0;
}

BinaryType binary_type(const std::string& name) {
    static const std::map<std::string, ClassId> kNames = {
        {"uchar", ClassId::UInt8},      {"unsigned char", ClassId::UInt8}, {"schar", ClassId::Int8},
        {"signed char", ClassId::Int8}, {"integer*1", ClassId::Int8},      {"integer*2", ClassId::Int16},
        {"short", ClassId::Int16},      {"ushort", ClassId::UInt16},       {"int", ClassId::Int32},
        {"uint", ClassId::UInt32},      {"integer*4", ClassId::Int32},     {"integer*8", ClassId::Int64},
        {"long", ClassId::Int64},       {"ulong", ClassId::UInt64},        {"float", ClassId::Single},
        {"float32", ClassId::Single},   {"float64", ClassId::Double},      {"real*4", ClassId::Single},
        {"real*8", ClassId::Double}};
    if (name == "char" || name == "char*1")
        return {ClassId::UInt8, true};
    const int with_sign = bits_after(name, "bit"), without = bits_after(name, "ubit");
    if (const int bits = std::max(with_sign, without); bits > 0) {
        static constexpr ClassId kSigned[] = {ClassId::Int8, ClassId::Int16, ClassId::Int32, ClassId::Int64};
        static constexpr ClassId kUnsigned[] = {ClassId::UInt8, ClassId::UInt16, ClassId::UInt32, ClassId::UInt64};
        const int at = bits <= 8 ? 0 : bits <= 16 ? 1 : bits <= 32 ? 2 : 3;
        return {with_sign ? kSigned[at] : kUnsigned[at], false, bits, with_sign > 0};
    }
    const auto alias = kNames.find(name);
    const ClassId cls = alias != kNames.end() ? alias->second : class_from_name(name);
    if (!is_numeric(cls))
        fail(kPrecision, name);
    return {cls};
}

/// `3*uint8=>int16`, `*bit4`, `char`
struct Precision {
    BinaryType type;
    int64_t repeat = 1; ///< values between two skips
    ClassId result = ClassId::Double;
    bool as_char = false;
};

Precision read_precision(std::string text) {
    Precision out;
    std::erase(text, ' ');
    const size_t arrow = text.find("=>");
    std::string source = text.substr(0, arrow);
    if (source.starts_with("unsignedchar") || source.starts_with("signedchar")) // the blank in these names
        source.insert(source.find("char"), " ");
    const bool same = !source.empty() && source[0] == '*';
    if (same)
        source.erase(0, 1);
    if (const size_t star = source.find('*'); star != std::string::npos && star > 0 && source.find_first_not_of("0123456789") == star) {
        out.repeat = std::atoll(source.c_str());
        source.erase(0, star + 1);
        if (out.repeat < 1)
            fail(kPrecision, text);
    }
    out.type = binary_type(source);
    if (same) {
        out.result = out.type.stored;
        out.as_char = out.type.is_text;
    }
    if (arrow != std::string::npos) {
        const std::string target = text.substr(arrow + 2);
        out.as_char = target == "char";
        out.result = out.as_char ? ClassId::Double : binary_type(target).stored;
    }
    return out;
}

void swap_if(std::vector<unsigned char>& bytes, size_t size, bool swap) {
    if (swap)
        for (size_t i = 0; i + size <= bytes.size(); i += size)
            std::reverse(bytes.begin() + static_cast<ptrdiff_t>(i), bytes.begin() + static_cast<ptrdiff_t>(i + size));
}
bool big_endian_argument(const Call& call, int index, bool otherwise) {
    if (call.nargin() <= index)
        return otherwise;
    const std::string machine = to_lower_ascii(text_argument(call, index));
    return machine == "b" || machine == "ieee-be" || machine == "s" || machine == "ieee-be.l64";
}
OpenFile& file_argument(const Call& call) { return open_file(call.interpreter, integer_argument(call, 0)); }

// ---- bits: the lowest of a byte come first, or the highest in big-endian files

class BitReader {
  public:
    BitReader(std::FILE* file, bool big) : file_(file), big_(big) {}
    /// False at the end of the file.
    bool read(int count, uint64_t& out) {
        out = 0;
        for (int i = 0; i < count; ++i) {
            if (left_ == 0) {
                const int c = std::fgetc(file_);
                if (c == EOF)
                    return false;
                byte_ = static_cast<unsigned>(c);
                left_ = 8;
            }
            --left_;
            const uint64_t bit = big_ ? byte_ >> left_ & 1 : byte_ >> (7 - left_) & 1;
            out = big_ ? out << 1 | bit : out | bit << i;
        }
        return true;
    }

  private:
    std::FILE* file_;
    bool big_;
    unsigned byte_ = 0;
    int left_ = 0;
};

template <class T>
void store(std::vector<unsigned char>& bytes, T x) {
    const auto* p = reinterpret_cast<const unsigned char*>(&x);
    bytes.insert(bytes.end(), p, p + sizeof x);
}

/// Appends up to `limit` (-1: all) numbers to `bytes`, as elements of the type's class. True at the end of the file.
bool read_bits(OpenFile& file, const Precision& precision, int64_t limit, int64_t skip, bool big, std::vector<unsigned char>& bytes) {
    BitReader reader(file.handle(), big);
    const int width = precision.type.bits;
    Poll poll;
    for (int64_t i = 0; limit < 0 || i < limit; ++i) {
        poll();
        uint64_t bits = 0, ignored = 0;
        if (skip > 0 && i > 0 && i % precision.repeat == 0)
            for (int64_t left = skip; left > 0; left -= 64)
                if (!reader.read(static_cast<int>(std::min<int64_t>(left, 64)), ignored))
                    return true;
        if (!reader.read(width, bits))
            return true;
        if (precision.type.is_signed && width < 64 && bits >> (width - 1) & 1)
            bits |= ~uint64_t{0} << width;
        visit_class(precision.type.stored, [&](auto zero) { store(bytes, static_cast<decltype(zero)>(bits)); });
    }
    return false;
}

/// The same for whole bytes.
bool read_elements(OpenFile& file, const Precision& precision, int64_t limit, int64_t skip, std::vector<unsigned char>& bytes) {
    const size_t size = element_size(precision.type.stored);
    if (skip == 0) {
        unsigned char buffer[65536];
        size_t left = limit < 0 ? SIZE_MAX : static_cast<size_t>(limit) * size;
        while (left > 0) {
            poll_interruption();
            const size_t n = std::fread(buffer, 1, std::min(left, sizeof buffer), file.handle());
            bytes.insert(bytes.end(), buffer, buffer + n);
            left -= n;
            if (n == 0)
                return true;
        }
        return false;
    }
    unsigned char element[8];
    Poll poll;
    for (int64_t i = 0; limit < 0 || i < limit; ++i) {
        poll();
        if (std::fread(element, 1, size, file.handle()) != size)
            return true;
        bytes.insert(bytes.end(), element, element + size);
        if ((i + 1) % precision.repeat == 0)
            std::fseek(file.handle(), skip, SEEK_CUR);
    }
    return false;
}

/// `[A, count] = fread(fid, size, precision, skip, machine)`
void fread_(Call& call) {
    OpenFile& file = file_argument(call);
    int64_t rows = -1, cols = -2; // -1: as many as there are; -2: a column
    int next = 1;
    if (call.nargin() > 1 && call.arg(1).is_numeric()) {
        const std::vector<double> size = to_double_vector(call.arg(1));
        if (size.size() > 2 || std::any_of(size.begin(), size.end(), [](double n) { return !(n >= 0); }) ||
            (size.size() == 2 && std::isinf(size[0])))
            fail(kReadSize);
        rows = size.empty() || std::isinf(size[0]) ? -1 : static_cast<int64_t>(size[0]);
        cols = size.size() < 2 ? -2 : std::isinf(size[1]) ? -1 : static_cast<int64_t>(size[1]);
        next = 2;
    }
    const Precision precision = read_precision(call.nargin() > next ? text_argument(call, next) : "uint8");
    const int64_t skip = call.nargin() > next + 1 && call.arg(next + 1).is_numeric() ? integer_argument(call, next + 1) : 0;
    const bool big = big_endian_argument(call, next + 2, file.big_endian());
    const size_t size = element_size(precision.type.stored);
    const int64_t limit = rows < 0 ? -1 : cols == -2 ? rows : cols < 0 ? -1 : rows * cols;
    file.turn(false);
    std::vector<unsigned char> bytes;
    const bool ended = precision.type.bits > 0 ? read_bits(file, precision, limit, skip, big, bytes)
                                               : read_elements(file, precision, limit, skip, bytes);
    file.at_end = file.at_end || ended;
    bytes.resize(bytes.size() / size * size);
    if (precision.type.bits == 0)
        swap_if(bytes, size, big);
    int64_t count = static_cast<int64_t>(bytes.size() / size);
    const int64_t total = count;
    Dims dims(count, count == 0 ? 0 : 1);
    if (rows >= 0 && cols != -2) {
        dims = Dims(rows, rows == 0 ? 0 : (count + rows - 1) / rows);
        bytes.resize(static_cast<size_t>(dims.numel()) * size, 0);
        count = dims.numel();
    }
    Ref<Array> out = Array::uninitialized(precision.type.stored, dims);
    if (!bytes.empty())
        std::memcpy(out->data_mut<void>(), bytes.data(), bytes.size());
    Value value = std::move(out);
    call.give(0, precision.as_char ? ops::convert(value, ClassId::Char) : ops::convert(value, precision.result));
    call.give(1, number(static_cast<double>(total)));
}

/// The numbers as bits, filled up to whole bytes; each is cut to what the bits hold, by saturation.
std::string packed_bits(const ArrayView& view, const BinaryType& type, bool big) {
    std::string out;
    unsigned byte = 0;
    int used = 0;
    const double most = std::ldexp(1.0, type.is_signed ? type.bits - 1 : type.bits) - 1;
    const double least = type.is_signed ? -most - 1 : 0;
    for (int64_t i = 0; i < view.numel(); ++i) {
        const double x = std::round(std::isnan(view.double_at(i)) ? 0 : std::clamp(view.double_at(i), least, most));
        const uint64_t bits = x < 0 ? static_cast<uint64_t>(static_cast<int64_t>(x))
                              : x >= 18446744073709551615.0 ? ~uint64_t{0}
                                                            : static_cast<uint64_t>(x);
        for (int k = 0; k < type.bits; ++k) {
            const unsigned bit = static_cast<unsigned>(big ? bits >> (type.bits - 1 - k) & 1 : bits >> k & 1);
            byte |= big ? bit << (7 - used) : bit << used;
            if (++used == 8) {
                out += static_cast<char>(byte);
                byte = 0;
                used = 0;
            }
        }
    }
    if (used > 0)
        out += static_cast<char>(byte);
    return out;
}

/// `count = fwrite(fid, A, precision, skip, machine)`: the skip comes before each value, or before each group of values.
void fwrite_(Call& call) {
    const Precision precision = read_precision(call.nargin() > 2 ? text_argument(call, 2) : "uint8");
    const BinaryType& type = precision.type;
    const Value& x = call.arg(1);
    const Value source = x.is_string() ? Value::text(x.to_text()) : x;
    require_flat(call, source);
    const int64_t skip = call.nargin() > 3 && call.arg(3).is_numeric() ? integer_argument(call, 3) : 0;
    const bool console = call.arg(0).is_numeric() && call.arg(0).numel() == 1 && call.arg(0).to_double() == 1;
    const bool big = big_endian_argument(call, 4, !console && file_argument(call).big_endian());
    std::string bytes;
    if (type.bits > 0) {
        bytes = packed_bits(ArrayView(source), type, big);
    } else {
        const Value converted = ops::convert(source, type.stored);
        const ArrayView view(converted);
        const auto* p = view.data<unsigned char>();
        std::vector<unsigned char> elements(p, p + static_cast<size_t>(view.numel()) * element_size(type.stored));
        swap_if(elements, element_size(type.stored), big);
        bytes.assign(elements.begin(), elements.end());
    }
    if (console) {
        call.interpreter.write(bytes);
    } else if (skip > 0 && type.bits == 0) {
        OpenFile& file = file_argument(call);
        const size_t group = static_cast<size_t>(precision.repeat) * element_size(type.stored);
        for (size_t at = 0; at < bytes.size(); at += group) {
            file.turn(true);
            std::fseek(file.handle(), skip, SEEK_CUR);
            file.write(std::string_view(bytes).substr(at, group));
        }
    } else {
        file_argument(call).write(bytes);
    }
    if (call.nargout > 0)
        call.give(number(static_cast<double>(source.numel())));
}

constexpr std::string_view kFiles = "Files and Folders";
constexpr Builtin kRows[] = {
    {"fread", kFiles, "Read data from binary file", 1, 5, 2, fread_},
    {"fwrite", kFiles, "Write data to binary file", 2, 5, 1, fwrite_},
};

} // namespace

void register_binary_data(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
