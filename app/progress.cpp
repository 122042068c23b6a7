// SPDX-License-Identifier: Apache-2.0
#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

namespace delta::app {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view erase_line = "\r\x1b[K";

void paint(std::string_view text) {
    [[maybe_unused]] const ssize_t done = ::write(STDERR_FILENO, text.data(), text.size());
}

} // namespace

progress::progress(bool shown) {
    if (shown) painter_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void progress::tell(std::string_view step, std::size_t done, std::size_t total) {
    const std::lock_guard lock(guard_);
    line_ = total == 0 ? fmt::format("{} ...", step) : fmt::format("{} ({} of {}) ...", step, done, total);
}

void progress::end() {
    if (!painter_.joinable()) return;
    painter_.request_stop();
    painter_.join();
}

void progress::run(const std::stop_token& stop) {
    std::unique_lock lock(guard_);
    const auto never = [] { return false; };
    wake_.wait_for(lock, stop, 1s, never);
    bool painted = false;
    while (!stop.stop_requested()) {
        paint(fmt::format("{}{}", erase_line, line_));
        painted = true;
        wake_.wait_for(lock, stop, 150ms, never);
    }
    if (painted) paint(erase_line);
}

} // namespace delta::app
