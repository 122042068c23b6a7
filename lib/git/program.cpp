// SPDX-License-Identifier: Apache-2.0
#include "git/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <system_error>

#include "git/descriptor.hpp"
#include "git/repository.hpp"

namespace delta::git {
namespace {

using clock = std::chrono::steady_clock;

constexpr std::size_t most_output = 1U << 20U;

std::vector<std::string> make_environment(const program_input& what) {
    const char* const path = std::getenv("PATH"); // NOLINT(concurrency-mt-unsafe): nobody changes the environment
    std::vector<std::string> out = {fmt::format("PATH={}", path != nullptr ? path : "/usr/bin:/bin"),
                                    "HOME=/nonexistent",
                                    "LC_ALL=C",
                                    "GIT_CONFIG_NOSYSTEM=1",
                                    "GIT_CONFIG_GLOBAL=/dev/null",
                                    "GIT_TERMINAL_PROMPT=0",
                                    "GIT_ASKPASS=/bin/false",
                                    "GIT_ATTR_NOSYSTEM=1"};
    // The last of two settings of one name counts.
    std::vector<std::pair<std::string, std::string>> settings = what.settings;
    settings.insert(settings.end(), {{"core.hooksPath", "/dev/null"}, {"core.fsmonitor", "false"}});
    out.push_back(fmt::format("GIT_CONFIG_COUNT={}", settings.size()));
    for (std::size_t i = 0; i < settings.size(); ++i) {
        out.push_back(fmt::format("GIT_CONFIG_KEY_{}={}", i, settings[i].first));
        out.push_back(fmt::format("GIT_CONFIG_VALUE_{}={}", i, settings[i].second));
    }
    out.insert(out.end(), what.environment.begin(), what.environment.end());
    return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (std::string& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

// "fetch": what comes before it are options, with folders of this machine in them.
std::string_view command_of(const program_input& what) {
    const auto is_command = [](const std::string& argument) { return !argument.starts_with('-'); };
    const auto found = std::ranges::find_if(what.arguments, is_command);
    return found == what.arguments.end() ? std::string_view() : *found;
}

// The process and the group it leads. Whatever happens, none of the group is left at the end of the scope.
class child {
  public:
    child(const program_input& what, const descriptor& in, const descriptor& out, const descriptor& err) {
        std::vector<std::string> arguments = {"git"};
        arguments.insert(arguments.end(), what.arguments.begin(), what.arguments.end());
        std::vector<std::string> environment = make_environment(what);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, in.get(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, out.get(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, err.get(), STDERR_FILENO);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        sigset_t all;
        sigfillset(&all);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        const int code = ::posix_spawnp(&pid_, "git", &actions, &attributes, pointers(arguments).data(),
                                        pointers(environment).data());
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        if (code != 0)
            throw git_failure(
                fmt::format("the program git cannot be started: {}", std::generic_category().message(code)));
        // glibc 2.36 declares pidfd_open without C linkage (its bug 29573).
        handle_ = descriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    }
    child(const child&) = delete;
    child& operator=(const child&) = delete;
    ~child() {
        if (!is_reaped_) wait();
    }

    // Readable once the process has ended.
    int handle() const { return handle_.get(); }

    // Ends what is left of the group and gives the exit status.
    int wait() {
        ::kill(-pid_, SIGKILL);
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        is_reaped_ = true;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

  private:
    pid_t pid_ = 0;
    descriptor handle_;
    bool is_reaped_ = false;
};

// Reads what is there; closes at the end.
void read_some(descriptor& from, std::string& into) {
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count <= 0) {
        from.close();
        return;
    }
    const std::size_t room = most_output - std::min(most_output, into.size());
    into.append(buffer.data(), std::min(room, static_cast<std::size_t>(count)));
}

void write_some(descriptor& to, std::string_view& left) {
    const ssize_t count = ::write(to.get(), left.data(), left.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count > 0) left.remove_prefix(static_cast<std::size_t>(count));
    if (count <= 0 || left.empty()) to.close();
}

// A thread that writes to a pipe nobody reads would be ended by SIGPIPE.
class without_sigpipe {
  public:
    without_sigpipe() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    without_sigpipe(const without_sigpipe&) = delete;
    without_sigpipe& operator=(const without_sigpipe&) = delete;
    ~without_sigpipe() {
        const timespec now = {};
        while (::sigtimedwait(&pipe_, nullptr, &now) > 0) {
        }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

  private:
    sigset_t pipe_{};
    sigset_t before_{};
};

} // namespace

program_output run_git_blocking(const program_input& what, const std::stop_token& stop) {
    const without_sigpipe guard;
    const clock::time_point end = clock::now() + what.limit;
    const descriptor wake(::eventfd(0, EFD_CLOEXEC));
    const std::stop_callback on_stop(stop, [&wake] {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(wake.get(), &one, sizeof one);
    });
    auto [in_end, in] = make_pipe();
    auto [out, out_end] = make_pipe();
    auto [err, err_end] = make_pipe();
    child process(what, in_end, out_end, err_end);
    in_end.close();
    out_end.close();
    err_end.close();
    in.set_nonblocking();

    program_output told;
    std::string_view left = what.input;
    if (left.empty()) in.close();
    for (bool is_running = true; is_running;) {
        // Closed descriptors are -1, which poll leaves out.
        std::array<pollfd, 5> watched = {{{wake.get(), POLLIN, 0},
                                          {process.handle(), POLLIN, 0},
                                          {out.get(), POLLIN, 0},
                                          {err.get(), POLLIN, 0},
                                          {in.get(), POLLOUT, 0}}};
        const auto remaining = std::chrono::ceil<std::chrono::milliseconds>(end - clock::now()).count();
        if (remaining <= 0)
            throw timeout_failure(fmt::format("git {} took longer than {} s", command_of(what),
                                              std::chrono::ceil<std::chrono::seconds>(what.limit).count()));
        if (::poll(watched.data(), watched.size(), static_cast<int>(std::min<std::int64_t>(remaining, 60000))) < 0)
            continue;
        if (watched[0].revents != 0) throw git_failure("git was told to stop");
        if (watched[2].revents != 0) read_some(out, told.out);
        if (watched[3].revents != 0) read_some(err, told.err);
        if (watched[4].revents != 0) write_some(in, left);
        // What it wrote before it ended is read first.
        is_running = watched[1].revents == 0 || watched[2].revents != 0 || watched[3].revents != 0;
    }
    told.status = process.wait();
    return told;
}

} // namespace delta::git
