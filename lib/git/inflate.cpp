// SPDX-License-Identifier: Apache-2.0
// Compiled where libdeflate is (cmake/git_library.cmake). Where libgit2 is linked as an archive, the linker gives it
// `__wrap_inflate` for zlib's `inflate`.
#ifdef DELTA_LIBDEFLATE
#include "git/inflate.hpp"

#include <libdeflate.h>

#include <memory>

namespace delta::git {
namespace {

struct releaser {
    void operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }
};

// libgit2 asks for the head of a loose object and for that of a delta in buffers of these sizes; what is behind the
// head does not fit, so that a try would be in vain.
bool is_for_head(uInt room) {
    return room == 64 || room == 16;
}

} // namespace

bool inflate_whole(z_stream& stream) {
    const bool is_fresh = stream.total_in == 0 && stream.total_out == 0;
    if (!is_fresh || stream.avail_out == 0 || is_for_head(stream.avail_out)) return false;
    thread_local const std::unique_ptr<libdeflate_decompressor, releaser> decompressor(libdeflate_alloc_decompressor());
    if (!decompressor) return false;

    // Without a place for the size of what came out, that must fill the room. The last byte is not part of it, since
    // libdeflate may write behind what it unpacked, and libgit2 has a zero there that ends the text.
    const uInt size = stream.avail_out - 1;
    std::size_t used = 0;
    if (libdeflate_zlib_decompress_ex(decompressor.get(), stream.next_in, stream.avail_in, stream.next_out, size, &used,
                                      nullptr) != LIBDEFLATE_SUCCESS)
        return false;
    stream.next_in += used;
    stream.avail_in -= static_cast<uInt>(used);
    stream.total_in = used;
    stream.next_out += size;
    stream.avail_out -= size;
    stream.total_out = size;
    return true;
}

} // namespace delta::git

#ifdef DELTA_GIT_ARCHIVE
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the linker's names.
extern "C" {
int __real_inflate(z_stream* stream, int flush);

__attribute__((visibility("hidden"))) int __wrap_inflate(z_stream* stream, int flush) {
    const bool is_done = flush == Z_FINISH && delta::git::inflate_whole(*stream);
    return is_done ? Z_STREAM_END : __real_inflate(stream, flush);
}
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
#endif
#endif
