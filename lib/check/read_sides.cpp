// SPDX-License-Identifier: Apache-2.0
#include "check/read_sides.hpp"

#include <memory>
#include <optional>
#include <string>

#include "check/stored.hpp"
#include "syntax/node.hpp"

namespace delta::check {
namespace {

// True when the index has it.
bool take(const blob_index* stored, syntax::language lang, const file_side& side) {
    if (stored == nullptr || side.bytes.empty()) return false;
    const std::optional<std::string> known = stored->find('s', side.oid, side.path);
    if (!known) return false;
    std::optional<syntax::surface> s = load_surface(*known, side.bytes);
    if (!s || s->lang != lang) return false;
    side.out = *std::move(s);
    return true;
}

void read(blob_index* stored, syntax::language lang, const file_side& side, const syntax::tree& parsed) {
    side.out = syntax::read(lang, side.path, side.bytes, parsed);
    if (stored != nullptr && !side.bytes.empty())
        stored->put('s', side.oid, side.path, store_surface(side.out, side.bytes));
}

// Of the bytes of C and C++ in the projects we measure seven of ten stand in a file with something that the grammar
// does not know, where the one tree is no help for the other: both sides are parsed at the same time.
bool helps_the_other(syntax::language lang) {
    return lang != syntax::language::c && lang != syntax::language::cpp;
}

} // namespace

void read_sides(blob_index* stored, syntax::language lang, const file_side& before, const file_side& after,
                async::work_list& work, const std::function<void()>& side_read) {
    const bool has_before = take(stored, lang, before);
    const bool has_after = take(stored, lang, after);
    if (!has_before || !has_after) work.call_help();
    std::shared_ptr<const syntax::tree> first;
    if (!has_before && helps_the_other(lang)) first = std::make_shared<const syntax::tree>(lang, before.bytes);
    if (has_before) {
        side_read();
    } else {
        work.add_next([stored, lang, before, first, side_read]() mutable {
            if (!first) first = std::make_shared<const syntax::tree>(lang, before.bytes);
            read(stored, lang, before, *first);
            side_read();
        });
    }
    if (has_after) return side_read();
    const syntax::tree second = first ? syntax::tree(lang, after.bytes, *first) : syntax::tree(lang, after.bytes);
    first.reset();
    read(stored, lang, after, second);
    side_read();
}

} // namespace delta::check
