#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/builtins/registry.h"
#include "engine/value/value.h"

/// What the bodies of builtins share: reading arguments as MATLAB reads them, and refusing them with MATLAB's errors.
namespace etna::builtins {

// ---- errors

/// An error that one family raises; it stands as a constant at the top of the family's file. Braces in the text are
/// filled in order.
struct Message {
    std::string_view identifier;
    std::string_view text;
};
[[noreturn]] void fail_with(const Message& message, std::initializer_list<std::string> arguments);
template <class... Args>
[[noreturn]] void fail(const Message& message, const Args&... arguments) {
    fail_with(message, {detail::error_argument(arguments)...});
}
/// `Incorrect number or types of inputs or outputs for function sin.`
[[noreturn]] void refuse_class(const Call& call, const Value& value);

inline constexpr Message kTextExpected{"MATLAB:string:MustBeStringScalarOrCharacterVector",
                                       "Argument {} must be a string scalar or character vector."};
inline constexpr Message kBadDimension{"MATLAB:getdimarg:dimensionMustBePositiveInteger",
                                       "Dimension argument must be a positive integer scalar within indexing range."};
inline constexpr Message kUnknownOption{"MATLAB:unknownOption", "Unknown option '{}' for function {}."};
inline constexpr Message kScalarExpected{"MATLAB:expectedScalar", "Argument {} of function {} must be a real scalar."};
inline constexpr Message kIntegerExpected{"MATLAB:expectedInteger", "Argument {} of function {} must be an integer."};
inline constexpr Message kNumericExpected{"MATLAB:expectedNumeric", "Argument {} of function {} must be numeric."};
inline constexpr Message kCellExpected{"MATLAB:expectedCell", "Argument {} of function {} must be a cell array."};

// ---- traits that the rows of the tables use

inline constexpr Traits kPure{Accel::None, true};
inline constexpr Traits kElementwise{Accel::Elementwise, true};
inline constexpr Traits kReduction{Accel::Reduction, true};
inline constexpr Traits kCreation{Accel::Creation, true};

// ---- text

/// The argument's text in UTF-8; raises kTextExpected.
std::string text_argument(const Call& call, int index);
std::u16string text16_argument(const Call& call, int index);
/// True if the value is text that equals `lowercase`, ignoring case.
bool text_is(const Value& value, std::string_view lowercase);
std::string to_lower_ascii(std::string_view text);
/// Char row for text, `''` 1-by-0/0-by-0 as MATLAB's string functions return it.
Value char_row(std::u16string_view text);

// ---- numbers

/// First element as a double; raises kScalarExpected unless the argument is a real scalar (numeric, logical, char).
double scalar_argument(const Call& call, int index);
/// As above, and a whole number.
int64_t integer_argument(const Call& call, int index);
/// True for `true`, nonzero numbers, 'on', 'yes'.
bool flag_argument(const Call& call, int index);
/// 0-based dimension from MATLAB's 1-based scalar; raises kBadDimension.
int dimension_argument(const Value& value);
/// All elements as whole numbers.
std::vector<int64_t> integers_of(const Value& value);

/// Size arguments of `zeros`, `cell`, `rand`, ...: none (1-by-1), one scalar (n-by-n), one row vector, or scalars.
/// Negative sizes count as 0. Raises `MATLAB:NonIntegerInput`-style errors.
Dims size_arguments(std::span<const Value> args);

/// A class given at the end of the arguments of a creating function: a class name, or 'like' and a prototype.
struct Prototype {
    ClassId class_id = ClassId::Double;
    bool is_complex = false;
};
/// Takes it off `args`.
Prototype take_prototype(const Call& call, std::span<const Value>& args);

/// Takes 'omitnan', 'includenan', 'omitmissing', 'includemissing' off the end of `args`; true for omit.
bool take_nan_flag(std::span<const Value>& args, bool otherwise = false);

// ---- values

/// The value as a double array: the same when it is one. Raises for classes that are not flat.
Value as_double(const Value& value);
/// Numeric, logical and char pass; anything else is refused as an undefined function for its class.
void require_flat(const Call& call, const Value& value);
void require_numeric(const Call& call, const Value& value);
Value logical(bool b);
Value number(double x);
Value row_vector(const std::vector<double>& elements);
Value column_vector(const std::vector<double>& elements);
Value cell_of(const Dims& dims, ValueList elements);
/// Cell of char rows.
Value cell_of_text(const Dims& dims, const std::vector<std::u16string>& texts);
Value cell_of_text(const Dims& dims, const std::vector<std::string>& texts);
Value logical_array(const Dims& dims, const std::vector<uint8_t>& elements);

/// Text values of a char row, a cell array of char rows, or a string array, with what is needed to give the answer in
/// the same kind.
struct TextList {
    enum class Kind { Char, Cell, String };
    Kind kind = Kind::Char;
    Dims dims;
    std::vector<std::u16string> items;
    std::vector<bool> missing; ///< empty: none is

    bool is_missing(size_t i) const { return !missing.empty() && missing[i]; }
    /// Same kind and shape as the input.
    Value value() const;
};
/// False if the value is no text of any kind. A char matrix gives its rows.
bool read_text_list(const Value& value, TextList& out);
TextList text_list_argument(const Call& call, int index);

} // namespace etna::builtins
