// SPDX-License-Identifier: Apache-2.0
// Objects unpacked by libdeflate, which takes a whole one in about half of zlib's time.
#pragma once

#include <zlib.h>

namespace delta::git {

// What `inflate(&stream, Z_FINISH)` would do to a fresh stream whose room is one byte more than its whole content, as
// libgit2 has it for each object of a pack: true, and the stream is as zlib would leave it, at its end. False for
// everything else, damaged data first of all, and the stream is untouched, though the room may not be: then it is
// zlib's turn.
bool inflate_whole(z_stream& stream);

} // namespace delta::git
