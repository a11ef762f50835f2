// The file system beyond folders.cpp's everyday functions: stat, rename, unlink, glob, fileattrib, absolute names.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/paths.h"
#include "engine/common/platform.h"
#include "engine/common/users.h"
#include "engine/common/utf.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {

namespace fs = std::filesystem;

namespace {

fs::path native(const std::string& path) {
    const std::string full = absolute_path(path);
    return fs::path(std::u8string(full.begin(), full.end()));
}
std::string portable(const fs::path& path) {
    const std::u8string text = path.generic_u8string();
    return std::string(text.begin(), text.end());
}
Value text(const std::string& s) {
    return Value::text(std::string_view(s));
}

/// Octave's status: 0 and no message, or -1 and the system's message; an error when nobody asks.
void report(Call& call, const std::error_code& problem, const std::string& what) {
    if (problem && call.nargout == 0)
        fail({"MATLAB:fileio:operationFailed", "{}: operation failed for '{}': {}"}, call.builtin.name, what,
             problem.message());
    if (call.nargout == 0)
        return;
    call.give(0, number(problem ? -1 : 0));
    call.give(1, text(problem ? problem.message() : ""));
}

void unlink_(Call& call) {
    const std::string path = text_argument(call, 0);
    std::error_code problem;
    if (fs::is_directory(native(path), problem))
        problem = std::make_error_code(std::errc::is_a_directory);
    else if (!fs::remove(native(path), problem) && !problem)
        problem = std::make_error_code(std::errc::no_such_file_or_directory);
    report(call, problem, path);
}
void rename_(Call& call) {
    std::error_code problem;
    fs::rename(native(text_argument(call, 0)), native(text_argument(call, 1)), problem);
    call.interpreter.rehash();
    report(call, problem, text_argument(call, 0));
}

/// `-rwxr-xr-x`
std::string mode_text(unsigned mode) {
    static constexpr std::pair<FileKind, char> kKinds[] = {
        {FileKind::Folder, 'd'}, {FileKind::Link, 'l'}, {FileKind::CharacterDevice, 'c'},
        {FileKind::BlockDevice, 'b'}, {FileKind::Pipe, 'p'}, {FileKind::Socket, 's'}};
    std::string out = "-";
    for (const auto& [kind, letter] : kKinds)
        if (mode_is(mode, kind))
            out[0] = letter;
    for (int bit = 8; bit >= 0; --bit)
        out += mode >> bit & 1 ? "xwr"[bit % 3] : '-';
    return out;
}

/// `[info, err, msg] = stat(file)`
void stat_of(Call& call, bool follow) {
    std::string problem;
    const std::optional<FileRecord> record = file_record(absolute_path(text_argument(call, 0)), follow, problem);
    if (!record) {
        call.give(0, Value::empty());
        call.give(1, number(-1));
        return call.give(2, text(problem));
    }
    Ref<StructArray> out = StructArray::scalar();
    const auto set = [&](const char* name, auto x) { out->set(name, number(static_cast<double>(x))); };
    set("dev", record->device);
    set("ino", record->inode);
    set("mode", record->mode);
    out->set("modestr", text(mode_text(record->mode)));
    set("nlink", record->links);
    set("uid", record->user);
    set("gid", record->group);
    set("rdev", record->special_device);
    set("size", record->size);
    set("atime", record->accessed);
    set("mtime", record->modified);
    set("ctime", record->changed);
    set("blksize", record->block_size);
    set("blocks", record->blocks);
    call.give(0, Value(std::move(out)));
    call.give(1, number(0));
    call.give(2, text(""));
}
void stat_(Call& call) { stat_of(call, true); }
void lstat_(Call& call) { stat_of(call, false); }

/// `[files, err, msg] = readdir(folder)`: all names, sorted, `.` and `..` too.
void readdir_(Call& call) {
    std::vector<std::string> names;
    std::error_code problem;
    for (const fs::directory_entry& entry : fs::directory_iterator(native(text_argument(call, 0)), problem))
        names.push_back(portable(entry.path().filename()));
    if (!problem)
        names.insert(names.end(), {".", ".."});
    std::sort(names.begin(), names.end());
    call.give(0, cell_of_text(Dims(static_cast<int64_t>(names.size()), names.empty() ? 0 : 1), names));
    call.give(1, number(problem ? -1 : 0));
    call.give(2, text(problem ? problem.message() : ""));
}
void symlink_(Call& call) {
    std::error_code problem;
    const std::string target = text_argument(call, 0);
    fs::create_symlink(fs::path(std::u8string(target.begin(), target.end())), native(text_argument(call, 1)), problem);
    report(call, problem, text_argument(call, 1));
}
void link_(Call& call) {
    std::error_code problem;
    fs::create_hard_link(native(text_argument(call, 0)), native(text_argument(call, 1)), problem);
    report(call, problem, text_argument(call, 1));
}
/// `[target, err, msg] = readlink(link)`
void readlink_(Call& call) {
    std::error_code problem;
    const fs::path target = fs::read_symlink(native(text_argument(call, 0)), problem);
    call.give(0, text(problem ? std::string() : portable(target)));
    call.give(1, number(problem ? -1 : 0));
    call.give(2, text(problem ? problem.message() : ""));
}
/// `[err, msg] = mkfifo(name, mode)`: the mode is a decimal number.
void mkfifo_(Call& call) {
    const int64_t mode = integer_argument(call, 1);
    if (mode < 0)
        fail({"MATLAB:mkfifo:mode", "mkfifo: MODE must be a positive integer value."});
    std::string problem;
    const bool ok = make_pipe_file(absolute_path(text_argument(call, 0)), static_cast<unsigned>(mode), problem);
    if (!ok && call.nargout == 0)
        fail({"MATLAB:fileio:operationFailed", "{}: operation failed for '{}': {}"}, call.builtin.name, text_argument(call, 0), problem);
    if (call.nargout > 0) {
        call.give(0, number(ok ? 0 : -1));
        call.give(1, text(problem));
    }
}

void is_absolute(Call& call) {
    const Value& v = call.arg(0);
    const std::string path = v.is_text() ? v.to_text() : "";
    call.give(logical(!path.empty() && fs::path(std::u8string(path.begin(), path.end())).is_absolute()));
}
void make_absolute(Call& call) {
    std::string full = absolute_path(text_argument(call, 0));
    while (full.size() > 1 && full.back() == '/')
        full.pop_back();
    call.give(text(full));
}
/// `[name, status, message] = canonicalize_file_name(file)`
void canonicalize(Call& call) {
    std::error_code problem;
    const fs::path path = fs::canonical(native(text_argument(call, 0)), problem);
    call.give(0, text(problem ? std::string() : portable(path)));
    call.give(1, number(problem ? -1 : 0));
    call.give(2, text(problem ? problem.message() : ""));
}

void glob_(Call& call) {
    const TextList patterns = text_list_argument(call, 0);
    std::vector<std::string> out;
    for (const std::u16string& item : patterns.items) {
        const std::string pattern = to_utf8(item);
        const size_t slash = pattern.find_last_of('/');
        const std::string prefix = slash == std::string::npos ? "" : pattern.substr(0, slash + 1);
        for (const std::string& name : matching_names(pattern))
            out.push_back(prefix + name);
    }
    std::sort(out.begin(), out.end());
    call.give(cell_of_text(Dims(static_cast<int64_t>(out.size()), out.empty() ? 0 : 1), out));
}

/// `[status, values] = fileattrib(name)`, `fileattrib(name, '+w', users)`
void fileattrib(Call& call) {
    const std::string name = call.nargin() > 0 ? text_argument(call, 0) : ".";
    const fs::path path = native(name);
    std::error_code problem;
    const fs::file_status status = fs::status(path, problem);
    const bool found = !problem && status.type() != fs::file_type::not_found;
    if (!found && call.nargout < 1)
        fail({"MATLAB:FILEATTRIB:CannotFindFile", "Cannot find file: '{}'."}, name);
    if (call.nargin() > 1) {
        const std::string change = text_argument(call, 1);
        const std::string users = call.nargin() > 2 ? text_argument(call, 2) : "u";
        fs::perms bits = fs::perms::none;
        for (const char letter : change) {
            if (letter != 'r' && letter != 'w' && letter != 'x')
                continue;
            const unsigned bit = letter == 'r' ? 4 : letter == 'w' ? 2 : 1;
            for (const char who : users)
                bits |= static_cast<fs::perms>(bit << (who == 'g' ? 3 : who == 'o' ? 0 : 6));
            if (users.find('a') != std::string::npos)
                bits |= static_cast<fs::perms>(bit << 6 | bit << 3 | bit);
        }
        if (found)
            fs::permissions(path, bits, change.starts_with('-') ? fs::perm_options::remove : fs::perm_options::add, problem);
        const bool ok = found && !problem;
        if (!ok && call.nargout == 0)
            fail({"MATLAB:FILEATTRIB:SyntaxError", "The attributes of '{}' could not be changed."}, name);
        call.give(0, logical(ok));
        call.give(1, text(ok ? "" : "The attributes could not be changed."));
        return call.give(2, text(ok ? "" : "MATLAB:FILEATTRIB:SyntaxError"));
    }
    if (!found) {
        call.give(0, logical(false));
        call.give(1, text("Cannot find file: '" + name + "'."));
        return call.give(2, text("MATLAB:FILEATTRIB:CannotFindFile"));
    }
    Ref<StructArray> out = StructArray::scalar();
    std::string full = portable(path);
    while (full.size() > 1 && full.back() == '/')
        full.pop_back();
    out->set("Name", text(full));
    for (const char* field : {"archive", "system", "hidden"})
        out->set(field, number(std::nan("")));
    static constexpr std::pair<const char*, fs::perms> kFields[] = {
        {"UserRead", fs::perms::owner_read},   {"UserWrite", fs::perms::owner_write},
        {"UserExecute", fs::perms::owner_exec}, {"GroupRead", fs::perms::group_read},
        {"GroupWrite", fs::perms::group_write}, {"GroupExecute", fs::perms::group_exec},
        {"OtherRead", fs::perms::others_read}, {"OtherWrite", fs::perms::others_write},
        {"OtherExecute", fs::perms::others_exec}};
    for (const auto& [field, bit] : kFields)
        out->set(field, logical((status.permissions() & bit) != fs::perms::none));
    if (call.nargout == 0)
        return call.interpreter.display("ans", Value(std::move(out)));
    call.give(0, logical(true));
    call.give(1, Value(std::move(out)));
    call.give(2, text(""));
}

constexpr std::string_view kFiles = "Files and Folders";
constexpr Builtin kRows[] = {
    {"unlink", kFiles, "Delete one file", 1, 1, 2, unlink_},
    {"rename", kFiles, "Rename file or folder", 2, 2, 2, rename_},
    {"stat", kFiles, "Information about file", 1, 1, 3, stat_},
    {"lstat", kFiles, "Information about file or symbolic link", 1, 1, 3, lstat_},
    {"readdir", kFiles, "Names in folder", 1, 1, 3, readdir_},
    {"symlink", kFiles, "Make symbolic link", 2, 2, 2, symlink_},
    {"link", kFiles, "Make second name of file", 2, 2, 2, link_},
    {"readlink", kFiles, "Target of symbolic link", 1, 1, 3, readlink_},
    {"mkfifo", kFiles, "Make pipe in folder", 2, 2, 2, mkfifo_},
    {"is_absolute_filename", kFiles, "Determine if name starts at the root", 1, 1, 1, is_absolute},
    {"make_absolute_filename", kFiles, "Full name of file", 1, 1, 1, make_absolute},
    {"canonicalize_file_name", kFiles, "Full name of existing file without symbolic links", 1, 1, 3, canonicalize},
    {"glob", kFiles, "Names that match patterns", 1, 1, 1, glob_},
    {"fileattrib", kFiles, "Set or get attributes of file or folder", 0, 4, 3, fileattrib},
};

} // namespace

void register_file_system(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
