// SPDX-License-Identifier: Apache-2.0
// package.json and composer.json, and what package manifests have in common.
#include "syntax/structured/formats.hpp"

namespace delta::syntax::structured {
namespace {

// A package's own command: its name without the scope.
std::string_view without_scope(std::string_view name) {
    return name.substr(name.rfind('/') + 1);
}

void add_bin(const entry& root, collector& out) {
    const entry* bin = find(root, "bin");
    if (bin == nullptr) return;
    if (bin->kind == shape::mapping) return out.add_all(element_kind::cli_command, root, "bin/*");
    const std::string_view name = without_scope(value_of(root, "name"));
    out.add({.kind = element_kind::cli_command,
             .name = bin->key,
             .qualified = "bin." + std::string(name),
             .whole = bin->whole,
             .value = bin->value,
             .spelled = std::string(name)});
}

// "./sub" of the package "box" is what others import as "box/sub".
void add_exports(const entry& root, collector& out) {
    const std::string package(value_of(root, "name"));
    for_each(root, "exports/*", [&](const entry& e, const std::string&) {
        if (!e.key.starts_with("./")) return;
        out.add({.kind = element_kind::config_key,
                 .name = e.key,
                 .qualified = package + std::string(e.key.substr(1)),
                 .whole = e.whole,
                 .value = e.value});
    });
}

// "packageManager": "pnpm@8.6.0"
void add_package_manager(const entry& root, collector& out) {
    const entry* manager = find(root, "packageManager");
    if (manager == nullptr) return;
    const std::size_t at = manager->value.find('@', 1);
    if (at == manager->value.npos) return;
    const std::string_view number = manager->value.substr(at + 1);
    out.add({.kind = element_kind::version,
             .name = manager->value.substr(0, at),
             .qualified = "packageManager",
             .whole = manager->whole,
             .value = number.substr(0, number.find('+'))});
}

} // namespace

void add_package(const entry& root, collector& out) {
    const entry* name = find(root, "name");
    const entry* version = find(root, "version");
    const std::string_view number = version != nullptr ? version->value : std::string_view();
    if (name != nullptr)
        out.add({.kind = element_kind::package,
                 .name = name->value,
                 .qualified = {},
                 .whole = name->whole,
                 .value = number});
    if (version != nullptr)
        out.add({.kind = element_kind::version,
                 .name = version->key,
                 .qualified = "version",
                 .whole = version->whole,
                 .value = number,
                 .spelled = std::string(name != nullptr ? name->value : version->key)});
}

std::string_view value_of(const entry& e, std::string_view key) {
    const entry* found = find(e, key);
    return found != nullptr ? found->value : std::string_view();
}

void add_pins(const entry& root, std::string_view pattern, collector& out) {
    for_each(root, pattern, [&](const entry& e, const std::string& path) {
        const std::string_view value = e.kind == shape::mapping ? value_of(e, "version") : e.value;
        out.add({.kind = element_kind::version, .name = e.key, .qualified = path, .whole = e.whole, .value = value});
    });
}

void read_package_json(const entry& root, collector& out) {
    add_package(root, out);
    out.add_all(element_kind::script, root, "scripts/*");
    add_bin(root, out);
    add_exports(root, out);
    add_package_manager(root, out);
    for (const std::string_view group : {"engines/*", "volta/*", "dependencies/*", "peerDependencies/*",
                                         "optionalDependencies/*", "devDependencies/*"})
        add_pins(root, group, out);
}

void read_composer(const entry& root, collector& out) {
    add_package(root, out);
    out.add_all(element_kind::script, root, "scripts/*");
    add_pins(root, "require/*", out);
    add_pins(root, "require-dev/*", out);
    for_each(root, "bin/*", [&](const entry& e, const std::string&) {
        const std::string_view name = without_scope(e.value);
        out.add({.kind = element_kind::cli_command,
                 .name = name,
                 .qualified = "bin." + std::string(name),
                 .whole = e.whole,
                 .value = e.value});
    });
}

void read_cargo(const entry& root, collector& out) {
    for (const std::string_view place : {"package", "workspace"}) {
        const entry* at = find(root, place);
        if (at != nullptr && place == "workspace") at = find(*at, "package");
        if (at == nullptr) continue;
        add_package(*at, out);
        if (const entry* rust = find(*at, "rust-version"))
            out.add({.kind = element_kind::version,
                     .name = rust->key,
                     .qualified = std::string(place) + ".rust-version",
                     .whole = rust->whole,
                     .value = rust->value,
                     .spelled = "rust"});
    }
    out.add_all(element_kind::config_key, root, "features/*");
    for_each(root, "bin/name", [&](const entry& e, const std::string&) {
        out.add({.kind = element_kind::cli_command, .name = e.value, .qualified = {}, .whole = e.whole});
    });
    for (const std::string_view group : {"dependencies/*", "dev-dependencies/*", "build-dependencies/*",
                                         "workspace/dependencies/*", "target/*/dependencies/*"})
        add_pins(root, group, out);
}

void read_version_catalog(const entry& root, collector& out) {
    add_pins(root, "versions/*", out);
}

void read_gradle_properties(const entry& root, collector& out) {
    for (const entry& e : root.children) {
        const std::string lower = to_lower(e.key);
        const auto kind = lower.ends_with("version") ? element_kind::version : element_kind::config_key;
        out.add(kind, e, std::string(e.key));
    }
}

} // namespace delta::syntax::structured
