// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "syntax/calls/literal.hpp"
#include "syntax/calls/walk.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {
namespace {

// Texts are evidence for a reader, not storage: nested calls would otherwise copy a file once per level.
constexpr std::size_t longest_receiver = 160;
constexpr std::size_t longest_argument = 400;

bool encloses(element_kind k) {
    return k <= element_kind::enum_type || k == element_kind::module;
}

// Finds the innermost definition around ever later positions.
class enclosing_definitions {
  public:
    explicit enclosing_definitions(const std::vector<element>& elements) {
        for (const element& e : elements)
            if (encloses(e.kind)) order_.push_back(&e);
        std::ranges::sort(order_, [](const element* a, const element* b) {
            return a->where.begin != b->where.begin ? a->where.begin < b->where.begin : a->where.end > b->where.end;
        });
    }

    const std::string& at(std::uint32_t begin, std::uint32_t end) {
        static const std::string none;
        for (; next_ < order_.size() && order_[next_]->where.begin <= begin; ++next_) open_.push_back(order_[next_]);
        while (!open_.empty() && open_.back()->where.end < end) open_.pop_back();
        return open_.empty() ? none : open_.back()->qualified;
    }

  private:
    std::vector<const element*> order_;
    std::vector<const element*> open_;
    std::size_t next_ = 0;
};

// Without sigils and colons: what a decorator stands on, as a reader would name it.
std::string plain_name(const node& declaration) {
    std::string_view name = declared_name(declaration).text();
    if (name.starts_with('$')) name.remove_prefix(1);
    return std::string(cut(name, longest_receiver));
}

class collector : public call_visitor {
  public:
    explicit collector(const surface& definitions) : definitions_(definitions.elements) {}

    void on_chain(std::span<const call_site> chain, std::span<const node>) override {
        for (const call_site& site : chain)
            if (site.form != call_form::struct_literal) out.push_back(make(site));
    }

    std::vector<call> out;

  private:
    call make(const call_site& site) {
        call made;
        made.callee = site.callee;
        if (site.whole.is("macro_invocation")) made.callee += '!';
        made.receiver = cut(site.on, longest_receiver);
        for (const call_argument& a : arguments_of(site))
            made.arguments.push_back({std::string(a.keyword), std::string(cut(a.text, longest_argument)),
                                      plain_string(a.value), a.value.where()});
        made.where = site.whole.where();
        if (site.decorated) made.decorated = plain_name(site.decorated);
        // A decorator may stand before the span of what it decorates; its end decides only for what is around both.
        made.enclosing = definitions_.at(made.where.begin, made.where.end);
        if (!made.decorated.empty() && !is_name_of(made.enclosing, made.decorated))
            made.enclosing = made.enclosing.empty() ? made.decorated : made.enclosing + "." + made.decorated;
        return made;
    }

    static bool is_name_of(std::string_view qualified, std::string_view name) {
        return qualified.ends_with(name) &&
               (qualified.size() == name.size() || qualified[qualified.size() - name.size() - 1] == '.');
    }

    enclosing_definitions definitions_;
};

} // namespace

std::vector<call> read_calls(language lang, const node& root, const surface& definitions) {
    collector found(definitions);
    walk_calls(lang, root, found);
    std::ranges::sort(found.out, {}, [](const call& c) { return std::pair(c.where.begin, c.where.end); });
    return std::move(found.out);
}

} // namespace delta::syntax
