// SPDX-License-Identifier: Apache-2.0
#include "support/python_double.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace delta::test {
namespace {

std::string read_line(int from) {
    std::string line;
    for (char c = 0; ::read(from, &c, 1) == 1 && c != '\n';) line += c;
    return line;
}

} // namespace

python_double::python_double(const std::string& program, const std::vector<std::string>& arguments) {
    const std::filesystem::path place = std::filesystem::path(DELTA_SOURCE_DIR "/tests/support") / program;
    client_ = place.parent_path() / "client.py";
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipes");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    std::vector<std::string> words{"python3", "-B", place.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const int code = ::posix_spawnp(&pid_, "python3", &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(in[0]);
    ::close(out[1]);
    input_ = in[1];
    if (code != 0) throw std::runtime_error("python3 cannot be started");
    about_ = boost::json::parse(read_line(out[0])).as_object();
    ::close(out[0]);
}

python_double::~python_double() {
    ::close(input_);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

boost::json::object python_double::ask(std::string_view name, const boost::json::object& arguments) const {
    const program_result done =
        run_program({"python3", "-B", client_, about("url"), std::string(name), boost::json::serialize(arguments)},
                    folder_.path(), tmp_repo::environment());
    if (done.status != 0) throw std::runtime_error(std::string(name) + ": " + done.err);
    return boost::json::parse(done.out).as_object();
}

std::string python_double::about(std::string_view name) const {
    const boost::json::value& found = about_.at(name);
    return found.is_string() ? std::string(found.as_string()) : boost::json::serialize(found);
}

} // namespace delta::test
