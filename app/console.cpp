// SPDX-License-Identifier: Apache-2.0
#include "console.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "report/plain_text.hpp"

namespace delta::app {
namespace {

void write_all(int descriptor, std::string_view text, const std::string& name) {
    while (!text.empty()) {
        const ssize_t done = ::write(descriptor, text.data(), text.size());
        if (done < 0 && errno == EINTR) continue;
        if (done < 0)
            throw output_failure(fmt::format("cannot write to {}: {}", name, std::strerror(errno)), errno == EPIPE);
        text.remove_prefix(static_cast<std::size_t>(done));
    }
}

} // namespace

void write_output(std::string_view text) {
    write_all(STDOUT_FILENO, text, "standard output");
}

void write_file(const std::string& path, std::string_view text) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) throw output_failure(fmt::format("cannot write to {}: {}", path, std::strerror(errno)), false);
    try {
        write_all(descriptor, text, path);
    } catch (const output_failure&) {
        ::close(descriptor);
        throw;
    }
    // Some file systems tell only now that there was no room.
    if (::close(descriptor) != 0)
        throw output_failure(fmt::format("cannot write to {}: {}", path, std::strerror(errno)), false);
}

void tell_error(std::string_view command, std::string_view message) {
    const std::string line = fmt::format("{}: {}\n", command, report::harmless(message));
    // Where even this fails there is nobody left to tell.
    [[maybe_unused]] const ssize_t done = ::write(STDERR_FILENO, line.data(), line.size());
}

bool is_terminal(int descriptor) {
    return ::isatty(descriptor) == 1;
}

std::size_t output_width() {
    winsize size{};
    const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

} // namespace delta::app
