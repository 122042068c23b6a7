// SPDX-License-Identifier: Apache-2.0
#include "interface_lines.hpp"

using namespace delta::syntax;

namespace {

lines go(std::string_view body) {
    return interfaces_of(language::go, "package p\nfunc f() {\n" + std::string(body) + "\n}\n");
}
lines rust(std::string_view source) {
    return interfaces_of(language::rust, source);
}

} // namespace

TEST_CASE("options of Go programs are found") {
    CHECK(go("flag.Int(\"timeout\", 5, \"seconds\")\nflag.StringVar(&x, \"n\", \"a\", \"\")\nflag.Var(&v, \"list\", "
             "\"help\")") == lines{"option flag.--timeout -timeout =5 :int help", "option flag.-n =\"a\" :string",
                                   "option flag.--list -list help"});
    CHECK(go("fs := flag.NewFlagSet(\"serve\", flag.ExitOnError)\nfs.Bool(\"dry\", false, \"x\")") ==
          lines{"option serve.--dry -dry =false :bool help"});
    CHECK(go("cmd := &cobra.Command{Use: \"serve [dir]\", Short: \"x\", Aliases: []string{\"s\"}}\n"
             "cmd.Flags().StringVarP(&host, \"host\", \"H\", \"::\", "
             "\"help\")\ncmd.PersistentFlags().DurationP(\"wait\", \"w\", 5*time.Second, \"help\")\n"
             "pflag.CountP(\"verbose\", \"v\", \"help\")") ==
          lines{"command serve s help", "option serve.--host -H =\"::\" :string help",
                "option serve.--wait -w =5*time.Second :duration help", "option pflag.--verbose -v :count help"});
    CHECK(go("c := cli.Command{Name: \"run\", Flags: []cli.Flag{&cli.StringFlag{Name: \"lang\", Aliases: "
             "[]string{\"l\"}, Value: \"en\", Usage: \"u\", EnvVars: []string{\"APP_LANG\"}}}}") ==
          lines{"command run", "option run.--lang -l =\"en\" :string help", "env APP_LANG =\"en\""});
}

TEST_CASE("a flag of Go that is marked as hidden is") {
    CHECK(
        go("cmd := &cobra.Command{Use: \"push\", Short: \"s\"}\nflags := cmd.Flags()\n"
           "flags.BoolVar(&o.insecure, \"insecure\", false, \"x\")\nflags.BoolVar(&o.quiet, \"quiet\", false, \"x\")\n"
           "_ = flags.MarkHidden(\"insecure\")\n_ = other.MarkHidden(\"quiet\")") ==
        lines{"command push help", "option flags.--insecure =false :bool help hidden",
              "option flags.--quiet =false :bool help"});
}

TEST_CASE("Go code that only looks like an option is none") {
    CHECK(go("strconv.Int(\"x\", 5, \"h\")\nrand.Int(\"a\", 1)\nx.String(\"timeout\", 1)\n// flag.Int(\"x\", 5, "
             "\"h\")") == lines{});
    CHECK(go("flag.Int(name, 5, \"x\")\nflag.String()\nexec.Command(\"serve\")\nx := other.Command{Use: \"y\"}") ==
          lines{});
}

TEST_CASE("struct tags of Go are keys, variables and options") {
    const std::string_view source =
        "package p\ntype Config struct {\n"
        "Timeout int `json:\"timeout,omitempty\" yaml:\"time_out\" default:\"5\"`\n"
        "Server struct {\nPort int `mapstructure:\"port\"`\n} `toml:\"server\"`\n"
        "Hidden string `json:\"-\"`\nPlain string\n"
        "Token string `env:\"TOKEN,required\" envDefault:\"x\"`\nUrl string `envconfig:\"URL\"`\n"
        "Dry bool `long:\"dry\" short:\"d\" description:\"x\"`\n}\n";
    CHECK(interfaces_of(language::go, source) ==
          lines{"key Config.time_out timeout =5 :int",
                "key Config.server :struct {\nPort int `mapstructure:\"port\"`\n}", "key Config.Server.port :int",
                "env TOKEN =x", "env URL", "option Config.--dry -d :bool help"});
    CHECK(interfaces_of(language::go, "package p\ntype T struct {\nA int `broken`\nB int `json:\"`\nC int ``\n}\n") ==
          lines{});
}

TEST_CASE("options of Rust programs are found") {
    CHECK(rust("#[derive(Parser, Debug)]\n#[command(name = \"x\")]\nstruct Cli {\n/// How long\n#[arg(short = 't', "
               "long, default_value_t = 5, env = \"TIME_OUT\")]\ntime_out: u64,\n"
               "#[arg(long = \"dry\", hide = true)]\npub is_dry: bool,\n#[arg(short, long, env)]\nlevel: "
               "Option<u8>,\npath: String,\n#[command(subcommand)]\ncmd: Cmd,\n}\n") ==
          lines{"option Cli.--time-out -t =5 :u64 help", "env TIME_OUT =5", "option Cli.--dry :bool hidden",
                "option Cli.--level -l :Option<u8>", "env LEVEL"});
    CHECK(rust("#[derive(Subcommand)]\nenum Cmd {\n/// Adds\n#[command(visible_alias = \"a\")]\nAddItem { "
               "#[clap(long)] force: bool },\n#[command(name = \"rm\")]\nRemove(Args),\n}\n") ==
          lines{"command add-item a help", "option add-item.--force :bool", "command rm"});
    CHECK(rust("#[derive(StructOpt)]\nstruct Opt {\n#[structopt(short, long = \"num\", default_value = \"3\", help = "
               "\"x\")]\nn: u8,\n}\n") == lines{"option Opt.--num -n =\"3\" :u8 help"});
    CHECK(rust("fn f() { "
               "Command::new(\"app\").about(\"x\").arg(Arg::new(\"t\").long(\"timeout\").short('t').default_value("
               "\"5\").help(\"h\").env(\"T_OUT\"))"
               ".subcommand(Command::new(\"run\").about(\"y\").arg(Arg::new(\"d\").long(\"dry\").hide(true))); }") ==
          lines{"command app help", "option app.--timeout -t =\"5\" help", "env T_OUT =\"5\"", "command app.run help",
                "option run.--dry hidden"});
}

TEST_CASE("Rust code that only looks like an option is none") {
    CHECK(rust("fn f() { Command::new(\"git\").arg(\"--all\").spawn(); Arg::new(\"x\").index(1); // "
               "Arg::new(\"x\").long(\"y\")\n }") == lines{});
    CHECK(rust("#[derive(Debug)]\nstruct S { #[arg(long)] x: u8 }\n#[derive(Parser)]\nstruct T { y: u8 }\n") ==
          lines{});
}

TEST_CASE("fields of deserialised Rust structs are keys") {
    CHECK(rust("#[serde(rename_all = \"camelCase\")]\n#[derive(Deserialize)]\nstruct Config {\npub time_out: "
               "u64,\n#[serde(rename = \"h\", alias = \"host\", default = \"localhost\")]\nhost_name: String,\n"
               "#[serde(skip)]\na: u8,\n#[serde(flatten)]\nb: B,\n}\n") ==
          lines{"key Config.timeOut :u64", "key Config.h host =\"localhost\" :String"});
    CHECK(rust("#[derive(serde::Deserialize)]\n#[serde(rename_all = \"kebab-case\")]\nstruct C { a_b: u8 "
               "}\n#[derive(Deserialize)]\n#[serde(rename_all = \"SCREAMING_SNAKE_CASE\")]\nstruct D { a_b: u8 }\n") ==
          lines{"key C.a-b :u8", "key D.A_B :u8"});
    CHECK(rust("#[derive(Serialize)]\nstruct C { a: u8 }\nstruct D { b: u8 }\n#[derive(Deserialize)]\nenum E { A { x: "
               "u8 } }\n") == lines{});
}
