// fopen, fclose, fgetl, fgets, fseek, ...: files by identifier.
#include "engine/builtins/files/open_files.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/paths.h"
#include "engine/builtins/shape.h"
#include "engine/common/interruption.h"
#include "engine/common/platform.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/ops/saturate.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kInvalidFid{"MATLAB:FileIO:InvalidFid",
                              "Invalid file identifier. Use fopen to generate a valid file identifier."};

} // namespace

void OpenFile::turn(bool to_writing) {
    const Last now = to_writing ? Last::Write : Last::Read;
    if (last_ != Last::None && last_ != now)
        std::fseek(file_, 0, SEEK_CUR);
    last_ = now;
}

void OpenFile::write(std::string_view bytes) {
    turn(true);
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size())
        fail({"MATLAB:FileIO:WriteFailed", "Cannot write to '{}': {}."}, path_, std::strerror(errno));
}

bool OpenFile::read_line(std::string& line) {
    turn(false);
    line.clear();
    int c;
    Poll poll;
    while ((c = std::fgetc(file_)) != EOF) {
        poll();
        line += static_cast<char>(c);
        if (c == '\n')
            break;
        if (c == '\r') { // CR LF ends a line, a lone CR does too
            const int next = std::fgetc(file_);
            if (next == '\n')
                line += '\n';
            else if (next != EOF)
                std::ungetc(next, file_);
            break;
        }
    }
    if (c == EOF)
        at_end = true;
    else { // MATLAB's feof is true as soon as the last line has been read
        const int next = std::fgetc(file_);
        if (next == EOF)
            at_end = true;
        else
            std::ungetc(next, file_);
    }
    return !line.empty();
}

std::string OpenFile::read_rest() {
    turn(false);
    std::string out;
    char buffer[65536];
    size_t n;
    while ((n = std::fread(buffer, 1, sizeof buffer, file_)) > 0) {
        poll_interruption();
        out.append(buffer, n);
    }
    at_end = true;
    return out;
}

OpenFile& open_file(vm::Interpreter& interpreter, int64_t fid) {
    auto& files = interpreter.state<OpenFiles>().files;
    const auto found = files.find(static_cast<int>(fid));
    if (found == files.end())
        fail(kInvalidFid);
    return *found->second;
}

namespace {

OpenFile& file_argument(const Call& call) {
    const Value& fid = call.arg(0);
    if (!fid.is_numeric() || fid.numel() != 1)
        fail(kInvalidFid);
    return open_file(call.interpreter, ops::saturate<int64_t>(std::trunc(fid.to_double())));
}

void fopen_(Call& call) {
    auto& files = call.interpreter.state<OpenFiles>().files;
    if (text_is(call.arg(0), "all")) {
        std::vector<double> out;
        for (const auto& [fid, file] : files)
            out.push_back(fid);
        return call.give(row_vector(out));
    }
    if (call.arg(0).is_numeric()) { // [name, permission, format] = fopen(fid)
        const int64_t fid = integer_argument(call, 0);
        if (fid >= 0 && fid <= 2) {
            static constexpr std::string_view kNames[] = {"stdin", "stdout", "stderr"};
            call.give(0, Value::text(kNames[fid]));
            call.give(1, Value::text(fid == 0 ? "r" : "w"));
            call.give(2, Value::text("ieee-le"));
            return call.give(3, Value::text("UTF-8"));
        }
        const auto found = files.find(static_cast<int>(fid));
        call.give(0, Value::text(found == files.end() ? std::string() : found->second->path()));
        call.give(1, Value::text(found == files.end() ? std::string() : found->second->permission()));
        call.give(2, Value::text("ieee-le"));
        return call.give(3, Value::text("UTF-8"));
    }
    const std::string path = text_argument(call, 0);
    std::string permission = call.nargin() > 1 ? text_argument(call, 1) : "r";
    const std::string given = permission;
    std::erase(permission, 't');
    std::erase(permission, 'b');
    if (permission == "W" || permission == "A")
        permission = permission == "W" ? "w" : "a";
    static constexpr std::string_view kPermissions[] = {"r", "w", "a", "r+", "w+", "a+"};
    bool known = false;
    for (const std::string_view p : kPermissions)
        known = known || p == permission;
    if (!known)
        fail({"MATLAB:FileIO:InvalidPermission", "Invalid permission '{}'. Use r, w, a, r+, w+ or a+."}, given);
    bool big_endian = false;
    if (call.nargin() > 2) {
        const std::string machine = to_lower_ascii(text_argument(call, 2));
        big_endian = machine == "b" || machine == "ieee-be" || machine == "s" || machine == "ieee-be.l64";
    }
    std::string full = absolute_path(path);
    const std::string mode = permission.substr(0, 1) + "b" + permission.substr(1);
    std::FILE* file = is_folder(full) ? nullptr : etna::open_file(full, mode.c_str());
    if (!file && permission[0] == 'r' && !path.empty() && path[0] != '/' && path[0] != '\\') // files to read are looked for on the path
        for (const std::string& folder : call.interpreter.path()) {
            const std::string there = folder + "/" + path;
            if (!is_folder(there) && (file = etna::open_file(there, mode.c_str()))) {
                full = there;
                break;
            }
        }
    if (file && permission != "r" && path.ends_with(".m")) // a function may be new
        call.interpreter.rehash();
    if (!file) {
        call.give(0, number(-1));
        return call.give(1, Value::text(std::string_view(is_folder(full) ? "Is a folder" : std::strerror(errno))));
    }
    int fid = 3;
    while (files.count(fid))
        ++fid;
    files[fid] = std::make_unique<OpenFile>(file, full, given, big_endian);
    call.give(0, number(fid));
    call.give(1, Value::text(std::string_view()));
}

void fclose_(Call& call) {
    auto& files = call.interpreter.state<OpenFiles>().files;
    if (text_is(call.arg(0), "all")) {
        files.clear();
        return call.give(number(0));
    }
    const int64_t fid = call.arg(0).is_numeric() ? integer_argument(call, 0) : -1;
    if (fid >= 0 && fid <= 2)
        return call.give(number(0));
    file_argument(call);
    files.erase(static_cast<int>(fid));
    if (call.nargout > 0)
        call.give(number(0));
}

void line_of(Call& call, bool keep_end) {
    std::string line;
    if (!file_argument(call).read_line(line)) {
        call.give(0, number(-1));
        return call.give(1, number(0));
    }
    std::string end;
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) {
        end.insert(end.begin(), line.back());
        line.pop_back();
    }
    call.give(0, Value::text(keep_end ? line + end : line));
    std::vector<double> codes;
    for (const char c : end)
        codes.push_back(c);
    call.give(1, codes.empty() ? number(0) : column_vector(codes));
}
void fgetl(Call& call) {
    line_of(call, false);
}
void fgets_(Call& call) {
    line_of(call, true);
}

void feof_(Call& call) {
    call.give(number(file_argument(call).at_end ? 1 : 0));
}
void ferror_(Call& call) {
    const bool bad = std::ferror(file_argument(call).handle()) != 0;
    call.give(0, Value::text(bad ? "The last operation on the file failed." : ""));
    call.give(1, number(bad ? -1 : 0));
}
void ftell_(Call& call) {
    call.give(number(static_cast<double>(std::ftell(file_argument(call).handle()))));
}
void frewind(Call& call) {
    OpenFile& file = file_argument(call);
    std::rewind(file.handle());
    file.at_end = false;
    if (call.nargout > 0)
        call.give(number(0));
}
void fseek_(Call& call) {
    OpenFile& file = file_argument(call);
    int origin = SEEK_SET;
    if (call.nargin() > 2) {
        const Value& o = call.arg(2);
        if (text_is(o, "cof") || (o.is_numeric() && o.to_double() == 0))
            origin = SEEK_CUR;
        else if (text_is(o, "eof") || (o.is_numeric() && o.to_double() == 1))
            origin = SEEK_END;
        else if (!text_is(o, "bof") && !(o.is_numeric() && o.to_double() == -1))
            fail({"MATLAB:FileIO:InvalidOrigin", "The origin must be 'bof', 'cof' or 'eof'."});
    }
    const bool ok = std::fseek(file.handle(), integer_argument(call, 1), origin) == 0;
    file.at_end = false;
    call.give(number(ok ? 0 : -1));
}

constexpr std::string_view kFiles = "Files and Folders";
constexpr Builtin kRows[] = {
    {"fopen", kFiles, "Open file, or obtain information about open files", 1, 4, 4, fopen_},
    {"fclose", kFiles, "Close one or all open files", 1, 1, 1, fclose_},
    {"fgetl", kFiles, "Read line from file, removing newline characters", 1, 1, 2, fgetl},
    {"fgets", kFiles, "Read line from file, keeping newline characters", 1, 2, 2, fgets_},
    {"feof", kFiles, "Test for end of file", 1, 1, 1, feof_},
    {"ferror", kFiles, "File I/O error information", 1, 2, 2, ferror_},
    {"ftell", kFiles, "Current position", 1, 1, 1, ftell_},
    {"frewind", kFiles, "Move file position indicator to beginning of open file", 1, 1, 1, frewind},
    {"fseek", kFiles, "Move to specified position in file", 2, 3, 1, fseek_},
};

} // namespace

void register_open_files(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
