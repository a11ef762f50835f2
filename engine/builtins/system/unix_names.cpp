// Octave's doors to a Unix system: users and groups, the numbers of the process, modes of files, resources, the system's
// name, tilde_expand.
#include <cmath>
#include <limits>
#ifndef _WIN32
#include <fcntl.h>
#include <sys/wait.h>
#endif

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/common/platform.h"
#include "engine/common/users.h"
#include "engine/common/utf.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kMode{"MATLAB:unix:invalidMode", "{}: invalid MODE value."};
constexpr Message kMask{"MATLAB:unix:invalidMask", "umask: MASK must be a positive integer value of octal digits."};
constexpr Message kTilde{"MATLAB:tilde_expand:text", "tilde_expand: argument must be char or cellstr object."};
constexpr Message kUserNumber{"MATLAB:unix:invalidId", "{}: the number must be an integer."};

// ---- users and groups: a struct, or 0 when there is no such entry

template <class Record, class Fill>
void give_record(Call& call, const std::optional<Record>& record, Fill fill) {
    if (record) {
        Ref<StructArray> out = StructArray::scalar();
        fill(*out, *record);
        call.give(0, Value(std::move(out)));
    } else {
        call.give(0, number(0));
    }
    call.give(1, Value::text(record ? "" : "No such entry"));
}
void give_user(Call& call, const std::optional<UserRecord>& user) {
    give_record(call, user, [](StructArray& out, const UserRecord& record) {
        out.set("name", Value::text(record.name));
        out.set("passwd", Value::text(record.password));
        out.set("uid", number(static_cast<double>(record.user)));
        out.set("gid", number(static_cast<double>(record.group)));
        out.set("gecos", Value::text(record.description));
        out.set("dir", Value::text(record.folder));
        out.set("shell", Value::text(record.shell));
    });
}
void give_group(Call& call, const std::optional<GroupRecord>& group) {
    give_record(call, group, [](StructArray& out, const GroupRecord& record) {
        out.set("name", Value::text(record.name));
        out.set("passwd", Value::text(record.password));
        out.set("gid", number(static_cast<double>(record.group)));
        const int64_t count = static_cast<int64_t>(record.members.size());
        out.set("mem", cell_of_text(Dims(count, count ? 1 : 0), record.members));
    });
}
int64_t id_argument(const Call& call) {
    const double id = scalar_argument(call, 0);
    if (id != std::floor(id) || std::isinf(id))
        fail(kUserNumber, call.builtin.name);
    return integer_argument(call, 0);
}
void getpwent_(Call& call) { give_user(call, next_user()); }
void getpwuid_(Call& call) { give_user(call, find_user(id_argument(call))); }
void getpwnam_(Call& call) { give_user(call, find_user(text_argument(call, 0))); }
void getgrent_(Call& call) { give_group(call, next_group()); }
void getgrgid_(Call& call) { give_group(call, find_group(id_argument(call))); }
void getgrnam_(Call& call) { give_group(call, find_group(text_argument(call, 0))); }
void rewind_list(Call& call) {
    if (call.builtin.name.find("pw") != std::string_view::npos)
        rewind_users();
    else
        rewind_groups();
    if (call.nargout > 0) {
        call.give(0, number(0));
        call.give(1, Value::text(std::string_view()));
    }
}

// ---- the process

void process_number(Call& call) {
    const ProcessIdentity id = process_identity();
    const std::string_view name = call.builtin.name;
    call.give(number(static_cast<double>(name == "getppid"   ? id.parent
                                         : name == "getpgrp" ? id.process_group
                                         : name == "getuid"  ? id.user
                                         : name == "geteuid" ? id.effective_user
                                         : name == "getgid"  ? id.group
                                                             : id.effective_group)));
}

/// `old = umask(mask)`: the digits are octal.
void umask_(Call& call) {
    double mask = scalar_argument(call, 0);
    if (!(mask >= 0) || mask != std::floor(mask) || mask > 7777)
        fail(kMask);
    unsigned bits = 0, place = 1;
    for (int digits = static_cast<int>(mask); digits > 0; digits /= 10, place *= 8) {
        if (digits % 10 > 7)
            fail(kMask);
        bits += place * static_cast<unsigned>(digits % 10);
    }
    unsigned before = set_file_mode_mask(bits);
    double shown = 0;
    for (double decimal = 1; before > 0; before /= 8, decimal *= 10)
        shown += decimal * (before % 8);
    if (call.nargout > 0)
        call.give(number(shown));
}

void getrusage_(Call& call) {
    const ResourceUse use = resource_use();
    const auto time = [](double seconds) {
        Ref<StructArray> out = StructArray::scalar();
        out->set("sec", number(std::floor(seconds)));
        out->set("usec", number(std::round((seconds - std::floor(seconds)) * 1e6)));
        return Value(std::move(out));
    };
    Ref<StructArray> out = StructArray::scalar();
    out->set("utime", time(use.user_seconds));
    out->set("stime", time(use.system_seconds));
    for (const auto& [name, count] : use.counts)
        out->set(name, number(count));
    call.give(Value(std::move(out)));
}

void uname_(Call& call) {
    const SystemName name = system_name();
    Ref<StructArray> out = StructArray::scalar();
    out->set("sysname", Value::text(name.system));
    out->set("nodename", Value::text(name.node));
    out->set("release", Value::text(name.release));
    out->set("version", Value::text(name.version));
    out->set("machine", Value::text(name.machine));
    call.give(0, Value(std::move(out)));
    call.give(1, number(0));
    call.give(2, Value::text(std::string_view()));
}
void signals(Call& call) {
    Ref<StructArray> out = StructArray::scalar();
    for (const auto& [name, signal] : signal_numbers())
        out->set(name, number(signal));
    call.give(Value(std::move(out)));
}
void gethostname_(Call& call) { call.give(Value::text(system_name().node)); }

// ---- files

void mode_predicate(Call& call) {
    static constexpr std::pair<std::string_view, FileKind> kKinds[] = {
        {"S_ISREG", FileKind::Regular},     {"S_ISDIR", FileKind::Folder}, {"S_ISCHR", FileKind::CharacterDevice},
        {"S_ISBLK", FileKind::BlockDevice}, {"S_ISFIFO", FileKind::Pipe},  {"S_ISLNK", FileKind::Link},
        {"S_ISSOCK", FileKind::Socket}};
    const Value& mode = call.arg(0);
    if (!mode.is_flat() || mode.is_char() || mode.numel() != 1 || mode.to_double() != std::floor(mode.to_double()) ||
        mode.to_double() < 0 || mode.to_double() > std::numeric_limits<unsigned>::max())
        fail(kMode, call.builtin.name);
    for (const auto& [name, kind] : kKinds)
        if (name == call.builtin.name)
            call.give(logical(mode_is(static_cast<unsigned>(mode.to_double()), kind)));
}

/// `~` and `~name` at the start of a path are folders of users.
std::u16string without_tilde(const std::u16string& path) {
    if (path.empty() || path[0] != u'~')
        return path;
    const size_t slash = std::min(path.find(u'/'), path.size());
    if (slash == 1)
        return to_utf16(home_folder()) + path.substr(1);
    const std::optional<UserRecord> user = find_user(to_utf8(path.substr(1, slash - 1)));
    return user ? to_utf16(user->folder) + path.substr(slash) : path;
}
void tilde_expand(Call& call) {
    TextList paths;
    if (!read_text_list(call.arg(0), paths))
        fail(kTilde);
    for (std::u16string& path : paths.items)
        path = without_tilde(path);
    call.give(paths.value());
}

#ifndef _WIN32
template <int value>
void flag(Call& call) {
    call.give(number(value));
}
/// What `wait` tells of a process that has ended.
template <int (*part)(int)>
void of_status(Call& call) {
    call.give(number(part(static_cast<int>(integer_argument(call, 0)))));
}
template <bool (*question)(int)>
void is_status(Call& call) {
    call.give(logical(question(static_cast<int>(integer_argument(call, 0)))));
}
bool exited(int status) { return WIFEXITED(status); }
bool signaled(int status) { return WIFSIGNALED(status); }
bool stopped(int status) { return WIFSTOPPED(status); }
bool continued(int status) { return WIFCONTINUED(status); }
bool dumped(int status) { return signaled(status) && WCOREDUMP(status); }
int exit_status(int status) { return WEXITSTATUS(status); }
int ending_signal(int status) { return WTERMSIG(status); }
int stopping_signal(int status) { return WSTOPSIG(status); }
#endif

constexpr std::string_view kOctave = "Octave";
#ifndef _WIN32
constexpr Builtin kFlags[] = {
    {"F_DUPFD", kOctave, "Command of fcntl", 0, 0, 1, flag<F_DUPFD>},
    {"F_GETFD", kOctave, "Command of fcntl", 0, 0, 1, flag<F_GETFD>},
    {"F_GETFL", kOctave, "Command of fcntl", 0, 0, 1, flag<F_GETFL>},
    {"F_SETFD", kOctave, "Command of fcntl", 0, 0, 1, flag<F_SETFD>},
    {"F_SETFL", kOctave, "Command of fcntl", 0, 0, 1, flag<F_SETFL>},
    {"O_APPEND", kOctave, "Flag of open files", 0, 0, 1, flag<O_APPEND>},
    {"O_ASYNC", kOctave, "Flag of open files", 0, 0, 1, flag<O_ASYNC>},
    {"O_CREAT", kOctave, "Flag of open files", 0, 0, 1, flag<O_CREAT>},
    {"O_EXCL", kOctave, "Flag of open files", 0, 0, 1, flag<O_EXCL>},
    {"O_NONBLOCK", kOctave, "Flag of open files", 0, 0, 1, flag<O_NONBLOCK>},
    {"O_RDONLY", kOctave, "Flag of open files", 0, 0, 1, flag<O_RDONLY>},
    {"O_RDWR", kOctave, "Flag of open files", 0, 0, 1, flag<O_RDWR>},
    {"O_SYNC", kOctave, "Flag of open files", 0, 0, 1, flag<O_SYNC>},
    {"O_TRUNC", kOctave, "Flag of open files", 0, 0, 1, flag<O_TRUNC>},
    {"O_WRONLY", kOctave, "Flag of open files", 0, 0, 1, flag<O_WRONLY>},
    {"WNOHANG", kOctave, "Option of waitpid", 0, 0, 1, flag<WNOHANG>},
    {"WUNTRACED", kOctave, "Option of waitpid", 0, 0, 1, flag<WUNTRACED>},
    {"WCONTINUE", kOctave, "Option of waitpid", 0, 0, 1, flag<WCONTINUED>},
    {"WIFEXITED", kOctave, "Whether a process ended by itself", 1, 1, 1, is_status<exited>},
    {"WIFSIGNALED", kOctave, "Whether a signal ended a process", 1, 1, 1, is_status<signaled>},
    {"WIFSTOPPED", kOctave, "Whether a process is stopped", 1, 1, 1, is_status<stopped>},
    {"WIFCONTINUED", kOctave, "Whether a process goes on", 1, 1, 1, is_status<continued>},
    {"WCOREDUMP", kOctave, "Whether a process left a dump", 1, 1, 1, is_status<dumped>},
    {"WEXITSTATUS", kOctave, "Exit status of a process", 1, 1, 1, of_status<exit_status>},
    {"WTERMSIG", kOctave, "Signal that ended a process", 1, 1, 1, of_status<ending_signal>},
    {"WSTOPSIG", kOctave, "Signal that stopped a process", 1, 1, 1, of_status<stopping_signal>},
};
#endif
constexpr Builtin kRows[] = {
    {"getpwent", kOctave, "Next user", 0, 0, 2, getpwent_},
    {"getpwuid", kOctave, "User of a number", 1, 1, 2, getpwuid_},
    {"getpwnam", kOctave, "User of a name", 1, 1, 2, getpwnam_},
    {"setpwent", kOctave, "Start the list of users again", 0, 0, 2, rewind_list},
    {"endpwent", kOctave, "Close the list of users", 0, 0, 2, rewind_list},
    {"getgrent", kOctave, "Next group", 0, 0, 2, getgrent_},
    {"getgrgid", kOctave, "Group of a number", 1, 1, 2, getgrgid_},
    {"getgrnam", kOctave, "Group of a name", 1, 1, 2, getgrnam_},
    {"setgrent", kOctave, "Start the list of groups again", 0, 0, 2, rewind_list},
    {"endgrent", kOctave, "Close the list of groups", 0, 0, 2, rewind_list},
    {"getppid", kOctave, "Number of the parent process", 0, 0, 1, process_number},
    {"getpgrp", kOctave, "Number of the process group", 0, 0, 1, process_number},
    {"getuid", kOctave, "Number of the user", 0, 0, 1, process_number},
    {"geteuid", kOctave, "Number of the effective user", 0, 0, 1, process_number},
    {"getgid", kOctave, "Number of the group", 0, 0, 1, process_number},
    {"getegid", kOctave, "Number of the effective group", 0, 0, 1, process_number},
    {"umask", kOctave, "Permissions that new files do not get", 1, 1, 1, umask_},
    {"getrusage", kOctave, "What this process has used", 0, 0, 1, getrusage_},
    {"uname", kOctave, "Name of the operating system", 0, 0, 3, uname_},
    {"SIG", kOctave, "Numbers of signals", 0, 0, 1, signals},
    {"gethostname", kOctave, "Name of this computer", 0, 0, 1, gethostname_},
    {"S_ISREG", kOctave, "Whether a mode is that of a plain file", 1, 1, 1, mode_predicate},
    {"S_ISDIR", kOctave, "Whether a mode is that of a folder", 1, 1, 1, mode_predicate},
    {"S_ISCHR", kOctave, "Whether a mode is that of a character device", 1, 1, 1, mode_predicate},
    {"S_ISBLK", kOctave, "Whether a mode is that of a block device", 1, 1, 1, mode_predicate},
    {"S_ISFIFO", kOctave, "Whether a mode is that of a pipe", 1, 1, 1, mode_predicate},
    {"S_ISLNK", kOctave, "Whether a mode is that of a symbolic link", 1, 1, 1, mode_predicate},
    {"S_ISSOCK", kOctave, "Whether a mode is that of a socket", 1, 1, 1, mode_predicate},
    {"tilde_expand", kOctave, "Path with the folders of users in full", 1, 1, 1, tilde_expand},
};

} // namespace

void register_unix_names(Registry& registry) {
    registry.add(kRows);
#ifndef _WIN32
    registry.add(kFlags);
#endif
}

} // namespace etna::builtins
