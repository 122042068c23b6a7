// SPDX-License-Identifier: Apache-2.0
// The lines of an MDX file that are JavaScript or JSX tags, not Markdown.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace delta::docs {

// Fed with all lines outside fences, in order.
class jsx_lines {
  public:
    explicit jsx_lines(std::string_view bytes) : bytes_(bytes) {}

    struct taken {
        bool blank = false;    // nothing of the line is Markdown
        std::size_t begin = 0; // where the Markdown of it begins
    };
    taken take(std::size_t begin, std::size_t end);
    // How far the content of the innermost open element is indented.
    std::size_t indent() const { return open_.empty() ? 0 : open_.back().content; }

  private:
    struct element {
        std::size_t tag = 0;     // indentation of its opening tag
        std::size_t content = 0; // and of what stands in it; 0 while not known
    };
    enum class inside { nothing, module, tag, comment };

    std::size_t skip_tag(std::size_t at, std::size_t end);
    std::size_t finish_tag(std::size_t at, std::size_t end);

    std::string_view bytes_;
    std::vector<element> open_;
    inside state_ = inside::nothing;
    bool after_blank_ = true;
    bool closing_ = false; // the tag being read is `</…>`
    std::size_t tag_indent_ = 0;
    std::size_t braces_ = 0; // open `{` in the tag being read
    char quote_ = 0;
};

} // namespace delta::docs
