// SPDX-License-Identifier: Apache-2.0
#include "interface_lines.hpp"

using namespace delta::syntax;

TEST_CASE("options of Python programs are found") {
    constexpr language py = language::python;
    check_cases({
        {"argparse",
         py,
         "parser.add_argument('-t', '--timeout', type=int, default=30, help='seconds')\nparser.add_argument('path')\n"
         "parser.add_argument('--dry', action='store_true', help=argparse.SUPPRESS)\n",
         {"option parser.--timeout -t =30 :int help", "option parser.--dry :bool hidden"}},
        {"argparse subcommand",
         py,
         "sub = subparsers.add_parser('serve', help='x', aliases=['s'])\ngroup = sub.add_argument_group('g')\n"
         "sub.add_argument('--port', default=80)\ngroup.add_argument('--host')\n",
         {"command serve s help", "option serve.--port =80", "option serve.--host"}},
        {"click",
         py,
         "@click.command()\n@click.option('-n', '--count', default=1, type=int, help='x', envvar='COUNT')\n"
         "@click.option('--shout/--no-shout', default=False)\ndef say_hello(count, shout): pass\n",
         {"command say-hello", "option say_hello.--count -n =1 :int help", "env COUNT =1",
          "option say_hello.--shout --no-shout =False :bool"}},
        {"cleo",
         py,
         "class Add(Command):\n    options = [option('dev', 'D', 'help', flag=True), option('group', None, 'x', "
         "flag=False, default='main')]\n",
         {"option Add.--dev -D :bool help", "option Add.--group ='main' help"}},
        {"click group",
         py,
         "@cli.command('init')\ndef do_init(): pass\n@cli.group(hidden=True)\ndef admin(): pass\n",
         {"command cli.init", "command cli.admin hidden"}},
        {"typer",
         py,
         "@app.command()\ndef main(name: str = typer.Option('x', '--name', '-n', help='h'), dry_run: bool = "
         "typer.Option(False), "
         "port: Annotated[int, typer.Option(envvar='PORT')] = 80): pass\n",
         {"command main", "option main.--name -n ='x' :str help", "option main.--dry-run --no-dry-run =False :bool",
          "option main.--port =80 :int", "env PORT =80"}},
    });
}

TEST_CASE("an option of a chain is told by its own lines") {
    const std::string_view source = "program\n  .option('-a, --all', 'x')\n  .option('-b, --both', 'y')\n";
    const tree parsed(language::javascript, source);
    surface found;
    read_interfaces(language::javascript, parsed.root(), "cli.js", found);

    REQUIRE(found.elements.size() == 2);
    CHECK(found.elements[0].where.line == 2);
    CHECK(found.elements[0].where.end_line == 2);
    CHECK(found.elements[1].where.line == 3);
    CHECK(source.substr(found.elements[1].where.begin, 6) == "option");
    CHECK(source.substr(found.elements[1].name_span.begin, 12) == "'-b, --both'");
}

TEST_CASE("Python code that only looks like an option is none") {
    constexpr language py = language::python;
    check_cases({
        {"positional", py, "parser.add_argument('name', help='--not')\n@click.argument('--x')\ndef f(): pass\n", {}},
        {"other options", py, "x = Option('--a')\nm.option('--a')\nx = option('name', 'n')\n", {}},
        {"comments and help texts", py, "# parser.add_argument('--x')\nprint('use --x')\n", {}},
    });
}

TEST_CASE("options of JavaScript programs are found") {
    constexpr language js = language::javascript;
    check_cases({
        {"commander",
         js,
         "program\n  .option('-p, --port <number>', 'port', 80)\n  .option('--dry')\n"
         "program.command('serve <dir>').description('d').requiredOption('-h, --host <name>', 'x')\n",
         {"option program.--port -p =80 :<number> help", "option program.--dry :boolean", "command serve help",
          "option serve.--host -h :<name> help"}},
        {"commander objects",
         js,
         "const sub = program.command('build')\nsub.addOption(new Option('--level <n>', "
         "'x').default(3).hideHelp())\nsub.option('--fast', 'x')\n",
         {"command build", "option --level =3 :<n> help hidden", "option build.--fast :boolean help"}},
        {"yargs",
         js,
         "yargs.option('timeout', { alias: 't', type: 'number', default: 30, describe: 'd' })\n"
         "yargs(x).command(['run', 'r'], 'runs').options({ verbose: { boolean: true } })\n",
         {"option yargs.--timeout -t =30 :number help", "command run r help", "option run.--verbose :boolean"}},
    });
}

TEST_CASE("JavaScript code that only looks like an option is none") {
    constexpr language js = language::javascript;
    check_cases({
        {"select options",
         js,
         "select.option('timeout', { value: 1 })\nnew Option('text')\nx.option('name', 'value')\n",
         {}},
        {"comments", js, "// program.option('-p, --port <n>')\n", {}},
        {"commands of editors", js, "vscode.commands.registerCommand('a.b', f)\nprogram.command('a/b')\n", {}},
    });
}
