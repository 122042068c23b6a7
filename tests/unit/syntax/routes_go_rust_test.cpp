// SPDX-License-Identifier: Apache-2.0
#include "interface_lines.hpp"

using namespace delta::syntax;

namespace {

// Statements of a function, in a file of the language.
std::string in_go(std::string_view body) {
    return "package p\nfunc f() {\n" + std::string(body) + "\n}\n";
}
std::string in_rust(std::string_view body) {
    return "fn f() {\n" + std::string(body) + "\n}\n";
}

} // namespace

TEST_CASE("routes of Go frameworks are found with their prefixes") {
    const auto go = [](std::string_view body) { return interfaces_of(language::go, in_go(body)); };
    CHECK(go("http.HandleFunc(\"GET /a/{id}\", h)\nmux.Handle(\"/b\", h)") ==
          lines{"route GET /a/{id}", "route ANY /b"});
    CHECK(go("r := gin.Default()\nv1 := r.Group(\"/v1\")\nv1.GET(\"/x/:id\", h)\nr.Any(\"/y\", h)\nr.Handle(\"PUT\", "
             "\"/z\", h)") == lines{"route GET /v1/x/:id", "route ANY /y", "route PUT /z"});
    CHECK(go("e := echo.New()\ng := e.Group(\"/admin\", auth)\ng.POST(\"\", h)\ne.Add(\"GET\", \"/w\", h)") ==
          lines{"route POST /admin", "route GET /w"});
    CHECK(go("r := chi.NewRouter()\nr.Route(\"/articles\", func(r chi.Router) {\nr.Get(\"/\", l)\nr.Route(\"/{id}\", "
             "func(r chi.Router) { r.Delete(\"/\", d) })\n})\n"
             "r.Method(\"GET\", \"/m\", h)\nr.MethodFunc(http.MethodPut, \"/n\", h)") ==
          lines{"route GET /articles/", "route DELETE /articles/{id}/", "route GET /m", "route PUT /n"});
    CHECK(go("api := chi.NewRouter()\napi.Get(\"/x\", h)\nr := chi.NewRouter()\nr.Mount(\"/api\", api)") ==
          lines{"route GET /api/x"});
    CHECK(go("r := mux.NewRouter()\ns := r.PathPrefix(\"/p\").Subrouter()\ns.HandleFunc(\"/x\", h).Methods(\"GET\", "
             "http.MethodPost)") == lines{"route GET /p/x", "route POST /p/x"});
}

TEST_CASE("Go code that only looks like a route is none") {
    const auto go = [](std::string_view body) { return interfaces_of(language::go, in_go(body)); };
    CHECK(go("http.Get(\"/x\")\nclient.Get(\"/x\", opts)\nresp.Header.Get(\"X\")\ncache.Delete(\"/x\", 1)") == lines{});
    CHECK(go("// r.GET(\"/x\", h)\ns := \"r.GET(/x)\"\nr.GET(path, h)\nr.GET(\"/x\" + y, h)") == lines{});
    CHECK(go("t.Method(\"a\", \"/x\", h)\nset.Add(\"a\", \"/x\", 1)\nHandleFunc(\"/x\", h)") == lines{});
}

TEST_CASE("routes of Rust frameworks are found with their prefixes") {
    const auto rust = [](std::string_view body) { return interfaces_of(language::rust, in_rust(body)); };
    CHECK(rust("let app = Router::new().route(\"/a/{id}\", get(h).post(g)).route(\"/b\", routing::delete(h));") ==
          lines{"route GET /a/{id}", "route POST /a/{id}", "route DELETE /b"});
    CHECK(rust("let app = Router::new().nest(\"/api\", Router::new().route(\"/x\", get(h))).route(\"/y\", any(h));") ==
          lines{"route GET /api/x", "route ANY /y"});
    CHECK(rust("let api = Router::new().route(\"/x\", get(h)); let app = Router::new().nest(\"/v1\", api);") ==
          lines{"route GET /v1/x"});
    CHECK(interfaces_of(language::rust,
                        "fn main() { let app = Router::new().nest(\"/u\", users()); }\nfn users() -> Router { "
                        "Router::new().route(\"/x\", put(h)) }") == lines{"route PUT /u/x"});
    CHECK(interfaces_of(language::rust,
                        "#[get(\"/x/{id}\")]\nasync fn h() {}\n#[route(\"/y\", method = \"GET\", method = "
                        "\"POST\")]\nasync fn g() {}") == lines{"route GET /x/{id}", "route GET /y", "route POST /y"});
    CHECK(rust("App::new().service(web::scope(\"/api\").service(web::resource(\"/"
               "x\").route(web::get().to(h)).route(web::post().to(g))).route(\"/z\", web::put().to(h)));") ==
          lines{"route GET /api/x", "route POST /api/x", "route PUT /api/z"});
    CHECK(rust("web::resource(\"/r\").to(h);") == lines{"route ANY /r"});
}

TEST_CASE("Rust code that only looks like a route is none") {
    const auto rust = [](std::string_view body) { return interfaces_of(language::rust, in_rust(body)); };
    CHECK(
        rust("client.get(\"/x\").send(); map.get(\"/x\"); net.route(\"/x\", gateway); // app.route(\"/x\", get(h))") ==
        lines{});
    CHECK(interfaces_of(language::rust, "#[get(name)]\nfn h() {}\n#[get(\"/x\")]\nstruct S;\n") == lines{});
}
