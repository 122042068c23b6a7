// SPDX-License-Identifier: Apache-2.0
#include "support/tmp_repo.hpp"

#include <fcntl.h>
#include <git2.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace fs = std::filesystem;

namespace {

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const fs::path& path, std::string_view content) {
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content;
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

// libgit2 reads the user's configuration inside this process; git's variables do not reach it.
void hide_user_configuration() {
    static const bool hidden = [] {
        git_libgit2_init();
        for (const int level : {GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_SYSTEM}) {
            git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "/nonexistent");
        }
        return true;
    }();
    (void)hidden;
}

} // namespace

tmp_folder::tmp_folder() {
    std::string name = (fs::temp_directory_path() / "delta-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    path_ = fs::canonical(name);
}

tmp_folder::~tmp_folder() {
    std::error_code ec;
    fs::remove_all(path_, ec);
}

void tmp_folder::write(std::string_view file, std::string_view content) const {
    write_file(path_ / file, content);
}

std::string tmp_folder::read(std::string_view file) const {
    return read_file(path(file));
}

program_result run_program(const std::vector<std::string>& arguments, const std::string& folder,
                           const std::vector<std::string>& environment) {
    const tmp_folder outputs;
    const std::string out = outputs.path("out");
    const std::string err = outputs.path("err");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    std::vector<std::string> argument_texts = arguments;
    std::vector<std::string> environment_texts = environment;
    pid_t child = 0;
    const int code = ::posix_spawnp(&child, arguments.front().c_str(), &actions, nullptr,
                                    pointers(argument_texts).data(), pointers(environment_texts).data());
    posix_spawn_file_actions_destroy(&actions);
    if (code != 0) throw std::runtime_error("cannot start " + arguments.front());

    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out), read_file(err)};
}

tmp_repo::tmp_repo(no_init) : folder_(std::make_unique<tmp_folder>()) {
    hide_user_configuration();
    fs::create_directory(path());
}

tmp_repo::tmp_repo(const std::vector<std::string>& init_arguments) : tmp_repo(no_init{}) {
    std::vector<std::string> arguments = {"init", "-q", "-b", "main"};
    arguments.insert(arguments.end(), init_arguments.begin(), init_arguments.end());
    git(arguments);
}

tmp_repo tmp_repo::clone(const tmp_repo& origin, const std::vector<std::string>& clone_arguments) {
    tmp_repo copy(no_init{});
    std::vector<std::string> arguments = {"clone", "-q"};
    arguments.insert(arguments.end(), clone_arguments.begin(), clone_arguments.end());
    arguments.insert(arguments.end(), {"file://" + origin.path(), "."});
    copy.git(arguments);
    return copy;
}

void tmp_repo::write(std::string_view file, std::string_view content) const {
    write_file(path(file), content);
}
std::string tmp_repo::read(std::string_view file) const {
    return read_file(path(file));
}
void tmp_repo::remove(std::string_view file) const {
    fs::remove_all(path(file));
}

void tmp_repo::link(std::string_view file, std::string_view target) const {
    fs::create_directories(fs::path(path(file)).parent_path());
    fs::create_symlink(target, path(file));
}

std::string tmp_repo::git(const std::vector<std::string>& arguments,
                          const std::vector<std::string>& environment) const {
    // getenv answers with the first of two equal names.
    std::vector<std::string> variables = environment;
    const std::string date = std::to_string(1'700'000'000 + 60 * commits_) + " +0000";
    variables.insert(variables.end(), {"GIT_AUTHOR_DATE=" + date, "GIT_COMMITTER_DATE=" + date});
    const std::vector<std::string> usual = tmp_repo::environment();
    variables.insert(variables.end(), usual.begin(), usual.end());
    std::vector<std::string> command = {"git"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    program_result result = run_program(command, path(), variables);
    if (result.status != 0) {
        std::string shown;
        for (const std::string& word : command) shown += word + " ";
        throw std::runtime_error(shown + "failed: " + result.err + result.out);
    }
    if (result.out.ends_with('\n')) result.out.pop_back();
    return result.out;
}

std::string tmp_repo::commit(std::string_view message) const {
    git({"add", "-A"});
    ++commits_;
    git({"commit", "-q", "--allow-empty", "--no-verify", "-m", std::string(message)});
    return git({"rev-parse", "HEAD"});
}

std::vector<std::string> tmp_repo::environment() {
    const char* const path = std::getenv("PATH");
    return {std::string("PATH=") + (path != nullptr ? path : "/usr/bin:/bin"),
            "HOME=/nonexistent",
            "LC_ALL=C",
            "GIT_CONFIG_GLOBAL=/dev/null",
            "GIT_CONFIG_NOSYSTEM=1",
            "GIT_TERMINAL_PROMPT=0",
            "GIT_ALLOW_PROTOCOL=file",
            "GIT_AUTHOR_NAME=A U Thor",
            "GIT_AUTHOR_EMAIL=author@example.com",
            "GIT_COMMITTER_NAME=C O Mitter",
            "GIT_COMMITTER_EMAIL=committer@example.com"};
}
