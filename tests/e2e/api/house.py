# SPDX-License-Identifier: Apache-2.0
"""The real `delta api` on a database and a Redis of its own, and browsers that talk to it.

Every test file is a program of unittest's. $DELTA is the binary, $DELTA_TEST_PG the URL of a PostgreSQL where databases
may be made."""

import gzip
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse
import uuid

DELTA = os.path.abspath(os.environ.get("DELTA", "build/dev/app/delta"))
FRONTEND = "http://dashboard.example:3000"
WEBHOOK_SECRET = "It's a Secret to Everybody"
PASSWORD = "correct horse battery"
# Of that, with bcrypt's least cost: a hundred sign-ins of a test take no minute.
PASSWORD_HASH = "$2b$04$kFuspS2c72rLHy3t8AzbUuHgoLH3mr/VUXl83Y3SD5wZq46oKVEYK"


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.raw = response.read()
        self.text = self.plain().decode()
        self.is_json = "json" in response.headers.get("Content-Type", "")
        self.json = json.loads(self.text) if self.is_json and self.text else None

    def plain(self):
        return gzip.decompress(self.raw) if self.headers.get("Content-Encoding") == "gzip" else self.raw


class Browser:
    """Keeps cookies as a browser would, and sends them."""

    def __init__(self, port):
        self.port = port
        self.cookies = {}

    def send(self, method, path, body=None, headers=None):
        headers = dict(headers or {})
        if self.cookies:
            headers.setdefault("Cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
            headers.setdefault("Content-Type", "application/json")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, headers)
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        self.keep_cookies(answer)
        return answer

    def keep_cookies(self, answer):
        for header in answer.headers.get_all("Set-Cookie") or []:
            pair, *attributes = header.split("; ")
            name, value = pair.split("=", 1)
            if "Max-Age=0" in attributes:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value

    def get(self, path, **more):
        return self.send("GET", path, **more)

    def post(self, path, body=None, **more):
        return self.send("POST", path, body, **more)

    def put(self, path, body=None, **more):
        return self.send("PUT", path, body, **more)

    def patch(self, path, body=None, **more):
        return self.send("PATCH", path, body, **more)

    def delete(self, path, **more):
        return self.send("DELETE", path, **more)


class Api:
    """One process of `delta api` on a free port; its log is kept."""

    def __init__(self, environment, folder, arguments=()):
        self.log = pathlib.Path(folder) / f"api-{secrets.token_hex(4)}.log"
        with open(self.log, "wb") as err:
            self.process = subprocess.Popen([DELTA, "api", *arguments], env=environment, cwd=folder, stderr=err)
        self.port = self.wait_for_port()

    def wait_for_port(self):
        for _ in range(4000):
            # A log that tells no port: what the process listens on does.
            found = re.search(r"listening .*port=(\d+)", self.log.read_text())
            if port := int(found[1]) if found else self.find_listening_port():
                return port
            if self.process.poll() is not None:
                break
            time.sleep(0.005)
        raise RuntimeError("delta api did not start: " + self.log.read_text())

    def find_listening_port(self):
        sockets = set()
        try:
            for fd in pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir():
                sockets.add(os.readlink(fd))
        except OSError:
            return None  # closed meanwhile
        for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
                return int(fields[1].split(":")[1], 16)
        return None

    def browser(self):
        return Browser(self.port)

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(30)


class House:
    """PostgreSQL database, Redis and settings; the servers go with `close`."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="delta-api-")
        self.database = "api_" + secrets.token_hex(6)
        server = urllib.parse.urlsplit(os.environ["DELTA_TEST_PG"])
        self.server_url = server.geturl()
        self.url = server._replace(path="/" + self.database).geturl()
        self.psql(f"create database {self.database}", self.server_url)
        self.start_redis()
        self.environment = {
            "PATH": os.environ["PATH"], "POSTGRES_CONNECTION_URL": self.url, "REDIS_URL": f"unix://{self.redis_socket}",
            "SECRET_KEY": "0123456789abcdef0123456789abcdef", "FRONTEND_URL": FRONTEND, "API_PORT": "0",
            # Nobody listens there.
            "GITHUB_API_URL": "http://127.0.0.1:9",
            "GITHUB_WEBHOOK_SECRET": WEBHOOK_SECRET, "GITHUB_APP_ID": "1", "GITHUB_PRIVATE_KEY_PATH": self.make_key(),
        }
        self.environment |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        subprocess.run([DELTA, "migrate", "up"], env=self.environment, cwd=self.folder, check=True, capture_output=True)
        self.apis = []

    def start_redis(self):
        self.redis_socket = self.folder + "/redis.sock"
        self.redis = subprocess.Popen(["redis-server", "--port", "0", "--unixsocket", self.redis_socket, "--save", "",
                                       "--appendonly", "no", "--dir", self.folder], stdout=subprocess.DEVNULL)
        for _ in range(200):
            if os.path.exists(self.redis_socket) and self.redis_cli("ping") == "PONG":
                return
            time.sleep(0.02)
        raise RuntimeError("redis-server did not start")

    def stop_redis(self):
        self.redis.terminate()
        self.redis.wait(10)

    def make_key(self):
        path = self.folder + "/app.pem"
        subprocess.run(["openssl", "genrsa", "-out", path, "2048"], check=True, capture_output=True)
        return path

    def redis_cli(self, *command):
        done = subprocess.run(["redis-cli", "-s", self.redis_socket, *command], capture_output=True, text=True)
        return done.stdout.strip()

    def psql(self, sql, url=None, **values):
        """The rows as lists of texts; `:'name'` in the statement is the value of that name."""
        variables = [argument for name, value in values.items() for argument in ("-v", f"{name}={value}")]
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", *variables,
                               url or self.url], input=sql, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return [line.split("\x1f") for line in done.stdout.splitlines() if line]

    def api(self, *arguments, **settings):
        started = Api(self.environment | settings, self.folder, arguments)
        self.apis.append(started)
        return started

    def close(self):
        for api in self.apis:
            api.stop()
        self.stop_redis()
        self.psql(f"drop database {self.database} with (force)", self.server_url)
        shutil.rmtree(self.folder)

    # What the worker writes in the product.

    def add_repository(self, user_id, name="octo/app", **columns):
        installation = secrets.randbelow(10**9) + 1
        self.psql("insert into installations (installation_id, user_id, account_name, account_type) "
                  "values (:'id', :'owner', 'octo', 'Organization')", id=installation, owner=user_id)
        names = ", ".join(["installation_id", "repo_name", *columns])
        texts = ", ".join([f"'{installation}'", f"'{name}'", *(f"'{value}'" for value in columns.values())])
        return self.psql(f"insert into repositories ({names}) values ({texts}) returning id")[0][0]

    def add_event(self, repo_id, number, **columns):
        columns = {"base_branch": "main", "head_branch": "topic", "base_sha": "a" * 40, "head_sha": "b" * 40, **columns}
        names = ", ".join(["repo_id", "pr_number", *columns])
        texts = ", ".join([f"'{repo_id}'", f"'{number}'", *(f"'{value}'" for value in columns.values())])
        return self.psql(f"insert into drift_events ({names}) values ({texts}) returning id")[0][0]

    def add_notification(self, user_id, content, created_at="now()"):
        return self.psql(f"insert into notifications (user_id, content, created_at) values (:'owner', :'content', {created_at}) "
                         "returning id", owner=user_id, content=content)[0][0]


class ApiTest(unittest.TestCase):
    """One house and one process for the tests of a file; each test has users of its own."""

    @classmethod
    def setUpClass(cls):
        cls.house = House()
        cls.addClassCleanup(cls.house.close)
        cls.server = cls.house.api()

    def browser(self):
        return self.server.browser()

    def signed_in(self, name="A Person"):
        """The browser of a new user."""
        browser = self.browser()
        browser.email = f"{uuid.uuid4()}@example.org"
        browser.user_id = self.house.psql(
            "insert into users (email, password_hash, full_name) values (:'email', :'hash', :'name') returning id",
            email=browser.email, hash=PASSWORD_HASH, name=name)[0][0]
        answer = browser.post("/api/auth/login", {"email": browser.email, "password": PASSWORD})
        self.assertEqual(answer.status, 200, answer.text)
        return browser

    def assert_problem(self, answer, status, detail=None):
        self.assertEqual(answer.status, status, answer.text)
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        self.assertEqual(answer.json["status"], status)
        self.assertEqual(answer.json["request_id"], answer.headers["X-Request-Id"])
        self.assertIsInstance(answer.json["detail"], str)
        if detail is not None:
            self.assertEqual(answer.json["detail"], detail)

    def assert_fields(self, answer, *fields):
        self.assert_problem(answer, 422)
        self.assertEqual([e["field"] for e in answer.json["errors"]], list(fields))
        for e in answer.json["errors"]:
            self.assertTrue(e["message"])


def sign(body, secret=WEBHOOK_SECRET):
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def in_parallel(count, work):
    """What work(0) … work(count - 1) returned, run at the same time."""
    results = [None] * count
    gate = threading.Barrier(count)

    def run(i):
        gate.wait()
        results[i] = work(i)

    threads = [threading.Thread(target=run, args=(i,)) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
