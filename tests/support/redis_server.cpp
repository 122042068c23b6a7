// SPDX-License-Identifier: Apache-2.0
#include "support/redis_server.hpp"

#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace delta::test {
namespace {

namespace fs = std::filesystem;

bool answers(const std::string& path) {
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof(address.sun_path) - 1);
    const bool connected = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    ::close(fd);
    return connected;
}

pid_t spawn(std::vector<std::string> words) {
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    pid_t process = 0;
    if (::posix_spawnp(&process, argv[0], nullptr, nullptr, argv.data(), environ) != 0)
        throw std::runtime_error("cannot start " + words[0]);
    return process;
}

} // namespace

redis_server::redis_server(std::vector<std::string> options) : options_(std::move(options)) {
    std::string pattern = (fs::temp_directory_path() / "delta-redis.XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
    folder_ = pattern;
    start();
}

redis_server::~redis_server() {
    kill();
    std::error_code ec;
    fs::remove_all(folder_, ec);
}

void redis_server::start() {
    std::error_code ec;
    fs::remove(socket(), ec);
    std::vector<std::string> words{"redis-server",
                                   "--port",
                                   "0",
                                   "--unixsocket",
                                   socket(),
                                   "--save",
                                   "",
                                   "--appendonly",
                                   "no",
                                   "--dir",
                                   folder_.string(),
                                   "--logfile",
                                   (folder_ / "log").string()};
    words.insert(words.end(), options_.begin(), options_.end());
    process_ = spawn(std::move(words));
    for (int i = 0; i < 1000 && !answers(socket()); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    if (!answers(socket())) throw std::runtime_error("Redis does not answer; its log is in " + folder_.string());
}

void redis_server::kill() {
    if (process_ == 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
}

} // namespace delta::test
