(import os
@app.get("/users/{id}")
async def user(id: int, *, limit=10, **rest) -> str:
    """Doc."""
    return os.environ.get("LEVEL", f"x{id!r:>{limit}}")
class A(B):
    x: int = 1
    @property
    def y(self): ...
p.add_argument("--dry-run", "-n", default=3)
