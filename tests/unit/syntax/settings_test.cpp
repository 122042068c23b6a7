// SPDX-License-Identifier: Apache-2.0
#include "interface_lines.hpp"

using namespace delta::syntax;

TEST_CASE("settings read by a string key are found") {
    check_cases({
        {"Python",
         language::python,
         "config.get('a.b', 5)\napp.config['SECRET']\nsettings['x']\nself._config.getint('s', fallback=3)\n",
         {"key a.b =5", "key SECRET", "key x", "key s =3"}},
        {"JavaScript",
         language::javascript,
         "config.get('db.host')\nthis.configService\nsettings['x'] ?? 4\n",
         {"key db.host", "key x =4"}},
        {"Go",
         language::go,
         "package p\nfunc f() { viper.SetDefault(\"a.b\", 1); viper.GetString(\"c\"); v.GetString(\"no\") }\n",
         {"key a.b =1", "key c"}},
        {"C#",
         language::csharp,
         "class A { void F() { var a = _configuration[\"A:B\"]; config.GetValue<int>(\"C\", 5); } }\n",
         {"key A:B", "key C =5"}},
        {"Java",
         language::java,
         "class A { void f() { config.getString(\"a.b\"); settings.getInt(\"c\", 7); } }\n",
         {"key a.b", "key c =7"}},
        {"Ruby", language::ruby, "settings['x']\nconfig[:y]\nconfig.fetch('z', 3)\n", {"key x", "key y", "key z =3"}},
        {"PHP",
         language::php,
         "<?php config('app.name', 'x'); $config['y'] ?? 2; $settings->get('z');\n",
         {"key app.name ='x'", "key y =2", "key z"}},
    });
}

TEST_CASE("string keys of anything else are no settings") {
    check_cases({
        {"Python",
         language::python,
         "d.get('a')\nresult['x']\nconfig.get(name)\nconfig['a sentence here']\n# config.get('a')\nconfig[0]\n",
         {}},
        {"JavaScript", language::javascript, "map.get('a')\nheaders['x']\nconfig[key]\nconfig.get('/path')\n", {}},
        {"Go", language::go, "package p\nfunc f() { r.Get(\"a\"); header.GetString(\"b\") }\n", {}},
    });
}
