// SPDX-License-Identifier: Apache-2.0
// Requests that come evenly, whether or not those before them were answered. Prints how long the answers took in µs,
// the median, the 99th percentile and the most, and what share of the requests was sent. h2load's --rps is no such
// load: it sends what is due every 10 ms at once.
//
//     steady_load PORT TARGET PER_SECOND SECONDS [HEADER]
//
// The server is measured, not this program: an answer's time ends when the kernel has it, and what was not sent because
// this program did not run is left out, since sent late and all at once it would be another load. What waits for a
// connection, because so many answers are missing, is late by the server's doing, and counts from when it was due.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

// The kernel stamps what comes by this clock.
using wall = std::chrono::system_clock;

constexpr int connections = 32;
// Of this program.
constexpr auto late = std::chrono::microseconds(100);

double micros(wall::duration d) {
    return std::chrono::duration<double, std::micro>(d).count();
}

double at_percent(const std::vector<double>& sorted, std::size_t percent) {
    return sorted.at((sorted.size() - 1) * percent / 100);
}

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
    checked(::setsockopt(made, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on), "setsockopt");
    return made;
}

void send_all(int to, std::string_view bytes) {
    if (::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size()))
        throw std::runtime_error("a request was not taken whole");
}

struct piece {
    std::size_t size;
    wall::time_point came;
};

piece receive(int from) {
    static std::array<char, 64 * 1024> buffer;
    iovec into{.iov_base = buffer.data(), .iov_len = buffer.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(timespec))> beside{};
    msghdr message{};
    message.msg_iov = &into;
    message.msg_iovlen = 1;
    message.msg_control = beside.data();
    message.msg_controllen = beside.size();
    const ssize_t size = ::recvmsg(from, &message, MSG_DONTWAIT);
    if (size == 0) throw std::runtime_error("the server left");
    piece got{.size = static_cast<std::size_t>(checked(static_cast<int>(size), "recvmsg")), .came = wall::now()};
    const cmsghdr* const stamp = CMSG_FIRSTHDR(&message);
    if (stamp == nullptr || stamp->cmsg_type != SCM_TIMESTAMPNS) return got;
    timespec at{};
    std::memcpy(&at, CMSG_DATA(stamp), sizeof at);
    got.came = wall::time_point(std::chrono::seconds(at.tv_sec) + std::chrono::nanoseconds(at.tv_nsec));
    return got;
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
        const auto end = wall::now() + std::chrono::seconds(seconds);
        times_.reserve(static_cast<std::size_t>(per_second * seconds) + 1);
        for (auto due = wall::now(), now = due; now < end || free_.size() < connections;) {
            const bool has_waited = free_.empty();
            take_answers(now < end && !has_waited ? due : now + std::chrono::seconds(1));
            now = wall::now();
            if (!has_waited && now - due > late) due = now;
            // The one that was free the longest, so that all are used.
            for (; now < end && due <= now && !free_.empty(); due += pause, free_.pop_front()) {
                begin(lines_[free_.front()], has_waited ? due : now);
                now = wall::now();
            }
        }
        return std::move(times_);
    }

  private:
    struct line {
        int socket;
        std::size_t missing = 0;
        wall::time_point due = {};
    };

    void begin(line& over, wall::time_point due) {
        over.missing = size_;
        over.due = due;
        send_all(over.socket, request_);
    }

    void take_answers(wall::time_point until) {
        const auto left = std::max(until - wall::now(), wall::duration(0));
        const timespec limit{.tv_sec = left / std::chrono::seconds(1),
                             .tv_nsec = (left % std::chrono::seconds(1)).count()};
        std::array<epoll_event, connections> events{};
        const int count = checked(::epoll_pwait2(poll_, events.data(), connections, &limit, nullptr), "epoll_wait");
        for (int i = 0; i < count; ++i) {
            const std::uint32_t number = events[static_cast<std::size_t>(i)].data.u32;
            line& over = lines_[number];
            const piece got = receive(over.socket);
            over.missing -= got.size;
            if (over.missing > 0) continue;
            times_.push_back(micros(got.came - over.due));
            free_.push_back(number);
        }
    }

    std::string request_;
    int poll_;
    std::size_t size_ = 0;
    std::vector<line> lines_;
    std::deque<std::uint32_t> free_;
    std::vector<double> times_;
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 5) return 2;
    ::prctl(PR_SET_TIMERSLACK, 1UL);
    const std::string header = argc > 5 ? std::string(argv[5]) + "\r\n" : "";
    load made(static_cast<std::uint16_t>(std::atoi(argv[1])),
              fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\n{}\r\n", argv[2], header));
    const double per_second = std::atof(argv[3]);
    const int seconds = std::atoi(argv[4]);
    std::vector<double> times = made.run(per_second, seconds);
    std::ranges::sort(times);
    fmt::print("{:.0f} {:.0f} {:.0f} {:.2f}\n", at_percent(times, 50), at_percent(times, 99), times.back(),
               static_cast<double>(times.size()) / (per_second * seconds));
}
