// SPDX-License-Identifier: Apache-2.0
#include "support/github_sandbox.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>

namespace delta::test {
namespace {

const std::string folder_of_sources = std::string(DELTA_SOURCE_DIR) + "/tests/support/github/";

std::string read_line(int from) {
    std::string line;
    for (char c = 0; ::read(from, &c, 1) == 1 && c != '\n';) line += c;
    return line;
}

} // namespace

github_sandbox::github_sandbox() {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipes");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    std::string program = folder_of_sources + "sandbox.py";
    std::string state = folder_.path("sandbox");
    std::array<char*, 5> arguments = {const_cast<char*>("python3"), const_cast<char*>("-B"), program.data(),
                                      state.data(), nullptr};
    const int code = ::posix_spawnp(&pid_, "python3", &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(in[0]);
    ::close(out[1]);
    input_ = in[1];
    if (code != 0) throw std::runtime_error("python3 cannot be started");
    about_ = boost::json::parse(read_line(out[0])).as_object();
    ::close(out[0]);
}

github_sandbox::~github_sandbox() {
    ::close(input_);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

boost::json::object github_sandbox::ask(std::string_view name, const boost::json::object& arguments) const {
    const program_result done = run_program({"python3", "-B", folder_of_sources + "client.py", about("url"),
                                             std::string(name), boost::json::serialize(arguments)},
                                            folder_.path(), tmp_repo::environment());
    if (done.status != 0) throw std::runtime_error(std::string(name) + ": " + done.err);
    return boost::json::parse(done.out).as_object();
}

std::string github_sandbox::about(std::string_view name) const {
    const boost::json::value& found = about_.at(name);
    return found.is_string() ? std::string(found.as_string()) : boost::json::serialize(found);
}

} // namespace delta::test
