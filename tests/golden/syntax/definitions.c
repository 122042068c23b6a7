#if defined(A) && B
int f(int a, const char *b);
#elif C
int g(void);
#else
static int h();
#endif
int knr(a, b) int a; char *b; { return 1; }
struct s *make(struct s *x, unsigned long long n, void *p, ...);
static const char *names[] = {"a", "b"};
typedef struct { int x; } anon_t;
typedef void *(alloc)(size_t);
enum { X1 = 1, X2 };
struct outer { struct inner { int a; } in; union { int b; float c; }; enum {Q} e; } var;
REDIS_NO_SANITIZE("bounds") int m(int a) { return 0; }
__attribute__((deprecated)) int n(int a);
int attr(int x __attribute__((unused))) { return 1; }
robj *createObject(int type, void *ptr) { return 0; }
#define C1 (1<<2) /* comment */
#define LONG \
   a + \
   b
extern const struct x y;
_Static_assert(1, "x");
void (*fp)(int, char) = NULL;
DECLARE_THING(foo);
