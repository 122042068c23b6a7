// SPDX-License-Identifier: Apache-2.0
// Requests that come evenly, whether or not those before them were answered; their times in µs: median, 99th
// percentile, most. h2load's --rps is no such load: it sends what is due every 10 ms at once.
//
//     steady_load PORT TARGET PER_SECOND SECONDS [HEADER]
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

using steady = std::chrono::steady_clock;

constexpr int connections = 64;

int checked(int result, const char* doing) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), doing);
    return result;
}

int connect_to(std::uint16_t port) {
    const int made = checked(::socket(AF_INET, SOCK_STREAM, 0), "socket");
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    checked(::connect(made, reinterpret_cast<const sockaddr*>(&at), sizeof at), "connect");
    const int on = 1;
    ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return made;
}

void send_all(int to, std::string_view bytes) {
    if (::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size()))
        throw std::runtime_error("a request was not taken whole");
}

std::size_t receive(int from, int flags) {
    static std::array<char, 64 * 1024> buffer;
    const ssize_t size = ::recv(from, buffer.data(), buffer.size(), flags);
    if (size == 0) throw std::runtime_error("the server left");
    return static_cast<std::size_t>(checked(static_cast<int>(size), "recv"));
}

// Every answer of one target is as long as the first.
std::size_t measure_answer(int over, std::string_view request) {
    send_all(over, request);
    std::string answer(64 * 1024, '\0');
    std::size_t size = 0;
    for (;;) {
        size += static_cast<std::size_t>(
            checked(static_cast<int>(::recv(over, answer.data() + size, answer.size() - size, 0)), "recv"));
        const std::string_view seen(answer.data(), size);
        if (!seen.starts_with("HTTP/1.1 200 ")) throw std::runtime_error(std::string(seen.substr(0, 40)));
        const std::size_t end = seen.find("\r\n\r\n");
        const std::size_t length = seen.find("Content-Length: ");
        if (end == std::string_view::npos || length > end) continue;
        const std::size_t whole = end + 4 + std::strtoul(seen.data() + length + 16, nullptr, 10);
        if (size >= whole) return whole;
    }
}

class load {
  public:
    load(std::uint16_t port, std::string request)
        : request_(std::move(request)), poll_(checked(::epoll_create1(0), "epoll")) {
        for (int i = 0; i < connections; ++i) {
            const int made = connect_to(port);
            lines_.push_back({.socket = made});
            epoll_event event{.events = EPOLLIN, .data = {.u32 = static_cast<std::uint32_t>(i)}};
            size_ = measure_answer(made, request_);
            checked(::epoll_ctl(poll_, EPOLL_CTL_ADD, made, &event), "epoll_ctl");
            free_.push_back(static_cast<std::uint32_t>(i));
        }
    }

    std::vector<double> run(double per_second, int seconds) {
        const auto pause = std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / per_second));
        const auto end = steady::now() + std::chrono::seconds(seconds);
        for (auto due = steady::now(); due < end || free_.size() < connections;) {
            for (; due < end && due <= steady::now(); due += pause) waiting_.push_back(steady::now());
            // The one that was free the longest, so that all are used.
            for (; !waiting_.empty() && !free_.empty(); waiting_.pop_front(), free_.pop_front())
                begin(lines_[free_.front()], waiting_.front());
            wait(due < end ? due : end + std::chrono::seconds(1));
        }
        return std::move(times_);
    }

  private:
    struct line {
        int socket;
        std::size_t missing = 0;
        steady::time_point asked = {};
    };

    void begin(line& over, steady::time_point asked) {
        over.missing = size_;
        over.asked = asked;
        send_all(over.socket, request_);
    }

    void wait(steady::time_point until) {
        const auto left = std::max(until - steady::now(), steady::duration(0));
        const timespec limit{.tv_sec = left / std::chrono::seconds(1),
                             .tv_nsec = (left % std::chrono::seconds(1)).count()};
        std::array<epoll_event, connections> events{};
        const int count = checked(::epoll_pwait2(poll_, events.data(), connections, &limit, nullptr), "epoll_wait");
        for (int i = 0; i < count; ++i) {
            const std::uint32_t number = events[static_cast<std::size_t>(i)].data.u32;
            line& over = lines_[number];
            over.missing -= receive(over.socket, MSG_DONTWAIT);
            if (over.missing > 0) continue;
            times_.push_back(std::chrono::duration<double, std::micro>(steady::now() - over.asked).count());
            free_.push_back(number);
        }
    }

    std::string request_;
    int poll_;
    std::size_t size_ = 0;
    std::vector<line> lines_;
    std::deque<std::uint32_t> free_;
    std::deque<steady::time_point> waiting_; // for a line; their time has begun
    std::vector<double> times_;
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 5) return 2;
    const std::string header = argc > 5 ? std::string(argv[5]) + "\r\n" : "";
    load made(static_cast<std::uint16_t>(std::atoi(argv[1])),
              fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\n{}\r\n", argv[2], header));
    std::vector<double> times = made.run(std::atof(argv[3]), std::atoi(argv[4]));
    std::ranges::sort(times);
    fmt::print("{:.0f} {:.0f} {:.0f}\n", times.at(times.size() / 2), times[times.size() * 99 / 100], times.back());
}
