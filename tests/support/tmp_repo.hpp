// SPDX-License-Identifier: Apache-2.0
// Real git repositories in a temporary folder, made by the `git` program.
//
//     tmp_repo repo;
//     repo.write("src/a.py", "def a(): ...\n");
//     const std::string first = repo.commit("add a");
//     repo.git({"mv", "src/a.py", "src/b.py"});
//     const std::string second = repo.commit("rename");
//
// Nothing of the machine shows through: no global or system configuration, one author, and each commit one minute after
// the one before, so that the same steps give the same ids.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// An empty folder of its own, deleted with everything in it at the end of the scope.
class tmp_folder {
  public:
    tmp_folder();
    ~tmp_folder();
    tmp_folder(const tmp_folder&) = delete;
    tmp_folder& operator=(const tmp_folder&) = delete;

    std::string path() const { return path_.string(); }
    std::string path(std::string_view inside) const { return (path_ / inside).string(); }
    // Folders on the way are made.
    void write(std::string_view file, std::string_view content) const;
    std::string read(std::string_view file) const;

  private:
    std::filesystem::path path_;
};

class tmp_repo {
  public:
    // `git init`, on branch main, with these further arguments ("--bare", "--object-format=sha256").
    explicit tmp_repo(const std::vector<std::string>& init_arguments = {});
    // `git clone ARGUMENTS... file://ORIGIN`.
    static tmp_repo clone(const tmp_repo& origin, const std::vector<std::string>& clone_arguments = {});
    tmp_repo(tmp_repo&&) = default;

    std::string path() const { return folder_->path("repo"); }
    std::string path(std::string_view inside) const { return path() + "/" + std::string(inside); }
    // A place beside the repository that lives as long: for linked work trees and the like.
    std::string beside(std::string_view name) const { return folder_->path(name); }

    void write(std::string_view file, std::string_view content) const;
    std::string read(std::string_view file) const;
    void remove(std::string_view file) const;
    void link(std::string_view file, std::string_view target) const;

    // Runs git in the repository; what it printed, without the last newline. Throws with git's own words when it fails.
    // `environment` ("NAME=value") goes before the usual one.
    std::string git(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {}) const;
    // `git add -A` and a commit, empty ones too; its id.
    std::string commit(std::string_view message) const;

    // For other programs that a test starts, such as delta itself.
    static std::vector<std::string> environment();

  private:
    struct no_init {};
    explicit tmp_repo(no_init);

    std::unique_ptr<tmp_folder> folder_;
    mutable int commits_ = 0;
};

struct program_result {
    int status = 0;
    std::string out;
    std::string err;
};

// Runs a program to its end. `arguments` begin with its name; it is looked for in PATH.
program_result run_program(const std::vector<std::string>& arguments, const std::string& folder,
                           const std::vector<std::string>& environment);
