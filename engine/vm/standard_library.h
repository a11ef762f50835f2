#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace etna::vm {

class Interpreter;

/// The part of the function library that is written in the MATLAB language: every `.m` file below
/// `resources/stdlib`. A folder below it is a category and means nothing for names; `+package` and `@Class` folders
/// mean what they mean on the search path. `private` folders are seen from beside them only.
///
/// Its names stand behind the search path and before the builtins.
///
/// The build compiles the function files into a snapshot beside the programs, so that their first call parses nothing.
/// A file that has changed since, a class or script file, or a snapshot of another build means that the source is
/// compiled instead: the snapshot changes no result.
class StandardLibrary {
  public:
    /// The file that defines a function or class (`trapz`, `matlab.unittest.TestCase`); empty if there is none.
    /// Looks at the disk once, when a name is asked for the first time.
    const std::string& find(std::string_view name);
    /// The folder `package` of the library exists: `matlab.unittest`.
    bool has_package(std::string_view package);
    /// The file is one of the library's.
    bool holds(std::string_view path) const { return !folder_.empty() && path.starts_with(folder_); }
    /// All dotted names with their files.
    const std::unordered_map<std::string, std::string>& files();

    /// A file's part of the snapshot. The views live as long as the library.
    struct Compiled {
        std::string_view text; ///< the source
        std::string_view main; ///< name of the main function
        std::string_view code; ///< count of functions, then name and `bytecode::write_code` of each
    };
    /// Null if the snapshot has nothing that is good for the file as it is now.
    const Compiled* compiled(const std::string& path);

  private:
    struct Entry {
        Compiled compiled;
        int64_t modified_s = 0;
        uint64_t size = 0;
    };
    void read();
    bool read_snapshot(const std::string& path);

    bool is_read_ = false;
    std::unordered_map<std::string, std::string> files_;
    std::unordered_map<std::string, bool> packages_;
    std::string folder_;
    std::string snapshot_;
    std::unordered_map<std::string, Entry> entries_; ///< by path below the library's folder
};

/// Compiles the library's function files and writes the snapshot. Returns the number of files in it; raises `Error` for
/// a file that does not compile, -1 if the snapshot could not be written.
int write_library_snapshot(Interpreter& interpreter, const std::string& path);

} // namespace etna::vm
