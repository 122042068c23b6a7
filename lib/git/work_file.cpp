// SPDX-License-Identifier: Apache-2.0
#include "git/work_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>

namespace delta::git {
namespace {

class descriptor {
  public:
    explicit descriptor(int fd) : fd_(fd) {}
    descriptor(descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

  private:
    int fd_;
};

// The folder that holds `path`, entered step by step: each step refuses links, which openat checks atomically.
descriptor open_parent(const std::string& work_tree, std::string_view path, std::string& name) {
    descriptor folder(::open(work_tree.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    while (folder) {
        const std::size_t slash = path.find('/');
        name = std::string(path.substr(0, slash));
        if (name.empty() || name == "." || name == "..") {
            errno = ENOENT;
            return descriptor(-1);
        }
        if (slash == std::string_view::npos) break;
        folder = descriptor(::openat(folder.get(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        path.remove_prefix(slash + 1);
    }
    return folder;
}

// O_NONBLOCK: a named pipe in the place of a file must not hold us.
descriptor open_file(const descriptor& folder, const std::string& name) {
    return descriptor(::openat(folder.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
}

std::optional<std::string> read_link(const descriptor& folder, const std::string& name) {
    std::array<char, PATH_MAX> target{};
    const ssize_t size = ::readlinkat(folder.get(), name.c_str(), target.data(), target.size());
    if (size < 0) return std::nullopt;
    return std::string(target.data(), static_cast<std::size_t>(size));
}

std::optional<std::string> read_all(int fd, std::uint64_t limit) {
    std::string content;
    std::array<char, 65536> chunk;
    for (;;) {
        const ssize_t size = ::read(fd, chunk.data(), chunk.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return std::nullopt;
        if (size == 0) return content;
        content.append(chunk.data(), static_cast<std::size_t>(size));
        if (content.size() > limit) return content;
    }
}

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t size = ::write(fd, bytes.data(), bytes.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    return true;
}

std::unexpected<error> unreadable(std::string_view path) {
    const int code = errno;
    if (code == ENOENT || code == ENOTDIR || code == ELOOP) {
        return fail(errc::not_found, fmt::format("the work tree has no file {}", path));
    }
    return fail(errc::not_found, fmt::format("{} cannot be read: {}", path, std::strerror(code)));
}

} // namespace

result<std::string> read_work_file(const std::string& work_tree, std::string_view path, std::uint64_t limit) {
    std::string name;
    const descriptor folder = open_parent(work_tree, path, name);
    if (!folder) return unreadable(path);
    if (const std::optional<std::string> target = read_link(folder, name)) return *target;
    const descriptor file = open_file(folder, name);
    struct stat info{};
    if (!file || ::fstat(file.get(), &info) != 0) return unreadable(path);
    if (!S_ISREG(info.st_mode)) return fail(errc::not_found, fmt::format("{} is not a file", path));
    const auto size = static_cast<std::uint64_t>(info.st_size);
    const auto too_large = [&] { return fail(errc::too_large, fmt::format("{} has more than {} bytes", path, limit)); };
    if (size > limit) return too_large();
    std::optional<std::string> content = read_all(file.get(), limit);
    if (!content) return unreadable(path);
    if (content->size() > limit) return too_large();
    return std::move(*content);
}

result<void> replace_work_file(const std::string& work_tree, std::string_view path, std::string_view before,
                               std::string_view after) {
    std::string name;
    const descriptor folder = open_parent(work_tree, path, name);
    if (!folder) return unreadable(path);
    const descriptor file = open_file(folder, name);
    struct stat info{};
    if (!file || ::fstat(file.get(), &info) != 0) return unreadable(path);
    if (!S_ISREG(info.st_mode)) return fail(errc::not_found, fmt::format("{} is not a file", path));
    if (::faccessat(folder.get(), name.c_str(), W_OK, 0) != 0)
        return fail(errc::forbidden, fmt::format("{} may not be written", path));
    const std::optional<std::string> content = read_all(file.get(), before.size());
    if (!content) return unreadable(path);
    if (*content != before) return fail(errc::conflict, fmt::format("{} has other content than was checked", path));

    const std::string fresh = fmt::format(".{}.delta-{}", name, ::getpid());
    descriptor out(::openat(folder.get(), fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    const bool written = out && write_all(out.get(), after) && ::fchmod(out.get(), info.st_mode & 07777U) == 0 &&
                         ::fsync(out.get()) == 0 &&
                         ::renameat(folder.get(), fresh.c_str(), folder.get(), name.c_str()) == 0;
    if (written) return {};
    const int code = errno;
    if (out) ::unlinkat(folder.get(), fresh.c_str(), 0);
    return fail(errc::upstream, fmt::format("{} cannot be written: {}", path, std::strerror(code)));
}

std::optional<work_file_id> hash_work_file(const std::string& work_tree, std::string_view path) {
    std::string name;
    const descriptor folder = open_parent(work_tree, path, name);
    if (!folder) return std::nullopt;
    work_file_id found;
    if (const std::optional<std::string> target = read_link(folder, name)) {
        found.size = target->size();
        git_odb_hash(&found.id, target->data(), target->size(), GIT_OBJECT_BLOB);
        return found;
    }
    const descriptor file = open_file(folder, name);
    struct stat info{};
    if (!file || ::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
    found.size = static_cast<std::uint64_t>(info.st_size);
    // libgit2 hashes by name only; this name is the open file, whatever has since taken its path.
    const std::string opened = fmt::format("/dev/fd/{}", file.get());
    if (git_odb_hashfile(&found.id, opened.c_str(), GIT_OBJECT_BLOB) < 0) return std::nullopt;
    return found;
}

} // namespace delta::git
