// SPDX-License-Identifier: Apache-2.0
// The file: a head, the table, and the entries' bytes behind it. Everything is checked before it is used.
#include "check/blob_index.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <tuple>
#include <vector>

#include "base/hash.hpp"

namespace delta::check {
namespace {

constexpr std::string_view magic = "delta index 1\n";
constexpr std::uint64_t largest_file = 64U << 20U;
constexpr std::uint32_t oldest = 64; // rewritings that an entry outlives unused
constexpr std::size_t key_size = 1 + 8 + 8;
constexpr std::size_t row_size = key_size + 8 + 4 + 4 + 8;
constexpr std::size_t head_size = magic.size() + 8 + 8 + 8;

template <class Number>
void put_number(std::string& out, Number n) {
    out.append(reinterpret_cast<const char*>(&n), sizeof n);
}

template <class Number>
Number take_number(std::string_view& bytes) {
    Number n{};
    bytes.copy(reinterpret_cast<char*>(&n), sizeof n);
    bytes.remove_prefix(sizeof n);
    return n;
}

std::string make_key(char kind, std::string_view oid, std::string_view path) {
    std::string key(1, kind);
    put_number(key, hash64(oid));
    put_number(key, hash64(path));
    return key;
}

// What an entry's bytes begin with, so that hashes alone decide nothing.
std::string make_title(std::string_view oid, std::string_view path) {
    std::string title;
    put_number(title, static_cast<std::uint32_t>(oid.size()));
    put_number(title, static_cast<std::uint32_t>(path.size()));
    title += oid;
    title += path;
    return title;
}

std::string read_at(int file, std::uint64_t offset, std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t n = ::pread(file, bytes.data() + done, size - done, static_cast<off_t>(offset + done));
        if (n <= 0) break;
        done += static_cast<std::size_t>(n);
    }
    bytes.resize(done);
    return bytes;
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(file, bytes.data(), bytes.size());
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

// A cache: what cannot be written is done without.
void replace_file(const std::string& file, std::initializer_list<std::string_view> parts) {
    std::error_code ec;
    std::filesystem::create_directories(std::filesystem::path(file).parent_path(), ec);
    std::string temporary = file + ".XXXXXX";
    const git::descriptor out(::mkostemp(temporary.data(), O_CLOEXEC));
    if (out.get() < 0) return;
    const bool written = std::ranges::all_of(parts, [&](std::string_view part) { return write_all(out.get(), part); });
    if (!written || ::rename(temporary.c_str(), file.c_str()) != 0) ::unlink(temporary.c_str());
}

} // namespace

blob_index::blob_index(std::string file, std::uint64_t stamp)
    : file_(std::move(file)),
      stamp_(stamp),
      opened_(::open(file_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)) {
    load();
}

void blob_index::load() {
    struct stat about{};
    if (opened_.get() < 0 || ::fstat(opened_.get(), &about) != 0 || !S_ISREG(about.st_mode)) return;
    const auto size = static_cast<std::uint64_t>(about.st_size);
    if (size < head_size || size > largest_file) return;
    const std::string head = read_at(opened_.get(), 0, head_size);
    if (head.size() != head_size || !head.starts_with(magic)) return;
    std::string_view rest = std::string_view(head).substr(magic.size());
    const auto stamp = take_number<std::uint64_t>(rest);
    const auto rows = take_number<std::uint64_t>(rest);
    const auto check = take_number<std::uint64_t>(rest);
    if (stamp != stamp_ || rows > (size - head_size) / row_size) return;
    const std::string table = read_at(opened_.get(), head_size, static_cast<std::size_t>(rows) * row_size);
    if (table.size() != rows * row_size || hash64(table) != check) return;
    for (std::string_view row = table; !row.empty();) {
        std::string key(row.substr(0, key_size));
        row.remove_prefix(key_size);
        entry e;
        e.offset = take_number<std::uint64_t>(row);
        e.size = take_number<std::uint32_t>(row);
        e.age = take_number<std::uint32_t>(row);
        e.check = take_number<std::uint64_t>(row);
        if (e.offset <= size && e.size <= size - e.offset) old_.emplace_hint(old_.end(), std::move(key), e);
    }
}

std::optional<std::string> blob_index::read(const entry& e) const {
    std::string bytes = read_at(opened_.get(), e.offset, e.size);
    if (bytes.size() != e.size || hash64(bytes) != e.check) return std::nullopt;
    return bytes;
}

std::optional<std::string> blob_index::find(char kind, std::string_view oid, std::string_view path) const {
    const auto known = old_.find(make_key(kind, oid, path));
    if (known == old_.end()) return std::nullopt;
    std::optional<std::string> bytes = read(known->second);
    const std::string title = make_title(oid, path);
    if (!bytes || !bytes->starts_with(title)) return std::nullopt;
    {
        const std::lock_guard lock(guard_);
        known->second.used = true;
    }
    return bytes->erase(0, title.size());
}

void blob_index::put(char kind, std::string_view oid, std::string_view path, std::string_view bytes) {
    std::string whole = make_title(oid, path);
    whole += bytes;
    if (whole.size() > largest_file / 4) return;
    const std::lock_guard lock(guard_);
    fresh_.insert_or_assign(make_key(kind, oid, path), std::move(whole));
}

void blob_index::save() {
    if (fresh_.empty()) return;
    const std::vector<kept> all = choose();
    std::string table;
    std::string data;
    for (const kept& k : all) {
        std::string_view bytes;
        std::string old_bytes;
        if (k.old != nullptr) {
            // Checked when it is looked up; a read that failed makes an entry that nobody will believe.
            old_bytes = read_at(opened_.get(), k.old->offset, k.old->size);
            old_bytes.resize(k.old->size);
            bytes = old_bytes;
        } else {
            bytes = fresh_.find(*k.key)->second;
        }
        table += *k.key;
        put_number(table, head_size + all.size() * row_size + data.size());
        put_number(table, static_cast<std::uint32_t>(bytes.size()));
        put_number(table, k.age);
        put_number(table, k.old != nullptr ? k.old->check : hash64(bytes));
        data += bytes;
    }
    std::string head(magic);
    put_number(head, stamp_);
    put_number(head, static_cast<std::uint64_t>(all.size()));
    put_number(head, hash64(table));
    replace_file(file_, {head, table, data});
    fresh_.clear();
}

// Fresh entries first, then by how long nobody asked for them, as far as the file may grow; in the order of keys.
std::vector<blob_index::kept> blob_index::choose() const {
    std::vector<kept> all;
    for (const auto& [key, bytes] : fresh_) all.push_back({&key, nullptr, 0, bytes.size()});
    for (const auto& [key, e] : old_) {
        const std::uint32_t age = e.used ? 0 : e.age + 1;
        if (!fresh_.contains(key) && age <= oldest) all.push_back({&key, &e, age, e.size});
    }
    std::ranges::sort(all, {}, [](const kept& k) { return std::tuple(k.old != nullptr, k.age, *k.key); });
    std::uint64_t total = head_size;
    std::size_t count = 0;
    while (count < all.size() && total + row_size + all[count].size <= largest_file)
        total += row_size + all[count++].size;
    all.resize(count);
    std::ranges::sort(all, {}, [](const kept& k) { return std::string_view(*k.key); });
    return all;
}

} // namespace delta::check
