// SPDX-License-Identifier: Apache-2.0
// Keeps cmark-gfm linear: what would make it slow or big is blanked before it is parsed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace delta::docs {

class markdown_guard {
  public:
    // Looks at the line that begins at `start` of `text` and ends with its newline, the last one so far. Fences are
    // looked at too: whether a line stands in one is only known to the parser, and their code is not taken from it.
    void line(std::string& text, std::size_t start);

  private:
    void follow_table(std::string& text, std::size_t start, bool is_blank);

    std::size_t specials_ = 0;      // bytes in this paragraph that may open or close something
    std::size_t declarations_ = 0;  // and `<?` and `<!` in it
    std::size_t columns_ = 0;       // of the table we are perhaps in
    std::size_t delimiter_row_ = 0; // where its delimiter row begins
    std::size_t delimiter_end_ = 0;
    std::size_t cells_ = 0; // of all tables
};

} // namespace delta::docs
