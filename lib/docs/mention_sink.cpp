// SPDX-License-Identifier: Apache-2.0
#include "docs/mention_sink.hpp"

namespace delta::docs {

mention& mention_sink::push(mention_kind kind, std::string_view text, std::size_t begin, std::size_t end) {
    mention& m = out_.mentions.emplace_back();
    m.kind = kind;
    m.text = text;
    m.where = at_.of(begin, end);
    m.section = section;
    m.block = block;
    m.in_code = in_code;
    m.in_heading = in_heading;
    m.in_link = in_link;
    return m;
}

mention& mention_sink::add(mention_kind kind, const placed_text& text, std::size_t begin, std::size_t end) {
    return push(kind, text.text().substr(begin, end - begin), text.offset(begin), text.end_offset(end));
}

mention& mention_sink::add(mention_kind kind, std::size_t begin, std::size_t end) {
    return push(kind, source_.substr(begin, end - begin), begin, end);
}

} // namespace delta::docs
