// Paths, folders and whole files: fileparts, fullfile, cd, dir, mkdir, delete, addpath, fileread.
#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/paths.h"
#include "engine/builtins/time/calendar.h"
#include "engine/common/interruption.h"
#include "engine/common/platform.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {

namespace fs = std::filesystem;

namespace {

/// Paths are UTF-8 with `/` in Etna, and what the system likes in the library.
fs::path native(const std::string& path) {
    return fs::path(std::u8string(path.begin(), path.end()));
}
std::string portable(const fs::path& path) {
    const std::u8string text = path.generic_u8string();
    return std::string(text.begin(), text.end());
}

bool is_separator(char16_t c) {
    return c < 128 && system_traits().file_separators.find(static_cast<char>(c)) != std::string_view::npos;
}

} // namespace

std::string absolute_path(const std::string& path) {
    if (path == "~" || path.starts_with("~/"))
        if (const std::string home = home_folder(); !home.empty())
            return home + path.substr(1);
    const fs::path p = native(path);
    return portable(p.is_absolute() ? p : (native(current_folder()) / p).lexically_normal());
}
bool is_file(const std::string& path) {
    std::error_code ignored;
    return fs::is_regular_file(native(absolute_path(path)), ignored);
}
bool is_folder(const std::string& path) {
    std::error_code ignored;
    return fs::is_directory(native(absolute_path(path)), ignored);
}

namespace {

Value text(const std::string& s) {
    return Value::text(std::string_view(s));
}

struct PathParts {
    std::u16string folder, name, extension;
};
PathParts parts_of_path(const std::u16string& path) {
    const std::u16string separators = to_utf16(system_traits().file_separators);
    const size_t slash = path.find_last_of(separators);
    PathParts out;
    out.folder = slash == std::u16string::npos ? u"" : slash == 0 ? path.substr(0, 1) : path.substr(0, slash);
    out.name = slash == std::u16string::npos ? path : path.substr(slash + 1);
    if (const size_t dot = out.name.find_last_of(u'.'); dot != std::u16string::npos) {
        out.extension = out.name.substr(dot);
        out.name.erase(dot);
    }
    return out;
}
void fileparts(Call& call) {
    const Value& given = call.arg(0);
    if (!given.is_text() && !given.is_string() && !given.is_cell())
        fail({"MATLAB:fileparts:MustBeChar", "Input must be a row vector of characters, a string array, or a cell array of character vectors."});
    TextList folders = text_list_argument(call, 0), names = folders, extensions = folders;
    for (size_t i = 0; i < folders.items.size(); ++i) {
        PathParts parts = parts_of_path(folders.items[i]);
        folders.items[i] = std::move(parts.folder);
        names.items[i] = std::move(parts.name);
        extensions.items[i] = std::move(parts.extension);
    }
    call.give(0, folders.value());
    call.give(1, names.value());
    call.give(2, extensions.value());
}

std::u16string join_path(std::u16string path, const std::u16string& part) {
    if (part.empty())
        return path;
    if (path.empty())
        return part;
    const bool ends = is_separator(path.back()), starts = is_separator(part[0]);
    if (!ends && !starts)
        path += static_cast<char16_t>(system_traits().file_separator);
    return path + (ends && starts ? part.substr(1) : part);
}
/// `a//b/./c` is `a/b/c`; two separators at the start of a Windows path stay.
std::u16string without_repeated_separators(const std::u16string& path) {
    const size_t keep = system_traits().is_windows ? 1 : 0;
    std::u16string out;
    for (size_t i = 0; i < path.size(); ++i) {
        if (is_separator(path[i]) && !out.empty() && is_separator(out.back()) && out.size() > keep)
            continue;
        if (path[i] == u'.' && i + 1 < path.size() && is_separator(path[i + 1]) && !out.empty() && is_separator(out.back())) {
            ++i;
            continue;
        }
        out += path[i];
    }
    return out;
}
void fullfile(Call& call) {
    TextList out;
    bool any_string = false, any_cell = false, sized = false;
    std::vector<TextList> lists;
    size_t count = 1;
    for (int i = 0; i < call.nargin(); ++i) {
        lists.push_back(text_list_argument(call, i));
        any_string = any_string || lists.back().kind == TextList::Kind::String;
        any_cell = any_cell || lists.back().kind == TextList::Kind::Cell;
        if (lists.back().items.size() == 1)
            continue;
        if (sized && !(lists.back().dims == out.dims))
            fail({"MATLAB:fullfile:CellstrSizeMismatch", "Arrays of path parts must have the same size or be scalar."});
        count = lists.back().items.size();
        out.dims = lists.back().dims;
        sized = true;
    }
    out.kind = any_string ? TextList::Kind::String : any_cell ? TextList::Kind::Cell : TextList::Kind::Char;
    for (size_t i = 0; i < count; ++i) {
        std::u16string path;
        for (const TextList& list : lists)
            path = join_path(std::move(path), list.items[list.items.size() == 1 ? 0 : i]);
        out.items.push_back(without_repeated_separators(path));
    }
    call.give(out.value());
}

void isfile(Call& call) {
    TextList list = text_list_argument(call, 0);
    std::vector<uint8_t> out;
    for (const std::u16string& item : list.items)
        out.push_back(is_file(to_utf8(item)));
    call.give(list.kind == TextList::Kind::Char ? logical(out[0] != 0) : logical_array(list.dims, out));
}
void isfolder(Call& call) {
    TextList list = text_list_argument(call, 0);
    std::vector<uint8_t> out;
    for (const std::u16string& item : list.items)
        out.push_back(is_folder(to_utf8(item)));
    call.give(list.kind == TextList::Kind::Char ? logical(out[0] != 0) : logical_array(list.dims, out));
}

void pwd(Call& call) {
    call.give(text(current_folder()));
}
void cd(Call& call) {
    const std::string before = current_folder();
    if (call.nargin() > 0) {
        const std::string path = absolute_path(text_argument(call, 0));
        if (!is_folder(path) || !change_current_folder(path))
            fail({"MATLAB:cd:NonExistentFolder", "Cannot CD to {} (Name is nonexistent or not a folder)."},
                 text_argument(call, 0));
        call.interpreter.rehash();
        call.interpreter.host().post(session::CurrentFolderEvent{current_folder()});
    }
    if (call.nargout > 0 || call.nargin() == 0)
        call.give(text(before));
}

/// Status, message and message identifier, or an error when nobody asks for a status.
void report(Call& call, bool ok, const Message& message, const std::string& what) {
    if (!ok && call.nargout == 0)
        fail(message, what);
    if (call.nargout == 0)
        return;
    std::string filled;
    if (!ok) {
        try {
            fail(message, what);
        } catch (const Error& error) {
            filled = error.message();
        }
    }
    call.give(0, logical(ok));
    call.give(1, text(filled));
    call.give(2, text(ok ? "" : std::string(message.identifier)));
}
void mkdir_(Call& call) {
    std::string path = text_argument(call, 0);
    if (call.nargin() > 1)
        path += "/" + text_argument(call, 1);
    std::error_code problem;
    if (is_folder(path)) {
        if (call.nargout == 0)
            return call.interpreter.warn("MATLAB:MKDIR:DirectoryExists", "Directory already exists.");
        call.give(0, logical(true));
        call.give(1, text("Directory already exists."));
        return call.give(2, text("MATLAB:MKDIR:DirectoryExists"));
    }
    fs::create_directories(native(absolute_path(path)), problem);
    call.interpreter.rehash();
    report(call, !problem && is_folder(path), {"MATLAB:MKDIR:OSError", "Cannot create the folder '{}'."}, path);
}
void rmdir_(Call& call) {
    const std::string path = text_argument(call, 0);
    if (!is_folder(path))
        return report(call, false, {"MATLAB:RMDIR:NotADirectory", "'{}' is not a folder."}, path);
    std::error_code problem;
    if (call.nargin() > 1 && text_is(call.arg(1), "s"))
        fs::remove_all(native(absolute_path(path)), problem);
    else
        fs::remove(native(absolute_path(path)), problem);
    report(call, !problem, {"MATLAB:RMDIR:NoDirectoriesRemoved", "Folder '{}' was not removed. It may not be empty."},
           path);
}

} // namespace

bool wildcard_match(std::string_view pattern, std::string_view name) {
    size_t p = 0, n = 0, star = std::string_view::npos, mark = 0;
    while (n < name.size()) {
        if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
            ++p;
            ++n;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = n;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            n = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}
namespace {

/// Files that the pattern means, sorted by name.
std::vector<fs::path> matching_files(const std::string& pattern, bool with_dots) {
    const fs::path full = native(absolute_path(pattern));
    std::vector<fs::path> out;
    std::error_code problem;
    const bool wild = portable(full.filename()).find_first_of("*?") != std::string::npos;
    if (!wild && fs::is_directory(full, problem)) {
        for (const fs::directory_entry& entry : fs::directory_iterator(full, problem))
            out.push_back(entry.path());
        std::sort(out.begin(), out.end());
        if (with_dots)
            out.insert(out.begin(), {full / ".", full / ".."});
        return out;
    }
    if (!wild) {
        if (fs::exists(full, problem))
            out.push_back(full);
        return out;
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(full.parent_path(), problem))
        if (wildcard_match(portable(full.filename()), portable(entry.path().filename())))
            out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

std::vector<std::string> matching_names(const std::string& pattern) {
    std::vector<std::string> out;
    std::error_code problem;
    const fs::path full = native(absolute_path(pattern));
    if (portable(full.filename()).find_first_of("*?") == std::string::npos) {
        if (fs::exists(full, problem))
            out.push_back(portable(full.filename()));
        return out;
    }
    for (const fs::path& file : matching_files(pattern, false))
        if (portable(file.filename())[0] != '.')
            out.push_back(portable(file.filename()));
    return out;
}

namespace {

void delete_(Call& call) {
    for (int i = 0; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (v.is_object()) {
            fail({"MATLAB:delete:NotDeletable", "Objects of class '{}' cannot be deleted by hand."}, v.class_name());
        }
        const std::string pattern = text_argument(call, i);
        const std::vector<fs::path> files = matching_files(pattern, false);
        bool any = false;
        std::error_code problem;
        for (const fs::path& file : files)
            if (!fs::is_directory(file, problem))
                any = fs::remove(file, problem) || any;
        if (!any)
            call.interpreter.warn("MATLAB:DELETE:FileNotFound", "File '" + pattern + "' not found.");
    }
}

void copy_or_move(Call& call, bool move) {
    const std::string from = text_argument(call, 0), to = call.nargin() > 1 ? text_argument(call, 1) : ".";
    bool ok = true;
    const std::vector<fs::path> files = from.find_first_of("*?") == std::string::npos
                                            ? std::vector<fs::path>{native(absolute_path(from))}
                                            : matching_files(from, false);
    for (const fs::path& file : files) {
        std::error_code problem;
        fs::path target = native(absolute_path(to));
        // A folder that is copied onto a folder gives its contents to it.
        if (fs::is_directory(target, problem) && (move || files.size() > 1 || !fs::is_directory(file, problem)))
            target /= file.filename();
        if (!fs::exists(file, problem)) {
            ok = false;
            break;
        }
        if (move)
            fs::rename(file, target, problem);
        if (!move || problem) {
            problem.clear();
            fs::copy(file, target, fs::copy_options::recursive | fs::copy_options::overwrite_existing, problem);
            if (move && !problem)
                fs::remove_all(file, problem);
        }
        ok = ok && !problem;
    }
    if (move)
        report(call, ok && !files.empty(),
               {"MATLAB:MOVEFILE:FileDoesNotExist",
                "Cannot move '{}': it does not exist or the target cannot be written."},
               from);
    else
        report(call, ok && !files.empty(),
               {"MATLAB:COPYFILE:FileNotFound", "Cannot copy '{}': it does not exist or the target cannot be written."},
               from);
}
void copyfile(Call& call) {
    copy_or_move(call, false);
}
void movefile(Call& call) {
    copy_or_move(call, true);
}

double file_datenum(const fs::path& file) {
    std::error_code problem;
    const auto written = fs::last_write_time(file, problem);
    if (problem)
        return 0;
    const auto system = std::chrono::file_clock::to_sys(written);
    return local_datenum(std::chrono::duration<double>(system.time_since_epoch()).count());
}

void dir(Call& call) {
    const std::string pattern = call.nargin() > 0 ? text_argument(call, 0) : ".";
    const std::vector<fs::path> files = matching_files(pattern, true);
    if (call.nargout == 0) {
        std::string out = "\n";
        for (const fs::path& file : files)
            out += portable(file.filename()) + "  ";
        return call.interpreter.write(out + "\n\n");
    }
    Ref<StructArray> out =
        make_ref<StructArray>(Dims(static_cast<int64_t>(files.size()), 1),
                              FieldTable::of({"name", "folder", "date", "bytes", "isdir", "datenum"}));
    for (size_t i = 0; i < files.size(); ++i) {
        const int64_t e = static_cast<int64_t>(i);
        std::error_code problem;
        const bool folder = fs::is_directory(files[i], problem);
        const double when = file_datenum(files[i]);
        out->at_mut(e, 0) = text(portable(files[i].filename()));
        out->at_mut(e, 1) = text(portable(files[i].parent_path()));
        out->at_mut(e, 2) = text(date_text(when, "dd-mmm-yyyy HH:MM:SS"));
        const auto size = folder ? 0 : fs::file_size(files[i], problem);
        out->at_mut(e, 3) = number(problem ? 0 : static_cast<double>(size));
        out->at_mut(e, 4) = logical(folder);
        out->at_mut(e, 5) = number(when);
    }
    call.give(Value(std::move(out)));
}
void ls(Call& call) {
    std::string out;
    for (int i = 0; i < std::max(1, call.nargin()); ++i) {
        const std::string pattern = call.nargin() > 0 ? text_argument(call, i) : ".";
        if (pattern.starts_with('-'))
            continue; // options of the system's ls change only how it looks
        const std::vector<fs::path> files = matching_files(pattern, false);
        std::error_code problem;
        if (files.empty() && !fs::is_directory(native(absolute_path(pattern)), problem))
            fail({"MATLAB:ls:OSError", "Cannot access '{}': no such file or folder."}, pattern);
        for (const fs::path& file : files)
            if (portable(file.filename())[0] != '.')
                out += portable(file.filename()) + "\n";
    }
    if (call.nargout > 0)
        return call.give(text(out));
    call.interpreter.write(out);
}

// ---- search path

std::vector<std::string> folders_of(const std::string& list) {
    std::vector<std::string> out;
    std::istringstream in(list);
    for (std::string folder; std::getline(in, folder, system_traits().path_separator);)
        if (!folder.empty())
            out.push_back(folder);
    return out;
}
std::string path_text(const std::vector<std::string>& path) {
    std::string out;
    for (const std::string& folder : path)
        out += (out.empty() ? "" : std::string(1, system_traits().path_separator)) + folder;
    return out;
}
void addpath(Call& call) {
    std::vector<std::string>& path = call.interpreter.path();
    const std::string before = path_text(path);
    bool at_end = false;
    std::vector<std::string> added;
    for (int i = 0; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (text_is(v, "-end") || (v.is_numeric() && v.to_double() == 1)) {
            at_end = true;
            continue;
        }
        if (text_is(v, "-begin") || v.is_numeric() || text_is(v, "-frozen"))
            continue;
        for (const std::string& folder : folders_of(text_argument(call, i))) {
            if (!is_folder(folder)) {
                call.interpreter.warn("MATLAB:mpath:nameNonexistentOrNotADirectory",
                                      "Name is nonexistent or not a directory: " + folder);
                continue;
            }
            std::string full = absolute_path(folder);
            while (full.size() > 1 && full.back() == '/')
                full.pop_back();
            added.push_back(std::move(full));
        }
    }
    for (const std::string& folder : added)
        std::erase(path, folder);
    path.insert(at_end ? path.end() : path.begin(), added.begin(), added.end());
    call.interpreter.rehash();
    if (call.nargout > 0)
        call.give(text(before));
}
void rmpath(Call& call) {
    std::vector<std::string>& path = call.interpreter.path();
    const std::string before = path_text(path);
    for (int i = 0; i < call.nargin(); ++i)
        for (const std::string& folder : folders_of(text_argument(call, i))) {
            std::string full = absolute_path(folder);
            while (full.size() > 1 && full.back() == '/')
                full.pop_back();
            if (std::erase(path, full) == 0)
                call.interpreter.warn("MATLAB:rmpath:DirNotFound", "\"" + folder + "\" not found in path.");
        }
    call.interpreter.rehash();
    if (call.nargout > 0)
        call.give(text(before));
}
void path(Call& call) {
    std::vector<std::string>& path = call.interpreter.path();
    const std::string before = path_text(path);
    if (call.nargin() > 0) {
        std::string list;
        for (int i = 0; i < call.nargin(); ++i)
            list += (i ? std::string(1, system_traits().path_separator) : "") + text_argument(call, i);
        path = folders_of(list);
        call.interpreter.rehash();
    }
    if (call.nargout == 0 && call.nargin() == 0) {
        std::string out = "\n\t\tMATLABPATH\n\n";
        for (const std::string& folder : path)
            out += "\t" + folder + "\n";
        return call.interpreter.write(out + "\n");
    }
    call.give(text(before));
}
void genpath(Call& call) {
    const std::string root = absolute_path(call.nargin() > 0 ? text_argument(call, 0) : ".");
    std::vector<std::string> out;
    auto walk = [&](auto& self, const fs::path& folder) -> void {
        out.push_back(portable(folder));
        std::vector<fs::path> children;
        std::error_code problem;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder, problem)) {
            const std::string name = portable(entry.path().filename());
            if (entry.is_directory(problem) && name != "private" && name != "resources" && name[0] != '@' &&
                name[0] != '+' && name[0] != '.')
                children.push_back(entry.path());
        }
        std::sort(children.begin(), children.end());
        for (const fs::path& child : children)
            self(self, child);
    };
    if (is_folder(root))
        walk(walk, native(root));
    call.give(text(path_text(out)));
}
void rehash(Call& call) {
    call.interpreter.rehash();
}

// ---- whole files

/// A file to read: as it is named, or of that name in a folder of the path.
std::string file_to_read(const Call& call, const std::string& path) {
    const std::string full = absolute_path(path);
    std::error_code error;
    if (fs::exists(native(full), error) || path.empty() || path[0] == '/' || path[0] == '\\')
        return full;
    for (const std::string& folder : call.interpreter.path())
        if (fs::exists(native(folder + "/" + path), error))
            return folder + "/" + path;
    return full;
}

void fileread(Call& call) {
    const std::string path = text_argument(call, 0);
    const std::string full = file_to_read(call, path);
    std::ifstream in(native(full), std::ios::binary);
    if (!in || is_folder(full))
        fail({"MATLAB:fileread:cannotOpenFile", "Could not open file {}."}, path);
    std::string content;
    std::vector<char> part(size_t{1} << 20);
    while (in.read(part.data(), static_cast<std::streamsize>(part.size())), in.gcount() > 0) {
        poll_interruption();
        content.append(part.data(), static_cast<size_t>(in.gcount()));
    }
    if (content.starts_with("\xEF\xBB\xBF"))
        content.erase(0, 3);
    call.give(text(content));
}
void readlines(Call& call) {
    const std::string path = text_argument(call, 0);
    const std::string full = file_to_read(call, path);
    std::ifstream in(native(full), std::ios::binary);
    if (!in || is_folder(full))
        fail({"MATLAB:fileread:cannotOpenFile", "Could not open file {}."}, path);
    std::vector<std::u16string> lines;
    std::string line;
    bool ended = true;
    while (std::getline(in, line)) {
        poll_interruption();
        ended = !in.eof();
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        lines.push_back(to_utf16(line));
    }
    if (ended)
        lines.emplace_back();
    TextList out{TextList::Kind::String, Dims(static_cast<int64_t>(lines.size()), 1), std::move(lines), {}};
    call.give(out.value());
}
void tempdir(Call& call) {
    std::error_code problem;
    std::string folder = portable(fs::temp_directory_path(problem));
    if (folder.empty() || folder.back() != '/')
        folder += '/';
    call.give(text(folder));
}
/// `tempname`, `tempname(folder)`, Octave's `tempname(folder, prefix)`
void tempname(Call& call) {
    std::error_code problem;
    std::string folder = call.nargin() > 0 ? text_argument(call, 0) : "";
    const std::string prefix = call.nargin() > 1 ? text_argument(call, 1) : "tp";
    if (folder.empty() || (call.nargin() > 1 && !is_folder(folder)))
        folder = portable(fs::temp_directory_path(problem));
    static std::mt19937_64 engine{std::random_device{}()};
    std::ostringstream name;
    name << prefix << std::hex << engine() << engine();
    call.give(text(portable(native(folder) / name.str())));
}
void filesep(Call& call) {
    call.give(text({system_traits().file_separator}));
}
void pathsep(Call& call) {
    call.give(text({system_traits().path_separator}));
}

constexpr std::string_view kFiles = "Files and Folders";
constexpr Builtin kRows[] = {
    {"fileparts", kFiles, "Get parts of file name", 1, 1, 3, fileparts, kPure},
    {"fullfile", kFiles, "Build full file name from parts", 1, kAnyNumber, 1, fullfile, kPure},
    {"isfile", kFiles, "Determine if input is file", 1, 1, 1, isfile},
    {"isfolder", kFiles, "Determine if input is folder", 1, 1, 1, isfolder},
    {"isdir", kFiles, "Determine if input is folder", 1, 1, 1, isfolder},
    {"pwd", kFiles, "Identify current folder", 0, 0, 1, pwd},
    {"cd", kFiles, "Change or show current folder", 0, 1, 1, cd},
    {"chdir", kFiles, "Change or show current folder", 0, 1, 1, cd},
    {"mkdir", kFiles, "Make new folder", 1, 2, 3, mkdir_},
    {"rmdir", kFiles, "Remove folder", 1, 2, 3, rmdir_},
    {"delete", kFiles, "Delete files or objects", 1, kAnyNumber, 0, delete_},
    {"copyfile", kFiles, "Copy file or folder", 1, 3, 3, copyfile},
    {"movefile", kFiles, "Move or rename file or folder", 1, 3, 3, movefile},
    {"dir", kFiles, "List folder contents", 0, 1, 1, dir},
    {"ls", kFiles, "List folder contents", 0, kAnyNumber, 1, ls},
    {"addpath", kFiles, "Add folders to search path", 1, kAnyNumber, 1, addpath},
    {"rmpath", kFiles, "Remove folders from search path", 1, kAnyNumber, 1, rmpath},
    {"path", kFiles, "View or change search path", 0, 2, 1, path},
    {"genpath", kFiles, "Generate path name", 0, 1, 1, genpath},
    {"rehash", kFiles, "Refresh function and file caches", 0, 1, 0, rehash},
    {"fileread", kFiles, "Read contents of file as text", 1, 3, 1, fileread},
    {"readlines", kFiles, "Read lines of file as string array", 1, kAnyNumber, 1, readlines},
    {"tempdir", kFiles, "Name of temporary folder", 0, 0, 1, tempdir},
    {"tempname", kFiles, "Unique name for temporary file", 0, 2, 1, tempname},
    {"filesep", kFiles, "File separator for current platform", 0, 0, 1, filesep, kPure},
    {"pathsep", kFiles, "Search path separator for current platform", 0, 0, 1, pathsep, kPure},
};

} // namespace

void register_folders(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
