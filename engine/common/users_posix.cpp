#include <cerrno>
#include <csignal>
#include <cstring>

#include <grp.h>
#include <pwd.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "engine/common/users.h"

namespace etna {
namespace {

std::string text(const char* s) { return s ? s : ""; }

std::optional<UserRecord> record(const passwd* entry) {
    if (!entry)
        return std::nullopt;
    return UserRecord{text(entry->pw_name), text(entry->pw_passwd), text(entry->pw_gecos), text(entry->pw_dir),
                      text(entry->pw_shell), static_cast<int64_t>(entry->pw_uid), static_cast<int64_t>(entry->pw_gid)};
}
std::optional<GroupRecord> record(const group* entry) {
    if (!entry)
        return std::nullopt;
    GroupRecord out{text(entry->gr_name), text(entry->gr_passwd), static_cast<int64_t>(entry->gr_gid), {}};
    for (char** member = entry->gr_mem; member && *member; ++member)
        out.members.push_back(*member);
    return out;
}

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6; }

} // namespace

std::optional<UserRecord> next_user() { return record(getpwent()); }
void rewind_users() { setpwent(); }
std::optional<UserRecord> find_user(int64_t user) { return record(getpwuid(static_cast<uid_t>(user))); }
std::optional<UserRecord> find_user(const std::string& name) { return record(getpwnam(name.c_str())); }
std::optional<GroupRecord> next_group() { return record(getgrent()); }
void rewind_groups() { setgrent(); }
std::optional<GroupRecord> find_group(int64_t group) { return record(getgrgid(static_cast<gid_t>(group))); }
std::optional<GroupRecord> find_group(const std::string& name) { return record(getgrnam(name.c_str())); }

ProcessIdentity process_identity() { return {getppid(), getpgrp(), getuid(), geteuid(), getgid(), getegid()}; }

unsigned set_file_mode_mask(unsigned mask) { return umask(static_cast<mode_t>(mask)); }

std::optional<FileRecord> file_record(const std::string& path, bool follow_links, std::string& problem) {
    struct stat info {};
    if ((follow_links ? stat(path.c_str(), &info) : lstat(path.c_str(), &info)) != 0) {
        problem = std::strerror(errno);
        return std::nullopt;
    }
    FileRecord out;
    out.device = static_cast<int64_t>(info.st_dev);
    out.inode = static_cast<int64_t>(info.st_ino);
    out.links = static_cast<int64_t>(info.st_nlink);
    out.user = static_cast<int64_t>(info.st_uid);
    out.group = static_cast<int64_t>(info.st_gid);
    out.special_device = static_cast<int64_t>(info.st_rdev);
    out.size = static_cast<int64_t>(info.st_size);
    out.block_size = static_cast<int64_t>(info.st_blksize);
    out.blocks = static_cast<int64_t>(info.st_blocks);
    out.mode = static_cast<unsigned>(info.st_mode);
    out.accessed = static_cast<double>(info.st_atime);
    out.modified = static_cast<double>(info.st_mtime);
    out.changed = static_cast<double>(info.st_ctime);
    return out;
}

bool mode_is(unsigned mode, FileKind kind) {
    switch (kind) {
    case FileKind::Regular:
        return S_ISREG(mode);
    case FileKind::Folder:
        return S_ISDIR(mode);
    case FileKind::CharacterDevice:
        return S_ISCHR(mode);
    case FileKind::BlockDevice:
        return S_ISBLK(mode);
    case FileKind::Pipe:
        return S_ISFIFO(mode);
    case FileKind::Link:
        return S_ISLNK(mode);
    case FileKind::Socket:
        return S_ISSOCK(mode);
    }
    return false;
}

bool make_pipe_file(const std::string& path, unsigned mode, std::string& problem) {
    if (mkfifo(path.c_str(), static_cast<mode_t>(mode)) == 0)
        return true;
    problem = std::strerror(errno);
    return false;
}

std::vector<std::pair<std::string, int>> signal_numbers() {
    return {{"ABRT", SIGABRT}, {"ALRM", SIGALRM}, {"BUS", SIGBUS},   {"CHLD", SIGCHLD}, {"CONT", SIGCONT}, {"FPE", SIGFPE},
            {"HUP", SIGHUP},   {"ILL", SIGILL},   {"INT", SIGINT},   {"KILL", SIGKILL}, {"PIPE", SIGPIPE}, {"QUIT", SIGQUIT},
            {"SEGV", SIGSEGV}, {"STOP", SIGSTOP}, {"TERM", SIGTERM}, {"TRAP", SIGTRAP}, {"TSTP", SIGTSTP}, {"TTIN", SIGTTIN},
            {"TTOU", SIGTTOU}, {"URG", SIGURG},   {"USR1", SIGUSR1}, {"USR2", SIGUSR2}, {"XCPU", SIGXCPU}, {"XFSZ", SIGXFSZ}};
}

SystemName system_name() {
    utsname name{};
    if (uname(&name) != 0)
        return {};
    return {name.sysname, name.nodename, name.release, name.version, name.machine};
}

ResourceUse resource_use() {
    rusage use{};
    if (getrusage(RUSAGE_SELF, &use) != 0)
        return {};
    const auto count = [](long n) { return static_cast<double>(n); };
    return {seconds(use.ru_utime), seconds(use.ru_stime),
            {{"maxrss", count(use.ru_maxrss)},   {"ixrss", count(use.ru_ixrss)},     {"idrss", count(use.ru_idrss)},
             {"isrss", count(use.ru_isrss)},     {"minflt", count(use.ru_minflt)},   {"majflt", count(use.ru_majflt)},
             {"nswap", count(use.ru_nswap)},     {"inblock", count(use.ru_inblock)}, {"oublock", count(use.ru_oublock)},
             {"msgsnd", count(use.ru_msgsnd)},   {"msgrcv", count(use.ru_msgrcv)},   {"nsignals", count(use.ru_nsignals)},
             {"nvcsw", count(use.ru_nvcsw)},     {"nivcsw", count(use.ru_nivcsw)}}};
}

} // namespace etna
