# SPDX-License-Identifier: Apache-2.0
"""PASETO v4.local written a second time, from its specification, to make tokens the service would not."""

import base64
import ctypes
import ctypes.util
import hashlib
import json
import secrets
import struct

HEADER = b"v4.local."
sodium = ctypes.CDLL(ctypes.util.find_library("sodium"))


def keyed(key, message, size):
    return hashlib.blake2b(message, key=key, digest_size=size).digest()


def stream(key, nonce, data):
    out = ctypes.create_string_buffer(len(data))
    sodium.crypto_stream_xchacha20_xor(out, data, ctypes.c_ulonglong(len(data)), nonce, key)
    return out.raw


def encode(*pieces):
    return struct.pack("<Q", len(pieces)) + b"".join(struct.pack("<Q", len(p)) + p for p in pieces)


def parts(key, nonce):
    both = keyed(key, b"paseto-encryption-key" + nonce, 56)
    return both[:32], both[32:], keyed(key, b"paseto-auth-key-for-aead" + nonce, 32)


def seal(secret_key, claims):
    key, nonce = hashlib.sha256(secret_key.encode()).digest(), secrets.token_bytes(32)
    stream_key, stream_nonce, authentication = parts(key, nonce)
    sealed = stream(stream_key, stream_nonce, json.dumps(claims).encode())
    tag = keyed(authentication, encode(HEADER, nonce, sealed, b"", b""), 32)
    return (HEADER + base64.urlsafe_b64encode(nonce + sealed + tag).rstrip(b"=")).decode()


def open_claims(secret_key, token):
    key = hashlib.sha256(secret_key.encode()).digest()
    text = token.removeprefix(HEADER.decode())
    body = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    nonce, sealed, tag = body[:32], body[32:-32], body[-32:]
    stream_key, stream_nonce, authentication = parts(key, nonce)
    assert tag == keyed(authentication, encode(HEADER, nonce, sealed, b"", b""), 32)
    return json.loads(stream(stream_key, stream_nonce, sealed))
