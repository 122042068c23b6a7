// SPDX-License-Identifier: Apache-2.0
// Whatever a stream holds, the room it gets and where it ends: the same bytes, counters and errors as zlib's own.
#ifdef DELTA_LIBDEFLATE
#include "git/inflate.hpp"

#include <new>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using namespace delta;

#ifdef DELTA_GIT_ARCHIVE
// The linker gives everybody else's `inflate` to the function under test.
extern "C" int __real_inflate(z_stream*, int); // NOLINT(bugprone-reserved-identifier,readability-identifier-naming)
#endif

namespace {

int zlib_inflate(z_stream* stream) {
#ifdef DELTA_GIT_ARCHIVE
    return __real_inflate(stream, Z_FINISH);
#else
    return inflate(stream, Z_FINISH);
#endif
}

int our_inflate(z_stream* stream) {
#ifdef DELTA_GIT_ARCHIVE
    return inflate(stream, Z_FINISH);
#else
    return git::inflate_whole(*stream) ? Z_STREAM_END : inflate(stream, Z_FINISH);
#endif
}

struct outcome {
    int code = 0;
    std::string bytes;
    std::size_t unread = 0;
    std::size_t room = 0;
    std::size_t total_in = 0;
    std::size_t total_out = 0;
    std::string message;
    char after = 0; // at its end, the byte behind the last one that came out
    bool operator==(const outcome&) const = default;
};

struct one_stream {
    explicit one_stream(int window_bits = MAX_WBITS) {
        if (inflateInit2(&z, window_bits) != Z_OK) throw std::bad_alloc();
    }
    ~one_stream() { inflateEnd(&z); }
    one_stream(const one_stream&) = delete;
    one_stream& operator=(const one_stream&) = delete;

    void give(const std::string& packed, std::string& room) {
        z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data())); // zlib only reads it
        z.avail_in = static_cast<uInt>(packed.size());
        z.next_out = reinterpret_cast<Bytef*>(room.data());
        z.avail_out = static_cast<uInt>(room.size());
    }

    z_stream z{};
};

outcome unpack(int (*function)(z_stream*), const std::string& packed, std::size_t room, int window_bits) {
    one_stream stream(window_bits);
    std::string out(room, '\0');
    stream.give(packed, out);
    const int code = function(&stream.z);
    const std::size_t size = out.size() - stream.z.avail_out;
    CHECK(reinterpret_cast<char*>(stream.z.next_out) == out.data() + size);
    return {code,
            out.substr(0, size),
            stream.z.avail_in,
            stream.z.avail_out,
            stream.z.total_in,
            stream.z.total_out,
            stream.z.msg != nullptr ? stream.z.msg : "",
            code == Z_STREAM_END && size < out.size() ? out[size] : '\0'};
}

bool is_same(const std::string& packed, std::size_t room, int window_bits = MAX_WBITS) {
    return unpack(zlib_inflate, packed, room, window_bits) == unpack(our_inflate, packed, room, window_bits);
}

std::string pack(const std::string& text, int level = Z_DEFAULT_COMPRESSION) {
    std::string packed(compressBound(static_cast<uLong>(text.size())), '\0');
    uLongf size = packed.size();
    REQUIRE(compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
                      static_cast<uLong>(text.size()), level) == Z_OK);
    packed.resize(size);
    return packed;
}

std::string noise(std::size_t size) {
    std::mt19937 random(static_cast<unsigned>(size));
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    return bytes;
}

// As a folder with files is: names that are alike, ids that are not.
std::string folder(std::size_t size) {
    const std::string ids = noise(size);
    std::string bytes;
    while (bytes.size() < size)
        bytes += "100644 file_" + std::to_string(bytes.size()) + ".cpp" + '\0' + ids.substr(bytes.size(), 20);
    return bytes.substr(0, size);
}

std::vector<std::string> texts_of(std::size_t size) {
    return {std::string(size, 'a'), noise(size), folder(size)};
}

} // namespace

TEST_CASE("objects of every size are unpacked as zlib unpacks them") {
    std::vector<std::size_t> sizes = {500, 4096, 65535, 65536, 100'000, 3'000'000};
    for (std::size_t size = 0; size < 310; ++size) sizes.push_back(size);
    for (const std::size_t size : sizes) {
        for (const std::string& text : texts_of(size)) {
            const std::string packed = pack(text) + "and the next object";
            CAPTURE(size, packed.size());
            const outcome got = unpack(our_inflate, packed, size + 1, MAX_WBITS);
            REQUIRE(got.code == Z_STREAM_END);
            REQUIRE(got.bytes == text);
            REQUIRE(got.after == '\0');
            REQUIRE(got == unpack(zlib_inflate, packed, size + 1, MAX_WBITS));
        }
    }
}

TEST_CASE("a whole object is no work for zlib, and a stream that goes on is") {
    for (const std::size_t size : {0UZ, 1UZ, 62UZ, 64UZ, 5000UZ}) {
        const std::string packed = pack(folder(size));
        std::string out(size + 1, '\0');
        one_stream stream;
        stream.give(packed, out);
        CHECK(git::inflate_whole(stream.z));
        stream.give(packed, out);
        CHECK_FALSE(git::inflate_whole(stream.z));
    }
}

TEST_CASE("too little or too much room is told as zlib tells it") {
    for (const std::size_t size : {0UZ, 1UZ, 20UZ, 300UZ, 70'000UZ}) {
        for (const std::string& text : texts_of(size)) {
            const std::string packed = pack(text);
            for (const std::size_t room :
                 {0UZ, 1UZ, 2UZ, 16UZ, 64UZ, size / 2, size, size + 2, size + 3, size + 300, 2 * size})
                REQUIRE(is_same(packed, room));
        }
    }
}

TEST_CASE("a stream that ends early is told as zlib tells it") {
    for (const std::size_t size : {1UZ, 20UZ, 300UZ, 4000UZ}) {
        for (const std::string& text : texts_of(size)) {
            const std::string packed = pack(text);
            for (std::size_t kept = 0; kept < packed.size(); kept += 1 + kept / 40)
                REQUIRE(is_same(packed.substr(0, kept), size + 1));
        }
    }
}

TEST_CASE("a damaged stream is told as zlib tells it") {
    for (const std::size_t size : {1UZ, 20UZ, 300UZ, 4000UZ}) {
        for (const std::string& text : texts_of(size)) {
            for (const int level : {0, 1, 9}) {
                const std::string packed = pack(text, level);
                for (std::size_t i = 0; i < packed.size(); i += 1 + i / 40) {
                    std::string damaged = packed;
                    damaged[i] = static_cast<char>(damaged[i] ^ (1 << i % 8));
                    REQUIRE(is_same(damaged, size + 1));
                }
            }
        }
    }
}

TEST_CASE("bytes that are no stream of zlib's are told as zlib tells them") {
    for (std::size_t size = 0; size < 200; ++size) {
        const std::string bytes = noise(size);
        REQUIRE(is_same(bytes, 100));
        REQUIRE(is_same(bytes, 100, MAX_WBITS + 16)); // gzip's frame
        REQUIRE(is_same(bytes, 100, -MAX_WBITS));     // no frame at all
        REQUIRE(is_same("\x78\x9c" + bytes, 100));
        REQUIRE(is_same("\x78\xbb" + bytes, 100)); // wants a dictionary
    }
}

TEST_CASE("a stream is taken up again after it was begun or reset") {
    const std::string text = folder(5000);
    const std::string packed = pack(text);
    std::string out(text.size() + 1, '\0');
    one_stream stream;
    std::string head(64, '\0');
    stream.give(packed, head);
    CHECK(our_inflate(&stream.z) == Z_BUF_ERROR);
    stream.z.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.z.avail_out = static_cast<uInt>(out.size());
    CHECK(our_inflate(&stream.z) == Z_STREAM_END);
    CHECK(head + out.substr(0, text.size() - 64) == text);

    for (int i = 0; i < 2; ++i) {
        REQUIRE(inflateReset(&stream.z) == Z_OK);
        stream.give(packed, out);
        CHECK(our_inflate(&stream.z) == Z_STREAM_END);
        CHECK(out == text + '\0');
    }
}

TEST_CASE("threads unpack side by side") {
    const std::string text = folder(20'000);
    const std::string packed = pack(text);
    std::vector<int> right(4);
    std::vector<std::thread> threads;
    for (int& count : right) {
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) {
                one_stream stream;
                std::string out(text.size() + 1, '\0');
                stream.give(packed, out);
                count += our_inflate(&stream.z) == Z_STREAM_END && out == text + '\0' ? 1 : 0;
            }
        });
    }
    for (std::thread& t : threads) t.join();
    CHECK(right == std::vector<int>(4, 50));
}
#endif
