// SPDX-License-Identifier: Apache-2.0
#include "syntax/calls/trigger.hpp"

#include <string>

#include "support/call_walk.hpp"
#include "support/catch.hpp"

using namespace delta::syntax;

namespace {

// The callees of each chain that is found, with ';' behind it.
class chain_names : public call_visitor {
  public:
    void on_chain(std::span<const call_site> chain, std::span<const node>) override {
        for (const call_site& site : chain) names += std::string(site.callee) + " ";
        names += "; ";
    }
    std::string names;
};

std::string chains_of(language lang, std::string_view source, const triggers& wanted) {
    const tree parsed(lang, source);
    chain_names found;
    delta::testing::walk_calls(lang, parsed, wanted, found);
    return found.names;
}

} // namespace

TEST_CASE("a stretch may hold a place where a whole word, a mark or the end of a name stands in it") {
    const triggers wanted({"get", "route"}, "#", {"config"});
    const std::string source = "budget.get (x) routes # my_CONFIG['a'] configs";
    trigger_scan scan(wanted, source);
    CHECK_FALSE(scan.may_hold(0, 7));   // budget.
    CHECK(scan.may_hold(0, 11));        // get
    CHECK_FALSE(scan.may_hold(11, 22)); // routes is another word
    CHECK(scan.may_hold(11, 24));       // #
    CHECK(scan.may_hold(24, 34));       // my_CONFIG
    CHECK_FALSE(scan.may_hold(35, static_cast<std::uint32_t>(source.size())));
}

TEST_CASE("without words a place may be anywhere") {
    const triggers all;
    trigger_scan scan(all, "x");
    CHECK(scan.may_hold(0, 1));
}

TEST_CASE("calls of other names are passed by, but for those that a wanted one is called on") {
    const std::string source = "make(a).option('x', b(1)).use(c());\nother();\nmake().use();\n";
    CHECK(chains_of(language::javascript, source, triggers()) == "make option use ; b ; c ; other ; make use ; ");
    CHECK(chains_of(language::javascript, source, triggers({"option"}, "", {})) == "make option use ; ");
    CHECK(chains_of(language::javascript, source, triggers({"c"}, "", {})) == "make option use ; c ; ");
}

TEST_CASE("a wanted call inside one that is passed by is found") {
    const std::string source = "def f():\n    run(lambda: go(env.get('X')))\n";
    CHECK(chains_of(language::python, source, triggers({"get"}, "", {})) == "run ; go ; get ; ");
    CHECK(chains_of(language::python, source, triggers({"pop"}, "", {})).empty());
}
