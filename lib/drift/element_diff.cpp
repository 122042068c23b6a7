// SPDX-License-Identifier: Apache-2.0
#include "drift/element_diff.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

using syntax::element;
using syntax::element_kind;
using syntax::parameter;

constexpr std::size_t max_siblings = 60;
constexpr std::size_t max_below = 3;
// A rewrite of a whole file has no renames worth the time of finding them.
constexpr std::size_t max_rename_pairs = 10'000;

// Kinds a refactoring turns into each other without anybody outside noticing.
int kind_class(element_kind k) {
    switch (k) {
        case element_kind::function:
        case element_kind::method:
        case element_kind::constructor:
        case element_kind::macro:
            return 1;
        case element_kind::class_type:
        case element_kind::struct_type:
        case element_kind::interface_type:
        case element_kind::trait_type:
        case element_kind::enum_type:
        case element_kind::type_alias:
            return 2;
        case element_kind::constant:
        case element_kind::variable:
        case element_kind::field:
        case element_kind::property:
            return 3;
        default:
            return 10 + static_cast<int>(k);
    }
}

std::string container_of(const element& e) {
    return e.qualified.size() > e.name.size() + 1 && e.qualified.ends_with(e.name)
               ? e.qualified.substr(0, e.qualified.size() - e.name.size() - 1)
               : std::string();
}

using element_key = std::pair<int, std::string>;
using element_map = std::map<element_key, std::vector<const element*>>;
using member = std::pair<std::uint32_t, std::string_view>; // of a family: line, name

// What tells a type checker of one way to call a function, and is none of it: its defaults are often `...`.
bool is_stub(const element* e) {
    return std::ranges::any_of(e->decorators, [](std::string_view d) { return last_component(d) == "overload"; });
}

element_map by_key(const std::vector<element>& elements) {
    element_map out;
    for (const element& e : elements)
        if (!e.name.empty()) out[{kind_class(e.kind), e.qualified.empty() ? e.name : e.qualified}].push_back(&e);
    for (auto& [key, list] : out)
        if (!std::ranges::all_of(list, is_stub)) std::erase_if(list, is_stub);
    return out;
}

line_range lines_of(const element& e) {
    return {e.where.line, std::max(e.where.line, e.where.end_line)};
}

fact make_fact(fact_kind kind, const element& e, std::uint32_t file) {
    fact f;
    f.kind = kind;
    f.what = e.kind;
    f.exported = e.visible == syntax::visibility::exported;
    f.deprecated = e.deprecated;
    f.name = e.name;
    f.qualified = e.qualified.empty() ? e.name : e.qualified;
    f.container = container_of(e);
    f.file = file;
    return f;
}

// Share of identifiers two stretches of code have in common (Jaccard), from 0 to 1.
double body_similarity(const element& a, std::string_view a_bytes, const element& b, std::string_view b_bytes) {
    const auto words = [](const element& e, std::string_view bytes) {
        std::set<std::string_view> out;
        const std::string_view body =
            bytes.substr(e.where.begin, std::min<std::size_t>(e.where.end - e.where.begin, 20'000));
        for (std::size_t i = 0; i < body.size();) {
            std::size_t j = i;
            while (j < body.size() && is_word(body[j])) ++j;
            if (j > i && body.substr(i, j - i) != e.name) out.insert(body.substr(i, j - i));
            i = j + 1;
        }
        return out;
    };
    const std::set<std::string_view> x = words(a, a_bytes);
    const std::set<std::string_view> y = words(b, b_bytes);
    if (x.empty() && y.empty()) return 1;
    const auto common = std::ranges::count_if(x, [&](std::string_view w) { return y.contains(w); });
    return static_cast<double>(common) / static_cast<double>(x.size() + y.size() - static_cast<std::size_t>(common));
}

// Where callers cannot name an argument, what a parameter is called is nobody's business.
bool names_arguments(syntax::language lang) {
    using enum syntax::language;
    return lang == python || lang == kotlin || lang == csharp || lang == php || lang == ruby;
}

bool in_one_hunk(const std::vector<hunk>& hunks, const element& before, const element& after) {
    return std::ranges::any_of(hunks, [&](const hunk& h) {
        return h.before_begin <= before.name_span.line && before.name_span.line < h.before_end &&
               h.after_begin <= after.name_span.line && after.name_span.line < h.after_end;
    });
}

class file_differ {
  public:
    file_differ(const source_change& change, std::uint32_t file, const std::vector<hunk>& hunks, std::vector<fact>& out)
        : change_(change),
          file_(file),
          hunks_(hunks),
          out_(out),
          before_(by_key(change.before.elements)),
          after_(by_key(change.after.elements)) {}

    void run() {
        std::vector<const element*> gone, come;
        for (const auto& [key, list] : before_)
            if (!after_.contains(key)) gone.push_back(list.front());
        for (const auto& [key, list] : after_) {
            const auto old = before_.find(key);
            if (old == before_.end()) {
                come.push_back(list.front());
            } else {
                compare_overloads(old->second, list);
            }
        }
        pair_renames(gone, come);
        for (const element* e : gone) {
            fact f = make_fact(fact_kind::removed, *e, file_);
            f.before = lines_of(*e);
            f.old_value = e->value;
            if (e->kind == element_kind::package) f.neighbours = packages_that_stay();
            out_.push_back(std::move(f));
        }
        if (!come.empty()) read_families();
        for (const element* e : come) add_new(*e);
    }

  private:
    // Members of something that is itself renamed or gone follow it; only the outermost is told as renamed.
    void pair_renames(std::vector<const element*>& gone, std::vector<const element*>& come) {
        std::vector<std::tuple<double, const element*, const element*>> pairs;
        if (gone.size() * come.size() > max_rename_pairs) return;
        for (const element* a : gone) {
            for (const element* b : come) {
                if (kind_class(a->kind) != kind_class(b->kind) || a->name == b->name ||
                    container_of(*a) != container_of(*b))
                    continue;
                const double score = rename_score(*a, *b);
                if (score >= 0.6) pairs.emplace_back(score, a, b);
            }
        }
        std::ranges::sort(pairs, {}, [](const auto& pair) {
            const auto& [score, a, b] = pair;
            return std::tuple(-score, a->where.begin, b->where.begin, a->name_span.begin, b->name_span.begin);
        });
        std::set<const element*> used;
        for (const auto& [score, a, b] : pairs) {
            if (used.contains(a) || used.contains(b)) continue;
            used.insert(a);
            used.insert(b);
            fact f = make_fact(fact_kind::renamed, *a, file_);
            f.new_name = b->name;
            f.before = lines_of(*a);
            f.after = lines_of(*b);
            out_.push_back(std::move(f));
            compare_pair(*a, *b);
        }
        std::erase_if(gone, [&](const element* e) { return used.contains(e); });
        std::erase_if(come, [&](const element* e) { return used.contains(e); });
    }

    double rename_score(const element& a, const element& b) const {
        const std::uint32_t size_a = a.where.end - a.where.begin;
        const std::uint32_t size_b = b.where.end - b.where.begin;
        if (size_a > 4 * size_b + 200 || size_b > 4 * size_a + 200) return 0;
        double score = body_similarity(a, change_.before_bytes, b, change_.after_bytes);
        // A one-line definition says little about itself: it counts as renamed when it was replaced in place and the
        // names have a part in common, or type and value stayed.
        const bool small = a.where.end_line <= a.where.line + 1;
        if (!small) return score;
        if (!in_one_hunk(hunks_, a, b)) return score >= 0.9 && size_a > 40 ? score : 0;
        const std::vector<std::string> x = name_parts(a.name);
        const std::vector<std::string> y = name_parts(b.name);
        const bool shared =
            std::ranges::any_of(x, [&](const std::string& p) { return std::ranges::find(y, p) != y.end(); });
        if (shared) score += 0.4;
        if (!a.value.empty() && a.value == b.value && a.type == b.type) score += 0.2;
        return score;
    }

    void compare_overloads(const std::vector<const element*>& before, const std::vector<const element*>& after) {
        if (before.size() == after.size()) {
            for (std::size_t i = 0; i < before.size(); ++i) compare_pair(*before[i], *after[i]);
        } else if (before.size() == 1 || after.size() == 1) {
            compare_pair(*before.front(), *after.front());
        }
    }

    void compare_pair(const element& a, const element& b) {
        const auto tell = [&](fact_kind kind, const std::string& old_value, const std::string& new_value) {
            fact f = make_fact(kind, b, file_);
            f.name = a.name; // a port's name is its number, which is what changes
            f.old_value = old_value;
            f.new_value = new_value;
            f.before = lines_of(a);
            f.after = lines_of(b);
            out_.push_back(std::move(f));
        };
        if (a.value != b.value && !a.value.empty()) tell(fact_kind::value_changed, a.value, b.value);
        if (b.deprecated && !a.deprecated) tell(fact_kind::deprecated, {}, {});
        if (a.method != b.method) tell(fact_kind::method_changed, a.method, b.method);
        const std::string& old_type = a.type.empty() ? a.return_type : a.type;
        const std::string& new_type = b.type.empty() ? b.return_type : b.type;
        if (old_type != new_type && !old_type.empty()) tell(fact_kind::type_changed, old_type, new_type);
        compare_parameters(a, b);
    }

    fact parameter_fact(fact_kind kind, const element& owner, const parameter& p) const {
        fact f = make_fact(kind, owner, file_);
        f.is_parameter = true;
        // A constructor is called by its type's name.
        const std::string type = container_of(owner);
        f.container = owner.kind == element_kind::constructor && !type.empty() ? type : f.qualified;
        f.name = p.name;
        f.qualified = f.container + "." + p.name;
        return f;
    }

    void tell_change(fact_kind kind, const element& a, const element& b, const parameter& p,
                     const std::string& old_value, const std::string& new_value) {
        if (old_value == new_value || old_value.empty()) return;
        fact f = parameter_fact(kind, b, p);
        f.old_value = old_value;
        f.new_value = new_value;
        set_lines(f, a, b);
        out_.push_back(std::move(f));
    }

    void compare_parameters(const element& a, const element& b) {
        const auto find = [](const std::vector<parameter>& list, const std::string& name) {
            return std::ranges::find(list, name, &parameter::name);
        };
        std::set<std::string> renamed; // what a parameter is called now is no new parameter
        for (std::size_t i = 0; i < a.parameters.size(); ++i) {
            const parameter& p = a.parameters[i];
            if (p.name.empty()) continue;
            const auto match = find(b.parameters, p.name);
            if (match != b.parameters.end()) {
                tell_change(fact_kind::type_changed, a, b, p, p.type, match->type);
                tell_change(fact_kind::value_changed, a, b, p, p.default_text, match->default_text);
                continue;
            }
            const bool replaced = i < b.parameters.size() && a.parameters.size() == b.parameters.size() &&
                                  find(a.parameters, b.parameters[i].name) == a.parameters.end();
            fact f = parameter_fact(replaced ? fact_kind::parameter_renamed : fact_kind::parameter_removed, b, p);
            if (replaced && !p.keyword_only && !names_arguments(change_.after.lang)) {
                renamed.insert(b.parameters[i].name);
                continue;
            }
            if (replaced) {
                f.new_name = b.parameters[i].name;
                renamed.insert(f.new_name);
            }
            set_lines(f, a, b);
            out_.push_back(std::move(f));
        }
        std::vector<std::string> old_names;
        for (const parameter& p : a.parameters) old_names.push_back(p.name);
        for (const parameter& p : b.parameters) {
            if (p.name.empty() || renamed.contains(p.name) || find(a.parameters, p.name) != a.parameters.end())
                continue;
            fact f = parameter_fact(fact_kind::parameter_added, b, p);
            f.new_value = p.default_text;
            f.siblings = old_names;
            set_lines(f, a, b);
            out_.push_back(std::move(f));
        }
    }

    static void set_lines(fact& f, const element& a, const element& b) {
        // A signature is what a reader wants to see of a function, not its body.
        const auto head = [](const element& e) {
            return line_range{e.name_span.line, std::min(e.where.end_line, e.name_span.line + 12)};
        };
        f.before = head(a);
        f.after = head(b);
    }

    std::vector<std::string> packages_that_stay() const {
        std::vector<std::string> out;
        for (const element& e : change_.after.elements)
            if (e.kind == element_kind::package && out.size() < max_siblings) out.push_back(e.name);
        return out;
    }

    void add_new(const element& e) {
        fact f = make_fact(fact_kind::added, e, file_);
        f.after = lines_of(e);
        f.new_value = e.value;
        f.siblings = siblings_of(e, f.below);
        out_.push_back(std::move(f));
    }

    // Elements of the same kind in the same container that were there before, nearest in the file first.
    std::vector<std::string> siblings_of(const element& e, std::vector<std::string>& below_it) const {
        const auto found = families_.find({kind_class(e.kind), container_of(e)});
        if (found == families_.end()) return {};
        const std::vector<member>& family = found->second;
        const std::uint32_t line = e.where.line;
        const auto middle = std::ranges::lower_bound(family, line, {}, &member::first);
        std::vector<member> near;
        // As many from either side as could be wanted, so that a large family costs no more than a small one.
        auto above = middle;
        for (std::size_t i = 0; i < max_siblings && above != family.begin(); ++i) {
            --above;
            near.emplace_back(line - above->first, above->second);
        }
        auto below = middle;
        for (std::size_t i = 0; i < max_siblings && below != family.end(); ++i, ++below) {
            near.emplace_back(below->first - line, below->second);
            if (i < max_below) below_it.emplace_back(below->second);
        }
        std::erase_if(near, [&](const member& m) { return m.second == e.name; });
        std::ranges::sort(near);
        if (near.size() > max_siblings) near.resize(max_siblings);
        std::vector<std::string> out;
        for (const auto& [distance, name] : near)
            if (std::ranges::find(out, name) == out.end()) out.emplace_back(name);
        return out;
    }

    void read_families() {
        for (const element& e : change_.after.elements)
            if (before_.contains({kind_class(e.kind), e.qualified.empty() ? e.name : e.qualified}))
                families_[{kind_class(e.kind), container_of(e)}].emplace_back(e.where.line, e.name);
        for (auto& [key, family] : families_) std::ranges::sort(family);
    }

    const source_change& change_;
    std::uint32_t file_;
    const std::vector<hunk>& hunks_;
    std::vector<fact>& out_;
    element_map before_, after_;
    std::map<element_key, std::vector<member>> families_; // by kind and container
};

} // namespace

void diff_elements(const source_change& change, std::uint32_t file, const std::vector<hunk>& hunks,
                   std::vector<fact>& out) {
    file_differ(change, file, hunks, out).run();
}

} // namespace delta::drift
