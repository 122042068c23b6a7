// SPDX-License-Identifier: Apache-2.0
// GitHub workflows and actions, and Taskfiles.
#include <algorithm>

#include "syntax/structured/formats.hpp"

namespace delta::syntax::structured {
namespace {

bool is_version(std::string_view text) {
    return std::ranges::any_of(text, is_digit) && text.find("${{") == text.npos;
}

// "python-version" versions python.
std::string_view versioned(std::string_view key) {
    for (const std::string_view ending : {"-versions", "-version", "_version", "_versions"})
        if (key.size() > ending.size() && key.ends_with(ending)) return key.substr(0, key.size() - ending.size());
    return key;
}

// "uses: actions/checkout@v4"
void add_use(const entry& e, const std::string& path, collector& out) {
    const std::size_t at = e.value.rfind('@');
    if (at == e.value.npos) return;
    const std::string_view name = e.value.substr(0, at);
    out.add({.kind = element_kind::version,
             .name = name,
             .qualified = path + "." + std::string(name),
             .whole = e.whole,
             .value = e.value.substr(at + 1)});
}

// `e` is "key: 1.2", or an item of the list at `key`.
void add_version(const entry& e, std::string_view key, const std::string& path, collector& out) {
    if (!is_version(e.value)) return;
    out.add({.kind = element_kind::version,
             .name = e.key.empty() ? e.value : e.key,
             .qualified = path,
             .whole = e.whole,
             .value = e.value,
             .spelled = std::string(versioned(key))});
}

void add_matrix(const entry& axis, const std::string& path, collector& out) {
    for (const entry& item : axis.children)
        if (item.kind == shape::scalar) add_version(item, axis.key, path + "." + std::string(item.value), out);
}

// Inputs of an action or a workflow that others call.
void add_inputs(const entry& root, std::string_view pattern, collector& out) {
    for_each(root, pattern, [&](const entry& input, const std::string& path) {
        out.add({.kind = element_kind::config_key,
                 .name = input.key,
                 .qualified = path,
                 .whole = input.whole,
                 .value = value_of(input, "default"),
                 .type = value_of(input, "type")});
    });
}

void add_job(const entry& job, const std::string& path, collector& out) {
    out.add({.kind = element_kind::target, .name = job.key, .qualified = path, .whole = job.whole});
    const auto visit = [&](std::string_view pattern, const visitor& each) {
        for_each(job, pattern, [&](const entry& e, const std::string& below) { each(e, path + "." + below); });
    };
    visit("env", [&](const entry& e, const std::string& at) { add_environment(e, at, out); });
    visit("uses", [&](const entry& e, const std::string& at) { add_use(e, at, out); });
    visit("strategy/matrix/*", [&](const entry& e, const std::string& at) { add_matrix(e, at, out); });
    visit("container/image", [&](const entry& e, const std::string& at) { add_image(e.value, e.whole, at, out); });
    visit("steps/uses", [&](const entry& e, const std::string& at) { add_use(e, at, out); });
    visit("steps/env", [&](const entry& e, const std::string& at) { add_environment(e, at, out); });
    visit("steps/with/*", [&](const entry& e, const std::string& at) {
        if (versioned(e.key) != e.key) add_version(e, e.key, at, out);
    });
}

// `on: push`, `on: [push, pull_request]` and `on: {push: …}`
void add_triggers(const entry& on, collector& out) {
    const auto add = [&](std::string_view name, std::string_view whole) {
        out.add(
            {.kind = element_kind::config_key, .name = name, .qualified = "on." + std::string(name), .whole = whole});
    };
    if (on.kind == shape::scalar) add(on.value, on.whole);
    for (const entry& e : on.children) add(e.key.empty() ? e.value : e.key, e.whole);
}

} // namespace

void read_workflow(const entry& root, collector& out) {
    for_each(root, "on", [&](const entry& on, const std::string&) { add_triggers(on, out); });
    for_each(root, "env", [&](const entry& e, const std::string& path) { add_environment(e, path, out); });
    add_inputs(root, "on/workflow_dispatch/inputs/*", out);
    add_inputs(root, "on/workflow_call/inputs/*", out);
    for_each(root, "jobs/*", [&](const entry& job, const std::string& path) { add_job(job, path, out); });
    add_services(root, "jobs/*/services/*", out);
}

void read_action(const entry& root, collector& out) {
    add_inputs(root, "inputs/*", out);
    out.add_all(element_kind::config_key, root, "outputs/*");
    // "node20"
    for_each(root, "runs/using", [&](const entry& e, const std::string& path) {
        if (e.value.starts_with("node"))
            out.add({.kind = element_kind::version,
                     .name = e.value.substr(0, 4),
                     .qualified = path,
                     .whole = e.whole,
                     .value = e.value.substr(4)});
    });
    for_each(root, "runs/steps/uses", [&](const entry& e, const std::string& path) { add_use(e, path, out); });
}

void read_taskfile(const entry& root, collector& out) {
    for_each(root, "tasks/*", [&](const entry& task, const std::string& path) {
        if (!task.key.starts_with('.'))
            out.add({.kind = element_kind::target, .name = task.key, .qualified = path, .whole = task.whole});
    });
    out.add_all(element_kind::variable, root, "vars/*");
    for_each(root, "env", [&](const entry& e, const std::string& path) { add_environment(e, path, out); });
}

} // namespace delta::syntax::structured
