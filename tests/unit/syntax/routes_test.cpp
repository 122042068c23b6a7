// SPDX-License-Identifier: Apache-2.0
#include "interface_lines.hpp"

using namespace delta::syntax;

TEST_CASE("routes of Python frameworks are found with their prefixes") {
    constexpr language py = language::python;
    check_cases({
        {"FastAPI",
         py,
         "app = FastAPI()\n@app.get('/items/{item_id}', tags=['a'])\nasync def f(): pass\n",
         {"route GET /items/{item_id}"}},
        {"FastAPI keyword", py, "@app.post(path='/x')\ndef f(): pass\n", {"route POST /x"}},
        {"APIRouter prefix and a later include",
         py,
         "router = APIRouter(prefix='/users')\n@router.put('/{id}')\ndef f(): pass\n@router.get('')\ndef g(): pass\n"
         "app.include_router(router, prefix='/api')\n",
         {"route PUT /api/users/{id}", "route GET /api/users"}},
        {"api_route",
         py,
         "@app.api_route('/x', methods=['GET', 'HEAD'])\ndef f(): pass\n",
         {"route GET /x", "route HEAD /x"}},
        {"websocket", py, "@app.websocket('/ws')\nasync def f(ws): pass\n", {"route WEBSOCKET /ws"}},
        {"Starlette",
         py,
         "routes = [Route('/a', endpoint=f, methods=['POST']), Mount('/m', routes=[Route('/b', g)])]\n",
         {"route POST /a", "route GET /m/b"}},
        {"Flask",
         py,
         "@app.route('/u/<name>', methods=['GET', 'POST'])\ndef f(name): pass\n@app.route('/')\ndef g(): pass\n",
         {"route GET /u/<name>", "route POST /u/<name>", "route GET /"}},
        {"Flask blueprint",
         py,
         "bp = Blueprint('b', __name__, url_prefix='/b')\n@bp.get('/x')\ndef f(): pass\napp.register_blueprint(bp, "
         "url_prefix='/v1')\n",
         {"route GET /v1/b/x"}},
        {"Flask add_url_rule", py, "app.add_url_rule('/x', view_func=f, methods=['PUT'])\n", {"route PUT /x"}},
        {"Django",
         py,
         "urlpatterns = [path('a/<int:pk>/', v), re_path(r'^b/(?P<y>\\d+)$', v), url(r'^c$', v), path('d/', "
         "include('d.urls'))]\n",
         {"route ANY /a/<int:pk>/", "route ANY ^b/(?P<y>\\d+)$", "route ANY ^c$"}},
        {"Django urls module", py, "extra = [path('', v)]\n", {"route ANY /"}, "shop/urls.py"},
    });
}

TEST_CASE("Python code that only looks like a route is none") {
    constexpr language py = language::python;
    check_cases({
        {"client calls", py, "client.get('/x')\nrequests.post('/x', data)\nd.get('/x', 1)\n", {}},
        {"decorators of others",
         py,
         "@cache.get('key')\ndef f(): pass\n@pytest.mark.parametrize('/x', [1])\ndef g(): pass\n",
         {}},
        {"comments and strings", py, "# @app.get('/x')\ns = \"@app.get('/x')\"\n'''@app.get('/x')'''\n", {}},
        {"path of other modules", py, "p = path('a/', v)\nq = os.path('x', y)\n", {}},
        {"a path that is not literal",
         py,
         "@app.get(PREFIX + '/x')\ndef f(): pass\n@app.get(f'/{x}')\ndef g(): pass\n",
         {}},
    });
}

TEST_CASE("routes of JavaScript frameworks are found with their prefixes") {
    constexpr language js = language::javascript;
    constexpr language ts = language::typescript;
    check_cases({
        {"Express",
         js,
         "const app = express()\napp.get('/a/:id', auth, (req, res) => {})\napp.all('*', h)\n",
         {"route GET /a/:id", "route ANY *"}},
        {"Express router mounted",
         js,
         "const users = express.Router()\nusers.post('/', create)\napp.use('/api/users', users)\n",
         {"route POST /api/users/"}},
        {"Express route chain", js, "app.route('/b').get(h).post((q, s) => {})\n", {"route GET /b", "route POST /b"}},
        {"Fastify",
         js,
         "fastify.get('/x', opts, async (r) => 1)\nfastify.route({ method: ['GET', 'PUT'], url: '/y', handler })\n",
         {"route GET /x", "route GET /y", "route PUT /y"}},
        {"Fastify plugin",
         js,
         "fastify.register(async (f) => { f.get('/in', async () => 1) }, { prefix: '/v1' })\n",
         {"route GET /v1/in"}},
        {"Koa router",
         js,
         "const router = new Router({ prefix: '/k' })\nrouter.get('name', '/x', h).del('/y', h)\n",
         {"route GET /k/x", "route DELETE /k/y"}},
        {"Hono",
         ts,
         "const book = new Hono()\nbook.get('/:id', (c) => c.text(''))\nconst app = new "
         "Hono().basePath('/api')\napp.route('/book', book)\n",
         {"route GET /api/book/:id"}},
        {"NestJS",
         ts,
         "@Controller('cats')\nexport class C {\n  @Get(':id') one() {}\n  @Post() make() {}\n}\n@Controller({ path: "
         "'dogs' })\nclass D { @Delete(['a', 'b']) x() {} }\n",
         {"route GET /cats/:id", "route POST /cats", "route DELETE /dogs/a", "route DELETE /dogs/b"}},
    });
}

TEST_CASE("JavaScript code that only looks like a route is none") {
    constexpr language js = language::javascript;
    check_cases({
        {"clients",
         js,
         "axios.get('/x', cfg)\nclient.post('/x', body)\nhttp.get('/x', (res) => "
         "{})\nrequest(app).get('/x')\ncy.get('/x', f)\n",
         {}},
        {"settings and maps", js, "app.get('view engine')\nmap.get('/x')\ncache.get('/x', () => 1)\n", {}},
        {"test tools", js, "request(app).get('/x').expect(200, done)\nnock('http://a').get('/x').reply(200)\n", {}},
        {"comments", js, "// app.get('/x', h)\n/* app.get('/x', h) */\nconst s = \"app.get('/x', h)\"\n", {}},
        {"spliced path", js, "app.get(`/x/${y}`, h)\n", {}},
        {"parameter decorators", language::typescript, "class C { m(@Get() x: string) {} }\n@Get() class D {}\n", {}},
    });
}
