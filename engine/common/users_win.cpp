#include <csignal>
#include <ctime>

#include <sys/stat.h>
#include <sys/types.h>

#include "engine/common/users.h"

namespace etna {

std::optional<UserRecord> next_user() { return std::nullopt; }
void rewind_users() {}
std::optional<UserRecord> find_user(int64_t) { return std::nullopt; }
std::optional<UserRecord> find_user(const std::string&) { return std::nullopt; }
std::optional<GroupRecord> next_group() { return std::nullopt; }
void rewind_groups() {}
std::optional<GroupRecord> find_group(int64_t) { return std::nullopt; }
std::optional<GroupRecord> find_group(const std::string&) { return std::nullopt; }

ProcessIdentity process_identity() { return {}; }
unsigned set_file_mode_mask(unsigned) { return 0; }

std::optional<FileRecord> file_record(const std::string& path, bool, std::string& problem) {
    struct _stat64 info {};
    if (_stat64(path.c_str(), &info) != 0) {
        problem = "No such file or directory";
        return std::nullopt;
    }
    FileRecord out;
    out.device = info.st_dev;
    out.links = info.st_nlink;
    out.size = info.st_size;
    out.mode = info.st_mode;
    out.accessed = static_cast<double>(info.st_atime);
    out.modified = static_cast<double>(info.st_mtime);
    out.changed = static_cast<double>(info.st_ctime);
    return out;
}

bool mode_is(unsigned mode, FileKind kind) {
    const unsigned format = mode & _S_IFMT;
    return kind == FileKind::Regular           ? format == _S_IFREG
           : kind == FileKind::Folder          ? format == _S_IFDIR
           : kind == FileKind::CharacterDevice ? format == _S_IFCHR
                                               : false;
}

bool make_pipe_file(const std::string&, unsigned, std::string& problem) {
    problem = "Pipes have no names in this system's folders";
    return false;
}

std::vector<std::pair<std::string, int>> signal_numbers() {
    return {{"ABRT", SIGABRT}, {"FPE", SIGFPE}, {"ILL", SIGILL}, {"INT", SIGINT}, {"SEGV", SIGSEGV}, {"TERM", SIGTERM}};
}
SystemName system_name() { return {"Windows", "", "", "", ""}; }
ResourceUse resource_use() { return {static_cast<double>(std::clock()) / CLOCKS_PER_SEC, 0, {}}; }

} // namespace etna
