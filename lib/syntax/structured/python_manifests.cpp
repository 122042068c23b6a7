// SPDX-License-Identifier: Apache-2.0
// pyproject.toml, setup.cfg and Pipfile.
#include "syntax/structured/formats.hpp"

namespace delta::syntax::structured {
namespace {

bool is_name(char c) {
    return is_alpha(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
}

void add_python(const entry& root, std::string_view pattern, collector& out) {
    for_each(root, pattern, [&](const entry& e, const std::string& path) {
        out.add({.kind = element_kind::version,
                 .name = e.key,
                 .qualified = path,
                 .whole = e.whole,
                 .value = e.value,
                 .spelled = "python"});
    });
}

void add_requirements(const entry& root, std::string_view pattern, collector& out) {
    for_each(root, pattern, [&](const entry& e, const std::string& path) { add_requirement(e, path, out); });
}

void read_poetry(const entry& root, collector& out) {
    for_each(root, "tool/poetry", [&](const entry& poetry, const std::string&) { add_package(poetry, out); });
    out.add_all(element_kind::cli_command, root, "tool/poetry/scripts/*");
    out.add_all(element_kind::config_key, root, "tool/poetry/extras/*");
    add_pins(root, "tool/poetry/dependencies/*", out);
    add_pins(root, "tool/poetry/dev-dependencies/*", out);
    add_pins(root, "tool/poetry/group/*/dependencies/*", out);
}

} // namespace

// "uvicorn[standard]>=0.2; python_version < '3.9'" pins uvicorn to ">=0.2".
void add_requirement(const entry& item, const std::string& path, collector& out) {
    const std::string_view text = item.value;
    std::size_t at = 0;
    while (at < text.size() && is_name(text[at])) ++at;
    const std::string_view name = text.substr(0, at);
    std::string_view rest = trim(text.substr(at));
    if (rest.starts_with('[')) rest = trim(rest.substr(std::min(rest.find(']') + 1, rest.size())));
    rest = trim(rest.substr(0, rest.find(';')));
    if (rest.starts_with('(') && rest.ends_with(')')) rest = rest.substr(1, rest.size() - 2);
    out.add({.kind = element_kind::version,
             .name = name,
             .qualified = path + "." + std::string(name),
             .whole = item.whole,
             .value = rest});
}

void read_pyproject(const entry& root, collector& out) {
    for_each(root, "project", [&](const entry& project, const std::string&) { add_package(project, out); });
    add_python(root, "project/requires-python", out);
    out.add_all(element_kind::cli_command, root, "project/scripts/*");
    out.add_all(element_kind::cli_command, root, "project/gui-scripts/*");
    add_requirements(root, "project/dependencies/*", out);
    for (const std::string_view group : {"project/optional-dependencies/*", "dependency-groups/*"}) {
        out.add_all(element_kind::config_key, root, group);
        add_requirements(root, std::string(group) + "/*", out);
    }
    add_requirements(root, "build-system/requires/*", out);
    read_poetry(root, out);
    for_each(root, "tool/*", [&](const entry& tool, const std::string& path) {
        if (tool.key != "poetry") add_settings(tool, path, out);
    });
}

void read_pipfile(const entry& root, collector& out) {
    add_python(root, "requires/python_version", out);
    out.add_all(element_kind::script, root, "scripts/*");
    add_pins(root, "packages/*", out);
    add_pins(root, "dev-packages/*", out);
}

void read_setup_cfg(const entry& root, collector& out) {
    if (const entry* metadata = find(root, "metadata")) add_package(*metadata, out);
    add_python(root, "options/python_requires", out);
    add_requirements(root, "options/install_requires/*", out);
    out.add_all(element_kind::config_key, root, "options.extras_require/*");
    add_requirements(root, "options.extras_require/*/*", out);
    for_each(root, "options.entry_points/console_scripts/*", [&](const entry& e, const std::string& path) {
        const std::size_t equals = e.value.find('=');
        if (equals == e.value.npos) return;
        const std::string_view name = trim(e.value.substr(0, equals));
        out.add({.kind = element_kind::cli_command,
                 .name = name,
                 .qualified = path + "." + std::string(name),
                 .whole = e.whole,
                 .value = trim(e.value.substr(equals + 1))});
    });
    for (const entry& section : root.children)
        if (section.key != "metadata" && !section.key.starts_with("options"))
            add_settings(section, std::string(section.key), out);
}

} // namespace delta::syntax::structured
