"""A client for the weather service, with all that a module can show."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias, overload

from pydantic import BaseModel, Field

__all__ = ["Client", "Options", "Level", "connect", "DEFAULT_TIMEOUT", "_Listed"] + extra.__all__
__all__ += ["Handler"]
__all__.append("fetch")
__version__ = "1.4.0"

DEFAULT_TIMEOUT: Final[float] = 30.0
HOSTS = (
    "one.example",
    "two.example",
)
retries = 3
_cache: dict[str, Any] = {}
first, SECOND = 1, 2
left = right = "x"
Handler: TypeAlias = "Callable[[str], None]"
type Pair[T] = tuple[T, T]
shout = lambda text, times=2: text.upper() * times


def connect(
    host: str,
    /,
    port: int = 8080,
    *protocols: str,
    timeout: float | None = DEFAULT_TIMEOUT,
    tls,
    **options: dict[
        str, Any
    ],
) -> Client:
    """Connects. `hidden` below is local."""
    hidden = 1

    def helper():
        return hidden

    class Local:
        pass

    return Client(host)


@overload
async def fetch(url: str) -> bytes: ...
@overload
async def fetch(url: str, text: bool) -> str: ...
@functools.lru_cache(maxsize=128)
async def fetch(url, text=False):
    return url


@typing_extensions.deprecated("use connect")
def open_connection(host, *, port=80): ...


def _private(): ...


class _Listed: ...


class Client(Base, metaclass=Meta):
    """A client."""

    MAX_POOL = 10
    __slots__ = ("host",)
    host: str
    poll_every = 0.5

    def __init__(self, host: str, *, pool: int = 4) -> None:
        self.host = host
        self.pool: int = pool
        self._token = None
        if pool > 4:
            self.large = self.busy = True
        with lock:
            self.opened, other = 1, 2
        other.name = host

    @property
    def address(self) -> tuple[str, int]:
        return self.host, 1

    @address.setter
    def address(self, value): ...

    @functools.cached_property
    def size(self): ...

    @classmethod
    def from_url(cls, url: str, **kwargs) -> Client: ...

    @staticmethod
    def parse(url: str = "http://localhost") -> str: ...

    def __enter__(self): ...

    def _reset(self): ...

    class Pool:
        size: int = 3

        def grow(this, by: int = 1): ...


@dataclass(frozen=True, slots=True)
class Options:
    name: str
    tags: list[str] = field(default_factory=list)
    limit: int = field(default=100, metadata={"unit": "rows"})
    silent: bool = False


class Settings(BaseModel):
    port: int = Field(8000, ge=1)
    key: str = Field(..., min_length=8)
    url: str = Field(description="where")
    mode: str = Field(default="fast", description="how")


class Level(str, enum.Enum):
    LOW = "low"
    HIGH = "high"
    _ignore_ = []
    default = LOW

    @classmethod
    def parse(cls, text): ...


if TYPE_CHECKING:
    Alias = dict
elif sys.version_info >= (3, 12):

    def compat(a): ...

else:
    try:
        import json
    except ImportError:
        json = None

    def compat(a, b=None): ...


with suppress(ImportError):
    GUARDED = True

for name in HOSTS:
    loop_local = name

if __name__ == "__main__":
    result = connect("x")
