// SPDX-License-Identifier: Apache-2.0
// A folder of files as it was when the program started, from memory: no request reaches the file system.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace delta::http {

// May be shared by threads.
class static_files {
  public:
    // Reads all files below `root`. Left out: hidden ones (but for /.well-known) and links that lead out of the folder.
    // Throws config_failure when it is no folder, has no index.html, or is too large. Blocking.
    explicit static_files(const std::filesystem::path& root);

    // The file of the request's path; index.html for a path that is no file's, so that the pages of an application
    // can be linked to; 404 for a missing file with an extension of one.
    response answer(const request& asked) const;

  private:
    struct file {
        std::string body;
        std::string_view type;
        bool is_hashed; // its name changes with its content
        std::string etag = {};
        std::string gzipped = {}; // empty when that would not be smaller
    };
    void read(const std::filesystem::path& root, const std::filesystem::path& from);
    const file* find(const std::string& path) const;

    std::map<std::string, file, std::less<>> files_; // by path: "/assets/index-B3xY9kQ1.js"
    std::size_t size_ = 0;
};

} // namespace delta::http
