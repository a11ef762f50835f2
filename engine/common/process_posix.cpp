#include "engine/common/process.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace etna {
namespace {

/// The command's group of processes; ended, and awaited, unless it has ended by itself.
class Child {
  public:
    explicit Child(pid_t pid) : pid_(pid) {}
    ~Child() {
        if (pid_ > 0) {
            kill(-pid_, SIGTERM);
            wait();
        }
    }
    int wait() {
        int status = 0;
        while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : WIFSIGNALED(status) ? 128 + WTERMSIG(status) : -1;
    }

  private:
    pid_t pid_;
};

struct Descriptor {
    int number;
    ~Descriptor() { close(number); }
};

} // namespace

int run_command(const std::string& command, const std::function<void(std::string_view)>& output,
                const std::function<bool()>& wanted) {
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    const Descriptor reading{ends[0]};
    const char* arguments[] = {"sh", "-c", command.c_str(), nullptr};
    const pid_t pid = fork();
    if (pid == 0) { // only calls that are safe between fork and exec
        setpgid(0, 0);
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[1]);
        execv("/bin/sh", const_cast<char* const*>(arguments));
        _exit(127);
    }
    close(ends[1]);
    if (pid < 0)
        return -1;
    Child child(pid);
    char buffer[65536];
    for (;;) {
        pollfd waiting{reading.number, POLLIN, 0};
        const int ready = poll(&waiting, 1, 100);
        if (!wanted())
            return -1;
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        const ssize_t count = read(reading.number, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return child.wait();
        output({buffer, static_cast<size_t>(count)});
    }
}

int process_id() { return getpid(); }

} // namespace etna
