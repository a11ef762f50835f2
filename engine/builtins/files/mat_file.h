#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/value/value.h"

namespace etna::vm {
class Interpreter;
}

/// MAT-files, by matio: versions 4, 5 to 7, and 7.3 (HDF5).
///
/// Numeric, logical and char arrays, cell and structure arrays are stored as MATLAB stores them. What MATLAB keeps in
/// undocumented form (strings, function handles, maps, objects) is stored as a scalar structure whose first field,
/// `etna_class`, names what it is; other programs see an ordinary structure.
namespace etna::builtins {

struct MatVariable {
    std::string name;
    Value value;
};

enum class MatVersion { V4, V6, V7, V73 };

enum class MatProblem {
    None,
    CannotOpen, ///< no such file, or it may not be read
    NotMat,     ///< the file is no MAT-file
    Corrupt,    ///< it begins as one but cannot be read
};

/// True if the file begins as a MAT-file of any version does.
bool is_mat_file(const std::string& path);

/// The variables of a file for whose names `wanted` is true, in the file's order.
MatProblem read_mat_file(vm::Interpreter& interpreter, const std::string& path,
                         const std::function<bool(const std::string&)>& wanted, std::vector<MatVariable>& out);

/// Writes a new file in place of the old one, which stays as it is when that fails. False if it could not be written.
/// Raises `MATLAB:save:unsupportedClass` for values that cannot be stored, and in version 4 for all but matrices.
bool write_mat_file(vm::Interpreter& interpreter, const std::string& path, MatVersion version,
                    const std::vector<MatVariable>& variables);

} // namespace etna::builtins
