#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace etna::vm {

/// The part of the function library that is written in the MATLAB language: every `.m` file below
/// `resources/stdlib`. A folder below it is a category and means nothing for names; `+package` and `@Class` folders
/// mean what they mean on the search path. `private` folders are seen from beside them only.
///
/// Its names stand behind the search path and before the builtins.
class StandardLibrary {
  public:
    /// The file that defines a function or class (`trapz`, `matlab.unittest.TestCase`); empty if there is none.
    /// Looks at the disk once, when a name is asked for the first time.
    const std::string& find(std::string_view name);
    /// The folder `package` of the library exists: `matlab.unittest`.
    bool has_package(std::string_view package);
    /// All dotted names with their files.
    const std::unordered_map<std::string, std::string>& files();

  private:
    void read();

    bool is_read_ = false;
    std::unordered_map<std::string, std::string> files_;
    std::unordered_map<std::string, bool> packages_;
};

} // namespace etna::vm
