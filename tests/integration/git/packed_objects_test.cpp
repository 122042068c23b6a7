// SPDX-License-Identifier: Apache-2.0
// Objects in packs and beside them, of every size, whole and damaged.
#include <filesystem>
#include <fstream>
#include <random>

#include "git/repository.hpp"
#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using git::repository;

namespace {

std::string noise(std::size_t size) {
    std::mt19937 random(static_cast<unsigned>(size));
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    return bytes;
}

void pack(const tmp_repo& repo) {
    repo.git({"repack", "-a", "-d", "-q"});
}

std::filesystem::path only_pack(const tmp_repo& repo) {
    for (const auto& file : std::filesystem::directory_iterator(repo.path(".git/objects/pack"))) {
        if (file.path().extension() == ".pack") return file.path();
    }
    throw std::runtime_error("there is no pack");
}

// Where in its pack an object begins, and how many bytes it has there.
std::pair<std::size_t, std::size_t> place_of(const tmp_repo& repo, const std::string& id) {
    const std::string listed = repo.git({"verify-pack", "-v", only_pack(repo).replace_extension(".idx").string()});
    const std::string line = listed.substr(listed.find(id));
    int size = 0;
    int in_pack = 0;
    int begin = 0;
    REQUIRE(std::sscanf(line.c_str() + 40, " blob %d %d %d", &size, &in_pack, &begin) == 3);
    return {begin, in_pack};
}

std::string failure_of(const tmp_repo& repo, const std::string& id) {
    try {
        const result<std::string> text = repository::open(repo.path())->read(id);
        return text ? "no failure" : text.error().message;
    } catch (const git::git_failure& e) {
        return e.what();
    }
}

} // namespace

TEST_CASE("objects of every size are read from a pack and from beside it") {
    tmp_repo repo;
    std::vector<std::pair<std::string, std::string>> files;
    for (const std::size_t size : {0UZ, 1UZ, 14UZ, 15UZ, 16UZ, 62UZ, 63UZ, 64UZ, 300UZ, 65'536UZ, 3'000'000UZ}) {
        files.emplace_back("noise" + std::to_string(size), noise(size));
        files.emplace_back("plain" + std::to_string(size), std::string(size, 'a'));
    }
    files.emplace_back("edited", noise(65'536) + "and a line"); // a delta in the pack
    for (const auto& [name, text] : files) repo.write(name, text);
    const std::string head = repo.commit("all of them");

    for (const bool is_packed : {false, true}) {
        if (is_packed) pack(repo);
        const repository opened = repository::open(repo.path()).value();
        for (const auto& [name, text] : files) {
            CAPTURE(is_packed, name);
            CHECK((opened.read_path({git::side::source::commit, head}, name).value() == text));
        }
    }
}

TEST_CASE("a damaged object of a pack is a failure that names it") {
    for (const std::size_t size : {40UZ, 5000UZ}) {
        tmp_repo repo;
        repo.write("a", noise(size));
        repo.write("b", noise(size + 1));
        repo.commit("two files");
        const std::string id = repo.git({"rev-parse", "HEAD:a"});
        pack(repo);
        const auto [begin, in_pack] = place_of(repo, id);
        const std::filesystem::path file = only_pack(repo);
        std::filesystem::permissions(file, std::filesystem::perms::owner_all);
        // The size that its first byte tells, one too many and eight too few; its content; its checksum.
        const std::vector<std::pair<std::size_t, int>> damages = {
            {0, 1}, {0, 8}, {5, 0x55}, {in_pack / 2, 0x55}, {in_pack - 1, 0x55}};
        for (const auto& [at, bits] : damages) {
            std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
            const auto place = static_cast<std::streamoff>(begin + at);
            const int was = bytes.seekg(place).get();
            bytes.seekp(place).put(static_cast<char>(was ^ bits)).flush();
            CAPTURE(size, at, bits);
            CHECK(failure_of(repo, id).starts_with("object " + id + " cannot be read: "));
            CHECK(failure_of(repo, repo.git({"rev-parse", "HEAD:b"})) == "no failure");
            bytes.seekp(place).put(static_cast<char>(was)).flush();
            CHECK(failure_of(repo, id) == "no failure");
        }
    }
}

TEST_CASE("a commit that was read is not read again soon") {
    tmp_repo repo;
    std::vector<std::string> ids;
    for (int i = 0; i < 6; ++i) ids.push_back(repo.commit(std::to_string(i)));
    const repository opened = repository::open(repo.path()).value();
    for (const std::string& id : ids) {
        // What libgit2 was asked to resolve it keeps in a form of its own, which raw reading does not find.
        REQUIRE(opened.resolve(id).value() == id);
        REQUIRE(opened.info(id).id == id);
        std::filesystem::remove(repo.path(".git/objects/" + id.substr(0, 2) + "/" + id.substr(2)));
        CHECK(opened.info(id).id == id);
    }
    CHECK(opened.info(ids.back()).subject == "5");
    CHECK(opened.info(ids.back()).parents == std::vector{ids[4]});
    CHECK_THROWS_AS(opened.info(ids.front()), git::git_failure); // only the last few are kept
}
