// SPDX-License-Identifier: Apache-2.0
#include "interface_lines.hpp"

using namespace delta::syntax;

TEST_CASE("options told by annotations are found") {
    check_cases({
        {"picocli",
         language::java,
         "@Command(name = \"serve\", aliases = {\"s\"}, description = \"x\")\nclass Serve {\n@Option(names = {\"-t\", "
         "\"--timeout\"}, defaultValue = \"30\", description = \"d\") int timeout;\n"
         "@Option(names = \"--dry\", hidden = true) boolean dry;\n}\n",
         {"command serve s help", "option Serve.--timeout -t =\"30\" :int help", "option Serve.--dry :boolean hidden"}},
        {"picocli in Kotlin",
         language::kotlin,
         "class Serve {\n@Option(names = [\"-t\", \"--timeout\"]) var timeout: Int = 3\n}\n",
         {"option Serve.--timeout -t :Int"}},
        {"others",
         language::java,
         "class A { @Option(\"name\") int a; @Parameter int b; /* @Option(names = \"--x\") */ }\n",
         {}},
    });
}

TEST_CASE("keys told by annotations are found") {
    check_cases({
        {"Java",
         language::java,
         "class Config {\n@JsonProperty(\"time_out\") int timeOut;\n@SerializedName(value = \"h\") String "
         "host;\n@Value(\"${a.b:5}\") int v;\n@Value(\"${HOME_DIR}\") String w;\n"
         "@ConfigProperty(name = \"c.d\", defaultValue = \"x\") String c;\n@Value(\"#{1}\") int z;\n}\n",
         {"key Config.time_out :int", "key Config.h :String", "key a.b =5", "env HOME_DIR", "key c.d =\"x\""}},
        {"Kotlin",
         language::kotlin,
         "data class C(@JsonProperty(\"x\") val y: Int, @Value(\"\\${a.b:5}\") val z: Int)\n",
         {"key C.x :Int", "key a.b =5"}},
        {"C#",
         language::csharp,
         "class C {\n[JsonPropertyName(\"time_out\")] public int TimeOut { get; set; } = "
         "5;\n[JsonProperty(PropertyName = \"h\")] public string H { get; set; }\n}\n",
         {"key C.time_out =5 :int", "key C.h :string"}},
        {"others", language::java, "class A { @JsonProperty int a; @Value int b; @Named(\"x\") int c; }\n", {}},
    });
}

TEST_CASE("options of C and C++ programs are found") {
    check_cases({
        {"Boost.Program_options",
         language::cpp,
         "void f() { po::options_description desc(\"o\"); desc.add_options()(\"timeout,t\", "
         "po::value<int>(&t)->default_value(5), \"help\")(\"dry\", \"x\")(\"q\", po::bool_switch(&q)); }\n",
         {"option desc.--timeout -t =5 :int help", "option desc.--dry :bool help", "option desc.-q :bool"}},
        {"cxxopts",
         language::cpp,
         "void f() { options.add_options()(\"d,debug\", \"Enable\", cxxopts::value<bool>()->default_value(\"false\")); "
         "}\n",
         {"option options.--debug -d =\"false\" :bool help"}},
        {"CLI11",
         language::cpp,
         "void f() { auto* sub = app.add_subcommand(\"serve\", \"x\"); sub->add_option(\"-n,--name\", name, "
         "\"help\")->default_val(5)->envname(\"NAME\"); app.add_flag(\"--color,!--no-color\", c); }\n",
         {"command serve help", "option serve.--name -n =5 help", "env NAME =5",
          "option app.--color --no-color :bool"}},
        {"getopt_long",
         language::c,
         "static const struct option longs[] = {{\"timeout\", required_argument, 0, 't'}, {.name = \"dry\", .has_arg = "
         "no_argument, .val = 'd'}, {0, 0, 0, 0}};\n",
         {"option longs.--timeout -t :required_argument", "option longs.--dry -d :no_argument"}},
        {"getopt",
         language::c,
         "int main(int c, char** v) { while (getopt(c, v, \":ab:\") != -1) {} return 0; }\n",
         {"option main.-a", "option main.-b :argument"}},
    });
}

TEST_CASE("C and C++ code that only looks like an option is none") {
    check_cases({
        {"calls of calls",
         language::cpp,
         "void f() { g()(\"name,n\", 1); menu.add_option(\"name\", 1); }\n// app.add_option(\"--x\", y);\n",
         {}},
        {"other tables",
         language::c,
         "static struct entry t[] = {{\"timeout\", 1, 0, 't'}};\nstruct option one = {\"x\"};\nint o[] = {{1}};\n",
         {}},
    });
}

TEST_CASE("options of Ruby programs and shell scripts are found") {
    check_cases({
        {"OptionParser",
         language::ruby,
         "OptionParser.new do |opts|\n  opts.on('-t', '--timeout N', Integer, 'seconds') { |v| }\n  "
         "opts.on('--[no-]color', 'c')\n  opts.on('--level=LEVEL')\nend\n",
         {"option opts.--timeout -t :Integer help", "option opts.--color --no-color help",
          "option opts.--level :LEVEL"}},
        {"mercenary",
         language::ruby,
         "prog.command(:build) do |c|\n  c.option 'config', '-c', '--config FILE', 'help'\nend\n",
         {"command build", "option build.--config -c :FILE help"}},
        {"events", language::ruby, "socket.on('message') { }\n# opts.on('--x')\non('--y')\n", {}},
        {"getopts",
         language::bash,
         "run() {\n  while getopts \":ab:\" o; do :; done\n}\n",
         {"option run.-a", "option run.-b :argument"}},
        {"case arms",
         language::bash,
         "main() {\n  case \"$1\" in\n    -h|--help) usage ;;\n    --timeout=*) T=1 ;;\n    \"--dry\") d ;;\n    --) "
         "break ;;\n    -*) bad ;;\n    start) s ;;\n    *) ;;\n  esac\n}\n",
         {"option main.--help -h", "option main.--timeout :argument", "option main.--dry"}},
        {"shell negatives", language::bash, "# case x in --help) ;; esac\necho --help\ncase $x in a|b) ;; esac\n", {}},
    });
}

TEST_CASE("broken and hostile files yield what their sound parts hold, in time") {
    CHECK(interfaces_of(language::python, "@app.get('/x')\ndef f(): pass\nclass (((\n") == lines{"route GET /x"});
    for (const language lang : {language::python, language::javascript, language::typescript, language::go,
                                language::rust, language::java, language::kotlin, language::c, language::cpp,
                                language::csharp, language::ruby, language::php, language::bash}) {
        std::string calls = lang == language::php ? "<?php " : "";
        for (int i = 0; i < 3000; ++i) calls += "a.get(\"/x\", {b: \"c\"})(\"d\").option(\"-e\")(";
        (void)interfaces_of(lang, calls);
        (void)interfaces_of(lang, "#[get(]\n@a.get(\n{\"x\" process.env.\n${A:- ENV[ $_ENV[ config[ -x) \"--");
    }
}

TEST_CASE("long chains and long lists of annotations cost no more than their length") {
    const auto repeated = [](std::string_view head, std::string_view piece, std::string_view tail) {
        std::string out(head);
        for (int i = 0; i < 5000; ++i) out += piece;
        return out.append(tail);
    };
    CHECK(interfaces_of(language::javascript, repeated("app", ".route('/x').option('-e')", "")).size() == 5000);
    CHECK(interfaces_of(language::javascript, repeated("", "new Hono(", "")).empty());
    CHECK(interfaces_of(language::rust, repeated("fn f() { Router::new()", ".route(\"/x\", get(h))", "; }")).size() ==
          5000);
    CHECK(
        interfaces_of(language::rust, repeated("fn f() { web::resource(\"/x\")", ".route(web::get())", "; }")).size() <
        100);
    CHECK(interfaces_of(language::rust, repeated("", "#[derive(Deserialize)]", "struct A { b: u8 }")).size() <= 1);
    CHECK(interfaces_of(language::java, repeated("class A { ", "@GET ", "void f() {} }")).empty());
    CHECK(interfaces_of(language::cpp, repeated("void f() { d.add_options()", "(\"a\", 1)", "; }")).size() == 5000);
}
