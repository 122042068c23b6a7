// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <cstring>
#include <cstdio>
#include "check/check.hpp"
#include "report/json.hpp"
using namespace delta;
int main(int argc, char** argv) {
    std::string repo = argv[2], base, head; double min = 0.5; bool ev = false; bool text = true;
    for (int i = 3; i < argc; ++i) {
        if (!strcmp(argv[i], "--base")) base = argv[++i];
        else if (!strcmp(argv[i], "--head")) head = argv[++i];
        else if (!strcmp(argv[i], "--min-score")) min = atof(argv[++i]);
        else if (!strcmp(argv[i], "--evidence")) ev = true;
        else if (!strcmp(argv[i], "--format")) { text = strcmp(argv[++i], "json"); }
    }
    auto r = git::repository::open(repo);
    if (!r) { fmt::print(stderr, "{}\n", to_string(r.error())); return 3; }
    auto b = r->resolve(base), h = r->resolve(head);
    if (!b || !h) { fmt::print(stderr, "no ref\n"); return 2; }
    check::check_options o;
    auto v = check::run_blocking(*r, {git::side::source::commit, *b}, {git::side::source::commit, *h}, o);
    std::erase_if(v.findings, [&](const drift::finding& f) { return f.score < min; });
    if (!text) { fmt::print("{}\n", report::to_json(v, {ev})); return 0; }
    for (auto& f : v.findings) {
        fmt::print("{:.3f} {} {}:{}-{} [{}] {} | {} <- {}:{}\n   {}\n", f.score, f.rule, f.doc.path, f.doc.start, f.doc.end, f.mention, f.explanation, f.claim, f.code_before.path.empty()?f.code_after.path:f.code_before.path, f.code_before.start, f.doc.excerpt.substr(0,150));
        if (ev) { for (auto& e : f.evidences) fmt::print(" {}={:.2f}", e.name, e.value); fmt::print("\n"); } 
    }
}
