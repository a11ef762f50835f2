#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What a Unix system knows about users, processes and files, for the functions of that name in the language. On systems
/// without these ideas (users_win.cpp) lists are empty, numbers are 0 and records are missing.
namespace etna {

struct UserRecord {
    std::string name, password, description, folder, shell;
    int64_t user = 0, group = 0;
};
struct GroupRecord {
    std::string name, password;
    int64_t group = 0;
    std::vector<std::string> members;
};
/// The next entry of the list of users; nothing at its end. `rewind_users` starts again.
std::optional<UserRecord> next_user();
void rewind_users();
std::optional<UserRecord> find_user(int64_t user);
std::optional<UserRecord> find_user(const std::string& name);
std::optional<GroupRecord> next_group();
void rewind_groups();
std::optional<GroupRecord> find_group(int64_t group);
std::optional<GroupRecord> find_group(const std::string& name);

struct ProcessIdentity {
    int64_t parent = 0, process_group = 0, user = 0, effective_user = 0, group = 0, effective_group = 0;
};
ProcessIdentity process_identity();

/// Sets the permissions that new files do not get, and returns those before.
unsigned set_file_mode_mask(unsigned mask);

struct FileRecord {
    int64_t device = 0, inode = 0, links = 0, user = 0, group = 0, special_device = 0, size = 0, block_size = 0, blocks = 0;
    unsigned mode = 0;
    double accessed = 0, modified = 0, changed = 0; ///< seconds since 1970
};
/// Nothing if there is no such file: `problem` is the system's message then.
std::optional<FileRecord> file_record(const std::string& path, bool follow_links, std::string& problem);

enum class FileKind : uint8_t { Regular, Folder, CharacterDevice, BlockDevice, Pipe, Link, Socket };
/// Whether the mode of a file says that it is of this kind.
bool mode_is(unsigned mode, FileKind kind);

/// Creates a pipe in the file system. False: `problem` says why.
bool make_pipe_file(const std::string& path, unsigned mode, std::string& problem);

/// Names of the system's signals, without `SIG`, and their numbers.
std::vector<std::pair<std::string, int>> signal_numbers();

struct SystemName {
    std::string system, node, release, version, machine;
};
SystemName system_name();

/// Names and values of what this process has used, as `getrusage` has them; the two times apart.
struct ResourceUse {
    double user_seconds = 0, system_seconds = 0;
    std::vector<std::pair<std::string, double>> counts;
};
ResourceUse resource_use();

} // namespace etna
