#pragma once

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace etna::vm {
class Interpreter;
}

namespace etna::builtins {

/// One file that `fopen` opened.
class OpenFile {
  public:
    OpenFile(std::FILE* file, std::string path, std::string permission, bool big_endian)
        : file_(file), path_(std::move(path)), permission_(std::move(permission)), big_endian_(big_endian) {}
    ~OpenFile() {
        if (file_)
            std::fclose(file_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    std::FILE* handle() { return file_; }
    const std::string& path() const { return path_; }
    const std::string& permission() const { return permission_; }
    bool big_endian() const { return big_endian_; }
    /// Raises `MATLAB:FileIO:WriteFailed` when the disk takes no more.
    void write(std::string_view bytes);
    /// Before a read after a write, and the other way round, as C demands.
    void turn(bool to_writing);
    /// A line with its line end; false at end of file.
    bool read_line(std::string& line);
    /// All bytes from here to the end.
    std::string read_rest();
    bool at_end = false; ///< a read has met the end: `feof`

  private:
    std::FILE* file_;
    std::string path_;
    std::string permission_;
    bool big_endian_;
    enum class Last { None, Read, Write } last_ = Last::None;
};

/// Open files of one engine by identifier; 0, 1 and 2 are the console.
struct OpenFiles {
    std::map<int, std::unique_ptr<OpenFile>> files;
};

/// Raises `MATLAB:FileIO:InvalidFid`.
OpenFile& open_file(vm::Interpreter& interpreter, int64_t fid);

} // namespace etna::builtins
