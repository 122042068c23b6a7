#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The lints must find what they are for: each is run on a small tree with one breach of each rule."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
import environment  # noqa: E402
import files  # noqa: E402
import layers  # noqa: E402
import migrations  # noqa: E402
import monitoring  # noqa: E402

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"


class LintTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        self.write("lib/LAYERS", "0 base:\n1 docs: base\n1 syntax: base\n6 app: *\n")
        self.write("lib/docs/README.md", "# docs\n")
        self.write("app/main.cpp", LICENCE + '#include "docs/a.hpp"\n')
        subprocess.run(["git", "init", "-q", str(self.root)], check=True)

    def tearDown(self):
        self.folder.cleanup()

    def write(self, path, text):
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)

    def test_a_clean_tree_has_no_breach(self):
        self.write("lib/docs/a.cpp", LICENCE + '#include "base/b.hpp"\n#include "docs/a.hpp"\n')
        self.assertEqual([], layers.check(self.root))
        self.assertEqual([], files.check(self.root))

    def test_an_include_sideways_or_up_is_found(self):
        self.write("lib/docs/a.cpp", LICENCE + '#include "syntax/b.hpp"\n')
        self.write("lib/base/b.cpp", LICENCE + '#include "docs/a.hpp"\n')
        self.write("lib/base/README.md", "# base\n")
        self.assertEqual(2, len(layers.check(self.root)))

    def test_a_table_that_allows_an_arrow_up_is_found(self):
        self.write("lib/LAYERS", "0 base: docs\n1 docs: base\n6 app: *\n")
        self.write("lib/docs/a.cpp", LICENCE)
        self.assertIn("arrows go down only", layers.check(self.root)[0])

    def test_a_room_without_a_row_is_found(self):
        self.write("lib/other/a.cpp", LICENCE)
        self.assertIn("no such room", layers.check(self.root)[0])

    def test_a_room_without_a_short_readme_is_found(self):
        self.write("lib/docs/README.md", "a line\n" * 31)
        self.write("lib/syntax/a.cpp", LICENCE)
        self.assertEqual(2, len(layers.check(self.root)))

    def test_a_page_that_tells_other_layers_is_found(self):
        row = "| {} | `{}` | What it is. | {} |\n"
        right = row.format(0, "base", "nothing") + row.format(1, "syntax", "`base`") + row.format(6, "app", "all")
        self.write("docs/architecture.md", right + row.format(1, "docs", "`base`"))
        self.assertEqual([], layers.check(self.root))
        self.write("docs/architecture.md", right + row.format(1, "docs", "`base` `syntax`"))
        self.assertIn("lib/LAYERS says", layers.check(self.root)[0])
        self.write("docs/architecture.md", right)
        self.assertIn("lacks the room docs", layers.check(self.root)[0])

    def test_long_files_missing_licences_bare_todos_and_machine_paths_are_found(self):
        self.write("lib/docs/long.cpp", LICENCE + "int x;\n" * 400)
        self.write("lib/docs/bare.cpp", "int x;\n")
        self.write("lib/docs/later.cpp", LICENCE + "// TODO: later\n")
        self.write("lib/docs/fine.cpp", LICENCE + "// TODO(#7): later\n")
        self.write("lib/docs/text.cpp", LICENCE + 'const char* x = "TODO";\n')
        self.write("tests/fuzz/corpus/docs_fuzz/a.cpp", "int x;  // TODO\n")
        self.write("lib/docs/place.cpp", LICENCE + 'const char* x = "/home/me/x";\n')
        self.write("lib/docs/utils.cpp", LICENCE)
        self.assertEqual(5, len(files.check(self.root)))

    def test_an_await_behind_and_or_or_is_found_in_loops_and_returns_alone(self):
        self.write("lib/docs/a.cpp", LICENCE + """while (a && co_await b()) c();
co_return a || co_await b();
if (a && co_await b()) c();
while (co_await b()) c();
while (a && b()) co_await c();
while (!a.b() && (co_await b()).c()) d();
""")
        self.assertEqual(3, len(files.check(self.root)))

    def test_settings_that_differ_between_code_example_and_page_are_found(self):
        self.write("app/config.cpp", '    {"API_PORT", "8000",\n    {"REDIS_URL", "",\n')
        self.write(".env.example", "REDIS_URL=\n#API_PORT=8000\n")
        self.write("docs/configure.md", "| `REDIS_URL` | required | |\n| `API_PORT` | 8000 | |\n")
        self.assertEqual([], environment.check(self.root))
        self.write("docs/configure.md", "| `REDIS_URL` | required | |\n| `API_PORT` | 8001 | |\n| `OLD` | 1 | |\n")
        self.write(".env.example", "REDIS_URL=\n")
        self.write("lib/docs/a.cpp", LICENCE + 'auto x = std::getenv("X");\n')
        self.assertEqual(4, len(environment.check(self.root)))

    def test_a_figure_that_is_not_made_or_not_shown_is_found(self):
        self.write("lib/docs/a.cpp", 'BuildGauge().Name("delta_a_seconds"); return {{.name = "delta_b"}};\n')
        self.write("deploy/monitoring/alerts.yml", "expr: max(delta_a_seconds_bucket{x=\"y\"}) > delta_c\n")
        self.write("deploy/monitoring/grafana.json", "{}\n")
        told = list(monitoring.check(self.root))
        self.assertEqual(2, len(told))
        self.assertIn("asks for delta_c", told[0])
        self.assertIn("shows nothing of delta_b", told[1])

    def test_a_recorded_migration_that_changed_or_went_is_found(self):
        for name in ("0001_first.up.sql", "0001_first.down.sql", "0002_next.up.sql", "0002_next.down.sql"):
            self.write("sql/" + name, "select 1;\n")
        self.assertEqual(4, len(migrations.check(self.root)))
        migrations.record(self.root)
        self.assertEqual([], migrations.check(self.root))
        self.write("sql/0001_first.up.sql", "select 2;\n")
        migrations.record(self.root)
        self.assertIn("has changed since it was recorded", migrations.check(self.root)[0])
        self.write("sql/0001_first.up.sql", "select 1;\n")
        (self.root / "sql/0002_next.down.sql").unlink()
        self.assertEqual(2, len(migrations.check(self.root)))

    def test_migrations_with_a_gap_a_double_or_an_odd_name_are_found(self):
        for name in ("0001_a.up.sql", "0001_a.down.sql", "0003_c.up.sql", "0003_c.down.sql"):
            self.write("sql/" + name, "")
        migrations.record(self.root)
        self.assertIn("there is no migration 0002", migrations.check(self.root)[0])
        for name in ("0002_b.up.sql", "0002_b.down.sql", "0002_other.up.sql", "later.sql"):
            self.write("sql/" + name, "")
        migrations.record(self.root)
        self.assertEqual(2, len(migrations.check(self.root)))


if __name__ == "__main__":
    unittest.main()
