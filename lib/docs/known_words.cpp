// SPDX-License-Identifier: Apache-2.0
// The words that are known by name.
#include "docs/word_set.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr word_set placeholders(
    {"foo",          "bar",         "baz",        "qux",       "quux",      "foobar",      "Foo",        "Bar",
     "Baz",          "FooBar",      "fooBar",     "foo_bar",   "FOO",       "BAR",         "FOO_BAR",    "yyy",
     "zzz",          "lorem",       "ipsum",      "mymodule",  "myapp",     "MyApp",       "my-app",     "my_app",
     "myproject",    "my-project",  "my_project", "MyProject", "mypackage", "my-package",  "my_package", "my_module",
     "my-module",    "MyClass",     "my_class",   "myfunc",    "my_func",   "my_function", "myFunction", "MyComponent",
     "my-component", "myfile",      "my_file",    "my-file",   "username",  "password",    "hello",      "world",
     "helloworld",   "hello_world", "HelloWorld", "john",      "doe",       "alice",       "bob",        "acme",
     "e.g",          "i.e",         "a.k.a",      "etc",       "vs",        "a.m",         "p.m"});

constexpr word_set literals({"true",      "false", "null", "nil",     "none",     "None", "True",  "False",
                             "undefined", "NaN",   "NULL", "nullptr", "Infinity", "TRUE", "FALSE", "yes",
                             "no",        "on",    "off",  "void",    "this",     "self", "super"});

constexpr word_set types(
    {"string",    "String",   "str",     "int",      "Integer", "integer", "number",    "Number",   "boolean",
     "Boolean",   "bool",     "float",   "double",   "long",    "short",   "byte",      "bytes",    "char",
     "object",    "Object",   "array",   "Array",    "any",     "unknown", "never",     "void",     "list",
     "List",      "dict",     "Dict",    "Map",      "map",     "tuple",   "Tuple",     "set",      "Set",
     "function",  "Function", "Promise", "Date",     "RegExp",  "Symbol",  "symbol",    "bigint",   "Error",
     "Exception", "u8",       "u16",     "u32",      "u64",     "i8",      "i16",       "i32",      "i64",
     "usize",     "isize",    "f32",     "f64",      "uint",    "size_t",  "duration",  "Duration", "uuid",
     "UUID",      "datetime", "date",    "time",     "text",    "path",    "Path",      "Vec",      "Option",
     "Result",    "Optional", "Union",   "Callable", "Buffer",  "error",   "interface", "regex",    "url",
     "URL",       "enum",     "file",    "json",     "type",    "value",   "Record"});

constexpr word_set keywords(
    {"if",         "else",     "elif",     "for",        "while",    "do",        "switch",    "case",
     "default",    "break",    "continue", "return",     "throw",    "try",       "catch",     "finally",
     "function",   "func",     "fn",       "def",        "class",    "struct",    "enum",      "interface",
     "trait",      "impl",     "const",    "let",        "var",      "val",       "new",       "delete",
     "import",     "from",     "export",   "package",    "module",   "namespace", "using",     "use",
     "as",         "in",       "is",       "of",         "not",      "and",       "or",        "with",
     "async",      "await",    "yield",    "static",     "public",   "private",   "protected", "extends",
     "implements", "override", "abstract", "final",      "virtual",  "void",      "this",      "self",
     "super",      "type",     "typeof",   "instanceof", "true",     "false",     "null",      "nil",
     "None",       "True",     "False",    "undefined",  "pass",     "raise",     "except",    "lambda",
     "global",     "assert",   "del",      "end",        "begin",    "then",      "fi",        "done",
     "unless",     "elsif",    "require",  "echo",       "print",    "int",       "string",    "bool",
     "boolean",    "number",   "float",    "double",     "char",     "str",       "mut",       "pub",
     "mod",        "crate",    "match",    "where",      "loop",     "move",      "ref",       "unsafe",
     "extern",     "go",       "chan",     "defer",      "range",    "select",    "map",       "make",
     "fun",        "when",     "object",   "data",       "sealed",   "open",      "by",        "constructor",
     "readonly",   "any",      "unknown",  "never",      "keyof",    "declare",   "satisfies", "get",
     "set",        "throws",   "auto",     "template",   "typename", "constexpr", "include",   "define",
     "ifdef",      "endif",    "the",      "a",          "an",       "to"});

constexpr word_set programs({"npm",        "npx",          "yarn",      "pnpm",         "pnpx",        "bun",
                             "bunx",       "deno",         "node",      "corepack",     "pip",         "pip3",
                             "pipx",       "pipenv",       "python",    "python3",      "py",          "uv",
                             "uvx",        "poetry",       "conda",     "tox",          "nox",         "pytest",
                             "uvicorn",    "gunicorn",     "flask",     "django-admin", "celery",      "go",
                             "gofmt",      "cargo",        "rustc",     "rustup",       "make",        "cmake",
                             "ninja",      "meson",        "bazel",     "gradle",       "./gradlew",   "mvn",
                             "./mvnw",     "java",         "javac",     "kotlin",       "kotlinc",     "ruby",
                             "gem",        "bundle",       "bundler",   "rake",         "rails",       "php",
                             "composer",   "artisan",      "dotnet",    "nuget",        "docker",      "docker-compose",
                             "podman",     "kubectl",      "helm",      "terraform",    "git",         "gh",
                             "hub",        "svn",          "curl",      "wget",         "http",        "brew",
                             "apt",        "apt-get",      "yum",       "dnf",          "apk",         "pacman",
                             "snap",       "choco",        "scoop",     "winget",       "sudo",        "cd",
                             "ls",         "mkdir",        "rm",        "cp",           "mv",          "cat",
                             "echo",       "export",       "source",    "chmod",        "chown",       "tar",
                             "unzip",      "ssh",          "scp",       "bash",         "sh",          "zsh",
                             "powershell", "pwsh",         "env",       "set",          "touch",       "grep",
                             "sed",        "awk",          "find",      "kill",         "systemctl",   "service",
                             "redis-cli",  "redis-server", "psql",      "mysql",        "sqlite3",     "tsc",
                             "tsx",        "ts-node",      "jest",      "vitest",       "vite",        "eslint",
                             "prettier",   "webpack",      "rollup",    "esbuild",      "next",        "nuxt",
                             "astro",      "nx",           "turbo",     "lerna",        "task",        "just",
                             "pre-commit", "ruff",         "black",     "mypy",         "twine",       "hatch",
                             "pdm",        "rye",          "mkdocs",    "sphinx-build", "mdbook",      "jekyll",
                             "gcc",        "clang",        "g++",       "clang++",      "./configure", "autoreconf",
                             "nix",        "nix-env",      "nix-shell", "port"});

constexpr word_set suffixes(
    {"md",      "mdx",  "rst",   "txt",   "adoc",   "json",       "jsonc",        "json5",  "yaml",  "yml",   "toml",
     "ini",     "cfg",  "conf",  "py",    "pyi",    "js",         "mjs",          "cjs",    "jsx",   "ts",    "mts",
     "cts",     "tsx",  "go",    "mod",   "sum",    "rs",         "java",         "kt",     "kts",   "c",     "h",
     "cc",      "cpp",  "cxx",   "hpp",   "hh",     "hxx",        "cs",           "csproj", "sln",   "rb",    "gemspec",
     "php",     "phar", "sh",    "bash",  "zsh",    "fish",       "bat",          "ps1",    "html",  "htm",   "css",
     "scss",    "sass", "less",  "sql",   "xml",    "lock",       "env",          "svg",    "png",   "jpg",   "jpeg",
     "gif",     "ico",  "webp",  "pdf",   "gradle", "properties", "vue",          "svelte", "astro", "proto", "graphql",
     "gql",     "tf",   "tmpl",  "tpl",   "j2",     "erb",        "haml",         "liquid", "log",   "csv",   "zip",
     "gz",      "tgz",  "jar",   "war",   "whl",    "exe",        "dll",          "so",     "wasm",  "map",   "snap",
     "patch",   "diff", "swift", "scala", "lua",    "ex",         "exs",          "cmake",  "in",    "am",    "ac",
     "service", "pem",  "key",   "crt",   "cer",    "plist",      "editorconfig", "ipynb",  "po",    "pot",   "ttf",
     "woff",    "woff2"});

constexpr word_set folders(
    {"src",        "lib",          "libs",      "docs",       "doc",        "test",    "tests",   "spec",
     "app",        "apps",         "config",    "configs",    "scripts",    "script",  "bin",     "packages",
     "examples",   "example",      "cmd",       "pkg",        "internal",   ".github", ".vscode", ".husky",
     ".circleci",  "node_modules", "dist",      "build",      "public",     "assets",  "static",  "include",
     "includes",   "tools",        "tool",      "templates",  "migrations", "website", "site",    "server",
     "client",     "components",   "pages",     "utils",      "hooks",      "styles",  "e2e",     "benches",
     "benchmarks", "benchmark",    "fixtures",  "playground", "deploy",     "docker",  "ci",      "etc",
     "crates",     "modules",      "plugins",   "vendor",     "target",     "out",     "tmp",     "~",
     ".",          "..",           "resources", "samples",    "demo",       "demos"});

constexpr word_set files({"Makefile",       "makefile",      "GNUmakefile", "Dockerfile",  "Containerfile",
                          "Jenkinsfile",    "Procfile",      "Gemfile",     "Rakefile",    "Vagrantfile",
                          "Brewfile",       "Justfile",      "justfile",    "Taskfile",    "LICENSE",
                          "README",         "CHANGELOG",     "CODEOWNERS",  ".gitignore",  ".gitattributes",
                          ".gitmodules",    ".dockerignore", ".npmrc",      ".npmignore",  ".nvmrc",
                          ".editorconfig",  ".env",          ".eslintrc",   ".prettierrc", ".babelrc",
                          ".htaccess",      ".bashrc",       ".zshrc",      ".flaskenv",   ".travis.yml",
                          "CMakeLists.txt", "go.mod",        "go.sum"});

constexpr word_set methods({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY", "TRACE", "CONNECT"});

constexpr word_set domains({"com",   "org",  "net",  "io",   "dev", "ai", "co",  "me",   "app",  "sh",  "edu", "gov",
                            "info",  "xyz",  "cn",   "de",   "fr",  "uk", "jp",  "ru",   "tv",   "fm",  "gg",  "to",
                            "cloud", "site", "tech", "blog", "eu",  "us", "pro", "chat", "page", "wiki"});

// Names of products written with two humps; in prose they are no code.
constexpr word_set products({"GitHub",
                             "GitLab",
                             "JavaScript",
                             "TypeScript",
                             "CoffeeScript",
                             "YouTube",
                             "PostgreSQL",
                             "MySQL",
                             "FastAPI",
                             "OpenAPI",
                             "GraphQL",
                             "WebSocket",
                             "WebSockets",
                             "LinkedIn",
                             "StackOverflow",
                             "MongoDB",
                             "DevOps",
                             "macOS",
                             "iOS",
                             "iPadOS",
                             "tvOS",
                             "watchOS",
                             "iPhone",
                             "eBay",
                             "PyPI",
                             "NumPy",
                             "SciPy",
                             "JetBrains",
                             "IntelliJ",
                             "VSCode",
                             "PowerShell",
                             "CommonMark",
                             "AsciiDoc",
                             "reStructuredText",
                             "OAuth",
                             "OAuth2",
                             "SQLite",
                             "SQLAlchemy",
                             "LaTeX",
                             "MacOS",
                             "DockerHub",
                             "DynamoDB",
                             "CloudFlare",
                             "CloudFront",
                             "BitBucket",
                             "CircleCI",
                             "TravisCI",
                             "AppVeyor",
                             "WebAssembly",
                             "WebKit",
                             "OpenSSL",
                             "LibreSSL",
                             "BoringSSL",
                             "OpenBSD",
                             "FreeBSD",
                             "NetBSD",
                             "OpenTelemetry",
                             "OpenID",
                             "SemVer",
                             "DataDog",
                             "NodeJS",
                             "NextJS",
                             "VueJS",
                             "ReactJS",
                             "AngularJS",
                             "NuxtJS",
                             "NestJS",
                             "RabbitMQ",
                             "ElasticSearch",
                             "MariaDB",
                             "CockroachDB",
                             "InfluxDB",
                             "TimescaleDB",
                             "PyCharm",
                             "WebStorm",
                             "PhpStorm",
                             "GoLand",
                             "RubyGems",
                             "HomeBrew",
                             "MacPorts",
                             "NixOS",
                             "CentOS",
                             "RedHat",
                             "OpenSUSE",
                             "AlmaLinux",
                             "ArchLinux",
                             "WordPress",
                             "BigQuery",
                             "PayPal",
                             "SaaS",
                             "PaaS",
                             "IaaS",
                             "WebRTC",
                             "gRPC",
                             "FFmpeg",
                             "ImageMagick",
                             "UTF8",
                             "IPv4",
                             "IPv6",
                             "PRs",
                             "APIs",
                             "URLs",
                             "DoS",
                             "DDoS",
                             "IDEs",
                             "CLIs",
                             "SDKs",
                             "IDs",
                             "UIs",
                             "JSs",
                             "VMs",
                             "OSes",
                             "PDFs",
                             "ADRs",
                             "RFCs",
                             "CPUs",
                             "GPUs",
                             "URIs",
                             "UUIDs",
                             "MkDocs",
                             "ReadTheDocs",
                             "VitePress",
                             "VuePress",
                             "CodeQL",
                             "SonarQube",
                             "DependaBot",
                             "CodeSandbox",
                             "StackBlitz",
                             "CodePen",
                             "HackerNews",
                             "OpenCollective",
                             "McDonald",
                             "JUnit",
                             "NUnit",
                             "xUnit",
                             "PHPUnit",
                             "TestNG",
                             "PyTorch",
                             "TensorFlow",
                             "OpenCV",
                             "OpenGL",
                             "WebGL",
                             "WebGPU",
                             "DirectX",
                             "AutoGPT",
                             "ChatGPT",
                             "OpenAI",
                             "DeepMind",
                             "HuggingFace",
                             "LangChain",
                             "ThoughtBot",
                             "PlanetScale",
                             "DigitalOcean",
                             "CloudWatch",
                             "TeamCity",
                             "RuboCop",
                             "ESLint",
                             "TSLint",
                             "JSHint",
                             "JSLint",
                             "StyleLint",
                             "SuperTest",
                             "DevTools",
                             "QuickStart",
                             "ToDo",
                             "HowTo",
                             "LoC",
                             "TailwindCSS",
                             "PostCSS",
                             "ZeroMQ",
                             "CppCheck",
                             "ClangFormat",
                             "SystemD",
                             "eBPF",
                             "kHz",
                             "MHz",
                             "GHz",
                             "kB",
                             "KiB",
                             "MiB",
                             "GiB",
                             "TiB",
                             "PhD",
                             "BSDs",
                             "DuckDB",
                             "ClickHouse",
                             "CouchDB",
                             "AppImage",
                             "AppVeyor",
                             "FlatPak",
                             "OpenShift",
                             "HashiCorp",
                             "VMware",
                             "VirtualBox",
                             "QEmu",
                             "OpenJDK",
                             "GraalVM",
                             "AdoptOpenJDK",
                             "JavaDoc",
                             "KDoc",
                             "JSDoc",
                             "TypeDoc",
                             "RxJava",
                             "RxJS"});

} // namespace

bool is_common_placeholder(std::string_view s) {
    return placeholders.has(s);
}
bool is_product_name(std::string_view s) {
    return products.has(s);
}
bool is_literal_word(std::string_view s) {
    return literals.has(s);
}
bool is_type_word(std::string_view s) {
    return types.has(s);
}
bool is_keyword(std::string_view s) {
    return keywords.has(s);
}
bool is_known_program(std::string_view s) {
    return programs.has(s);
}
bool is_file_suffix(std::string_view s) {
    return suffixes.has(s);
}
bool is_known_folder(std::string_view s) {
    return folders.has(s);
}
bool is_known_file(std::string_view s) {
    return files.has(s);
}
bool is_http_method(std::string_view s) {
    return methods.has(s);
}
bool is_domain_suffix(std::string_view s) {
    return domains.has(s);
}

} // namespace delta::docs
