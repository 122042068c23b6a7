#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL and Redis over TLS with an authority of one's own, and what is refused."""

import os
import pathlib
import secrets
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

TESTS = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TESTS / "e2e/api"), str(TESTS / "support")]
from house import PASSWORD, Api  # noqa: E402
from waiting import wait_for  # noqa: E402

DELTA = os.path.abspath(os.environ["DELTA"])
POSTGRES_PROGRAMS = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parts[-2]))[-1]
AS_POSTGRES = [] if os.getuid() else ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]


def run(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, cwd="/", **more)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_listening(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Authority:
    """With a certificate for localhost, and one for somebody else."""

    def __init__(self, folder, name):
        self.folder = pathlib.Path(folder) / name
        self.folder.mkdir(mode=0o755)
        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
        self.ca = self.folder / "ca.pem"
        run("openssl", "req", "-x509", *key, "-days", "2", "-subj", f"/CN={name}", "-keyout", self.folder / "ca.key", "-out", self.ca)
        for host in ("localhost", "elsewhere.example"):
            run("openssl", "req", *key, "-subj", "/CN=server", "-addext", f"subjectAltName=DNS:{host}",
                "-keyout", self.key(host), "-out", self.folder / "request")
            run("openssl", "x509", "-req", "-in", self.folder / "request", "-CA", self.ca, "-CAkey", self.folder / "ca.key",
                "-CAcreateserial", "-days", "2", "-copy_extensions", "copy", "-out", self.certificate(host))

    def key(self, host):
        return self.folder / f"{host}.key"

    def certificate(self, host):
        return self.folder / f"{host}.pem"


class Postgres:
    """Takes connections over TLS only."""

    def __init__(self, folder, authority):
        self.folder, self.port = pathlib.Path(folder) / "pg", free_port()
        self.folder.mkdir(mode=0o700)
        shutil.copy(authority.certificate("localhost"), self.folder / "server.pem")
        shutil.copy(authority.key("localhost"), self.folder / "server.key")
        (self.folder / "server.key").chmod(0o600)
        if AS_POSTGRES:
            for path in (self.folder, *self.folder.iterdir()):
                shutil.chown(path, "postgres", "postgres")
        self.data = self.folder / "data"
        run(*AS_POSTGRES, POSTGRES_PROGRAMS / "initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync")
        (self.data / "pg_hba.conf").write_text("local all all trust\nhostssl all all 127.0.0.1/32 trust\n")
        self.control("-o", f"-c listen_addresses=127.0.0.1 -p {self.port} -c unix_socket_directories={self.folder} -c fsync=off "
                           f"-c ssl=on -c ssl_cert_file={self.folder}/server.pem -c ssl_key_file={self.folder}/server.key",
                     "start")

    def control(self, *words):
        run(*AS_POSTGRES, POSTGRES_PROGRAMS / "pg_ctl", "-D", self.data, "-w", "-s", "-l", self.folder / "log", *words)

    def restart(self):
        self.control("-m", "fast", "restart")

    def url(self, ca, mode="verify-full", host="localhost", port=None):
        query = urllib.parse.urlencode({"sslmode": mode, "sslrootcert": ca})
        return f"postgresql://postgres@{host}:{port or self.port}/postgres?{query}"

    def sql(self, statement):
        return run(*AS_POSTGRES, "psql", "-h", self.folder, "-p", self.port, "-U", "postgres", "-qAtc", statement).stdout.strip()

    def stop(self):
        self.control("-m", "immediate", "stop")


class Redis:
    def __init__(self, folder, authority, host="localhost"):
        self.port, self.authority = free_port(), authority
        self.process = subprocess.Popen(
            ["redis-server", "--port", "0", "--tls-port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", folder,
             "--tls-cert-file", authority.certificate(host), "--tls-key-file", authority.key(host),
             "--tls-ca-cert-file", authority.ca, "--tls-auth-clients", "no", "--requirepass", "opensesame"],
            stdout=subprocess.DEVNULL)
        wait_for("Redis to listen", lambda: is_listening(self.port), limit=20)

    def url(self):
        return f"rediss://:opensesame@localhost:{self.port}"

    def stop(self):
        self.process.kill()
        self.process.wait()


class LargeRecords:
    """A PostgreSQL behind TLS that sends the largest records there may be, as newer servers do: what libpq has no room for
    then waits inside OpenSSL."""

    def __init__(self, postgres, authority):
        self.path, self.port = f"{postgres.folder}/.s.PGSQL.{postgres.port}", free_port()
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(authority.certificate("localhost"), authority.key("localhost"))
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        client.recv(8)  # SSLRequest
        client.sendall(b"S")
        plain = socket.socket(socket.AF_UNIX)
        plain.connect(self.path)
        secured = self.tls.wrap_socket(client, server_side=True)
        threading.Thread(target=self.carry_up, args=(secured, plain), daemon=True).start()
        plain.settimeout(0.05)
        kept = b""
        while True:
            try:
                piece = plain.recv(16384 - len(kept))
                kept += piece
                if piece and len(kept) < 16384:
                    continue
            except TimeoutError:
                piece = b"later"
            except OSError:
                piece = b""
            if kept:
                secured.sendall(kept)
                kept = b""
            if not piece:
                return secured.close()

    @staticmethod
    def carry_up(secured, plain):
        try:
            while piece := secured.recv(16384):
                plain.sendall(piece)
        except OSError:
            pass
        plain.close()

    def stop(self):
        self.listener.close()


class Tls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="delta-tls-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        os.chmod(cls.folder, 0o755)
        cls.ours, cls.others = Authority(cls.folder, "ours"), Authority(cls.folder, "others")
        cls.postgres = Postgres(cls.folder, cls.ours)
        cls.addClassCleanup(cls.postgres.stop)
        cls.redis = Redis(cls.folder, cls.ours)
        cls.addClassCleanup(cls.redis.stop)
        done = cls.delta("migrate", "up")
        assert done.returncode == 0, done.stderr

    @classmethod
    def environment(cls, **changes):
        # OpenSSL itself reads where the trusted authorities are; PostgreSQL's URL has a setting for it.
        return {"PATH": os.environ["PATH"], "SSL_CERT_FILE": str(cls.ours.ca), "SECRET_KEY": "0123456789abcdef" * 2,
                "POSTGRES_CONNECTION_URL": cls.postgres.url(cls.ours.ca), "REDIS_URL": cls.redis.url(), "API_PORT": "0",
                **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}, **changes}

    @classmethod
    def delta(cls, *words, **changes):
        return subprocess.run([DELTA, *words], env=cls.environment(**changes), cwd=cls.folder, capture_output=True, text=True,
                              timeout=60)

    def api(self, **changes):
        api = Api(self.environment(**changes), self.folder)
        self.addCleanup(api.stop)
        return api

    def assert_refused(self, words, *needles, at_once=True, **changes):
        began = time.monotonic()
        done = self.delta(*words, **changes)
        self.assertEqual(done.returncode, 3, done.stderr)
        # A certificate does not become better while a start waits for its servers, which is ten seconds.
        if at_once:
            self.assertLess(time.monotonic() - began, 8)
        self.assertRegex(done.stderr.lower(), "|".join(needles))
        self.assertNotIn("opensesame", done.stderr)

    def signed_up(self, api):
        browser = api.browser()
        browser.email = f"{secrets.token_hex(8)}@example.org"
        answer = browser.post("/api/auth/signup", {"email": browser.email, "password": PASSWORD})
        self.assertEqual(answer.status, 200, answer.text)
        return browser

    def test_all_connections_are_encrypted(self):
        api = self.api()
        self.assertEqual(api.browser().get("/api/health/ready").status, 200)
        self.assertEqual(self.signed_up(api).get("/api/auth/me").status, 200)
        used = self.postgres.sql("select bool_and(ssl), count(*) > 0 from pg_stat_ssl join pg_stat_activity using (pid) "
                                 "where application_name like 'delta%'")
        self.assertEqual(used, "t|t")

    def test_an_outage_heals(self):
        api = self.api()
        browser = self.signed_up(api)
        self.postgres.restart()
        wait_for("an answer again", lambda: browser.get("/api/notifications/").status == 200, limit=20)

    def test_large_answers_arrive_whole(self):
        through = LargeRecords(self.postgres, self.ours)
        self.addCleanup(through.stop)
        url = self.postgres.url(self.ours.ca, port=through.port)
        email = self.signed_up(self.api()).email
        self.postgres.sql("insert into notifications (user_id, content) select id, repeat('x', 5900) from users, "
                          f"generate_series(1, 40) where email = '{email}'")
        # Rows that leave libpq's first buffer partly filled: a new connection for each number of them.
        for count in (3, 4, 5, 6, 7, 8, 40):
            api = self.api(POSTGRES_CONNECTION_URL=url)
            browser = api.browser()
            browser.post("/api/auth/login", {"email": email, "password": PASSWORD})
            answer = browser.get(f"/api/notifications/?limit={count}")
            self.assertEqual((answer.status, len(answer.json)), (200, count))
            api.stop()

    def test_a_postgres_of_another_authority_is_refused(self):
        for mode in ("verify-ca", "verify-full"):
            url = self.postgres.url(self.others.ca, mode)
            self.assert_refused(("migrate", "status"), "certificate", POSTGRES_CONNECTION_URL=url)
        # It waits ten seconds for a server that might be about to start.
        self.assert_refused(("api",), "certificate", POSTGRES_CONNECTION_URL=url)

    def test_a_postgres_of_another_name_is_refused(self):
        url = self.postgres.url(self.ours.ca, host="127.0.0.1")
        self.assert_refused(("migrate", "status"), "does not match host name", POSTGRES_CONNECTION_URL=url)

    def test_a_postgres_that_wants_tls_is_told(self):
        url = self.postgres.url(self.ours.ca, "disable")
        self.assert_refused(("migrate", "status"), "no encryption", POSTGRES_CONNECTION_URL=url)

    def test_a_redis_of_another_authority_is_refused(self):
        self.assert_refused(("api",), "certificate", SSL_CERT_FILE=str(self.others.ca))

    def test_a_redis_of_another_name_is_refused(self):
        folder = tempfile.mkdtemp(dir=self.folder)
        redis = Redis(folder, self.ours, "elsewhere.example")
        self.addCleanup(redis.stop)
        self.assert_refused(("api",), "certificate", REDIS_URL=redis.url())

    def test_a_redis_without_tls_is_refused(self):
        port = free_port()
        process = subprocess.Popen(["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir",
                                    self.folder], stdout=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        wait_for("Redis to listen", lambda: is_listening(port), limit=20)
        self.assert_refused(("api",), "tls|ssl", at_once=False, REDIS_URL=f"rediss://localhost:{port}")


if __name__ == "__main__":
    unittest.main()
