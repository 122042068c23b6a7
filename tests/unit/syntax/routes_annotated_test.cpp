// SPDX-License-Identifier: Apache-2.0
#include "interface_lines.hpp"

using namespace delta::syntax;

TEST_CASE("routes told by annotations are found with the prefix of their class") {
    check_cases({
        {"Spring",
         language::java,
         "@RestController\n@RequestMapping(\"/api\")\nclass A {\n@GetMapping(\"/x/{id}\") int f() { return 1; "
         "}\n@PostMapping int g() { return 1; }\n"
         "@RequestMapping(value = \"/y\", method = {RequestMethod.PUT, RequestMethod.PATCH}) void h() "
         "{}\n@DeleteMapping({\"/a\", \"/b\"}) void i() {}\n}\n"
         "class B { @GetMapping(path = \"/z\") void f() {} }\n",
         {"route GET /api/x/{id}", "route POST /api", "route PATCH /api/y", "route PUT /api/y", "route DELETE /api/a",
          "route DELETE /api/b", "route GET /z"}},
        {"Spring in Kotlin",
         language::kotlin,
         "@RestController\n@RequestMapping(\"/api\")\nclass A {\n@GetMapping(\"/x/{id}\") fun f() = "
         "1\n@RequestMapping(\"/y\", method = [RequestMethod.PUT]) fun g() = 1\n}\n",
         {"route GET /api/x/{id}", "route PUT /api/y"}},
        {"JAX-RS",
         language::java,
         "@Path(\"/users\")\npublic class A {\n@GET @Path(\"/{id}\") public U one() { return null; }\n@Path(\"/x\") "
         "@POST public void x() {}\n@DELETE public void all() {}\n}\n",
         {"route GET /users/{id}", "route POST /users/x", "route DELETE /users"}},
        {"ASP.NET controllers",
         language::csharp,
         "[ApiController, Route(\"api/[controller]\")]\npublic class UserController {\n[HttpGet(\"{id}\")] public int "
         "Get(int id) => 1;\n[HttpPost] public int Make() => 1;\n"
         "[HttpPut, Route(\"x/[action]\")] public int Put() => 1;\n[HttpDelete(\"/abs\")] public int D() => "
         "1;\n[Route(\"any\")] public int E() => 1;\n}\n",
         {"route GET /api/User/{id}", "route POST /api/User", "route PUT /api/User/x/Put", "route DELETE /abs",
          "route ANY /api/User/any"}},
        {"ASP.NET minimal",
         language::csharp,
         "var api = app.MapGroup(\"/api\");\napi.MapGet(\"/x/{id}\", (int id) => id);\napp.MapPost(\"y\", "
         "Make);\napp.MapGroup(\"/v2\").MapDelete(\"/z\", Drop);\n",
         {"route GET /api/x/{id}", "route POST /y", "route DELETE /v2/z"}},
        {"Symfony",
         language::php,
         "<?php\n#[Route('/api')]\nclass A {\n#[Route('/x/{id}', methods: ['GET', 'PUT'])] function f() "
         "{}\n#[Route('/y')] function g() {}\n}\n",
         {"route GET /api/x/{id}", "route PUT /api/x/{id}", "route ANY /api/y"}},
    });
}

TEST_CASE("annotations that only look like routes are none") {
    check_cases({
        {"Retrofit clients and parameters",
         language::java,
         "interface A {\n@GET(\"users/{id}\") Call<U> one(@Path(\"id\") int id);\n}\nclass B { @GET void f() {} "
         "@Path(\"/x\") String s; }\n// @GetMapping(\"/x\")\n",
         {}},
        {"C#",
         language::csharp,
         "class A {\n[HttpGet] public int F() => 1;\n[Obsolete(\"x\")] public int G() => 1;\n}\n// "
         "[HttpGet(\"x\")]\nclient.MapGet(url, h);\n",
         {}},
    });
}

TEST_CASE("routes of Ruby frameworks are found") {
    check_cases({
        {"Rails",
         language::ruby,
         "Rails.application.routes.draw do\n  root 'home#index'\n  get 'about', to: 'pages#about'\n  post 'x' => "
         "'y#z'\n  namespace :api do\n    resources :users, only: [:index, :show] do\n"
         "      get 'posts', on: :member\n      member do\n        put :ban\n      end\n      resources :notes, only: "
         ":index\n    end\n  end\n  match 'both', to: 'a#b', via: [:get, :post]\nend\n",
         {"route GET /", "route GET /about", "route POST /x", "route GET /api/users", "route GET /api/users/:id",
          "route GET /api/users/:user_id/:id/posts", "route PUT /api/users/:id/ban",
          "route GET /api/users/:user_id/notes", "route GET /both", "route POST /both"}},
        {"Rails resources",
         language::ruby,
         "resources :users\nresource :profile, except: [:destroy, :new, :edit]\n",
         {"route GET /users", "route POST /users", "route DELETE /users/:id", "route GET /users/:id",
          "route PATCH /users/:id", "route GET /users/:id/edit", "route GET /users/new", "route GET /profile",
          "route PATCH /profile", "route POST /profile"},
         "config/routes.rb"},
        {"Sinatra",
         language::ruby,
         "get '/x/:id' do\n  1\nend\nnamespace '/api' do\n  delete '/y' do\n  end\nend\n",
         {"route GET /x/:id", "route DELETE /api/y"}},
        {"request specs and others",
         language::ruby,
         "get '/x'\nget '/y', params: {}\nclient.get '/z' do\nend\nget name do\nend\n# get '/x' do\nresources "
         ":a\nnamespace :db do\nend\n",
         {}},
    });
}

TEST_CASE("routes of PHP frameworks are found") {
    check_cases({
        {"Laravel",
         language::php,
         "<?php\nRoute::get('users/{id}', [A::class, 'f'])->name('x');\nRoute::match(['get', 'post'], '/m', "
         "'B@c');\nRoute::prefix('admin')->group(function () {\n"
         "  Route::post('/y', fn () => 1);\n});\nRoute::group(['prefix' => 'g'], function () { Route::any('z', 'C@d'); "
         "});\nRoute::apiResource('photos', P::class);\n",
         {"route GET /users/{id}", "route GET /m", "route POST /m", "route POST /admin/y", "route ANY /g/z",
          "route GET /photos", "route POST /photos", "route DELETE /photos/{photo}", "route GET /photos/{photo}",
          "route PUT /photos/{photo}"}},
        {"Slim",
         language::php,
         "<?php\n$app->get('/x/{id}', function ($q, $r) {});\n$app->group('/users', function ($group) {\n  "
         "$group->map(['PUT', 'PATCH'], '/y', A::class);\n  $group->delete('', B::class);\n});\n",
         {"route GET /x/{id}", "route PATCH /users/y", "route PUT /users/y", "route DELETE /users"}},
        {"clients and tests",
         language::php,
         "<?php $client->get('/x', []); $this->get('/x'); $app->get('service'); Cache::get('a', 1); // "
         "Route::get('/x', 'A')\n",
         {}},
    });
}
