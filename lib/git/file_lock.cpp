// SPDX-License-Identifier: Apache-2.0
#include "git/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>

#include "git/repository.hpp"

namespace delta::git {

std::optional<file_lock> file_lock::try_take(const std::string& file, mode how) {
    descriptor held(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (held.get() < 0) throw git_failure(file + " cannot be opened: " + std::generic_category().message(errno));
    const int operation = (how == mode::shared ? LOCK_SH : LOCK_EX) | LOCK_NB;
    if (::flock(held.get(), operation) == 0) return file_lock(std::move(held));
    if (errno == EWOULDBLOCK || errno == EINTR) return std::nullopt;
    throw git_failure(file + " cannot be locked: " + std::generic_category().message(errno));
}

file_lock file_lock::take_blocking(const std::string& file, mode how, const std::stop_token& stop) {
    // flock knows no limit and no stop, so it is asked again.
    for (auto pause = std::chrono::milliseconds(2);; pause = std::min(pause * 2, std::chrono::milliseconds(100))) {
        if (std::optional<file_lock> taken = try_take(file, how)) return std::move(*taken);
        if (stop.stop_requested()) throw git_failure("waiting for " + file + " was stopped");
        std::this_thread::sleep_for(pause);
    }
}

} // namespace delta::git
