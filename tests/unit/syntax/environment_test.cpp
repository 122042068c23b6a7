// SPDX-License-Identifier: Apache-2.0
#include "interface_lines.hpp"

using namespace delta::syntax;

TEST_CASE("reads of environment variables are found in every language") {
    check_cases({
        {"Python",
         language::python,
         "a = os.environ['A']\nb = os.environ.get('B', 'x')\nc = os.getenv('C') or 5\nd = environ.get('D')\ne = "
         "getenv('E', default=1)\n",
         {"env A", "env B ='x'", "env C =5", "env D", "env E =1"}},
        {"pydantic", language::python, "class S(BaseSettings):\n    a: int = Field(5, env='A')\n", {"env A =5"}},
        {"JavaScript",
         language::javascript,
         "const a = process.env.A || 'x'\nconst b = process.env['B'] ?? 1\nconst c = import.meta.env.VITE_C\nconst { "
         "D, E = 'y', F: f } = process.env\n",
         {"env A ='x'", "env B =1", "env VITE_C", "env D", "env E ='y'", "env F"}},
        {"Go",
         language::go,
         "package p\nfunc f() { a := os.Getenv(\"A\"); b, ok := os.LookupEnv(\"B\") }\n",
         {"env A", "env B"}},
        {"Rust",
         language::rust,
         "fn f() { std::env::var(\"A\").unwrap_or(\"x\".to_string()); env::var_os(\"B\"); env!(\"C\"); "
         "option_env!(\"D\"); "
         "env::var(\"E\").unwrap_or_else(|_| \"y\".into()); }\n",
         {"env A =\"x\"", "env B", "env C", "env D", "env E =\"y\""}},
        {"Java",
         language::java,
         "class A { String a = System.getenv(\"A\"); String b = System.getenv().getOrDefault(\"B\", \"x\"); }\n",
         {"env A", "env B =\"x\""}},
        {"Kotlin", language::kotlin, "val a = System.getenv(\"A\") ?: \"x\"\n", {"env A =\"x\""}},
        {"C", language::c, "int f(void) { getenv(\"A\"); secure_getenv(\"B\"); return 0; }\n", {"env A", "env B"}},
        {"C++", language::cpp, "auto a = std::getenv(\"A\");\n", {"env A"}},
        {"C#",
         language::csharp,
         "class A { string a = Environment.GetEnvironmentVariable(\"A\") ?? \"x\"; }\n",
         {"env A =\"x\""}},
        {"Ruby",
         language::ruby,
         "ENV['A'] || 'x'\nENV.fetch('B', 5)\nENV.fetch('C') { 7 }\nENV[\"D\"]\n",
         {"env A ='x'", "env B =5", "env C =7", "env D"}},
        {"PHP",
         language::php,
         "<?php $a = getenv('A') ?: 'x'; $b = $_ENV['B'] ?? 'y'; env('C', false); $_SERVER['D'];\n",
         {"env A ='x'", "env B ='y'", "env C =false", "env D"}},
        {"Bash",
         language::bash,
         "A=${PORT:-8080}\necho \"${HOST:=a b}\" ${TOKEN:?needed} ${LEVEL-}\n",
         {"env PORT =8080", "env HOST =a b", "env TOKEN", "env LEVEL"}},
    });
}

TEST_CASE("what only looks like an environment variable is none") {
    check_cases({
        {"Python",
         language::python,
         "# os.environ['A']\nos.environ['B'] = '1'\nd.get('C')\nos.environ[name]\nos.getenv(f'{x}')\nenv['A']\n",
         {}},
        {"JavaScript",
         language::javascript,
         "// process.env.A\nprocess.env.B = '1'\nprocess.environment.C\nprocess.env[name]\nimport.meta.env.DEV\n",
         {}},
        {"Go",
         language::go,
         "package p\n// os.Getenv(\"A\")\nfunc f() { x.Getenv(\"A\"); os.Getenv(name); os.Setenv(\"B\", \"1\") }\n",
         {}},
        {"Rust",
         language::rust,
         "// env!(\"A\")\nfn f() { x.var(\"A\"); env!(\"CARGO_PKG_VERSION\"); env::set_var(\"B\", \"1\"); }\n",
         {}},
        {"Java", language::java, "class A { String a = System.getProperty(\"A\"); /* System.getenv(\"B\") */ }\n", {}},
        {"C",
         language::c,
         "int f(void) { setenv(\"A\", \"1\", 1); my_getenv(\"B\"); return 0; } // getenv(\"C\")\n",
         {}},
        {"C#", language::csharp, "class A { string a = X.GetEnvironmentVariable(\"A\"); }\n", {}},
        {"Ruby", language::ruby, "ENV['A'] = '1'\nHash['B']\n# ENV['C']\n", {}},
        {"PHP", language::php, "<?php $_SERVER['HTTP_HOST']; $_GET['A']; // getenv('B')\n", {}},
        {"Bash", language::bash, "x=${local:-1}\ny=${A}\nz=${#B}\n# ${C:-1}\n", {}},
    });
}
