/#ifndef A_H
#define K 10
#define MAX(a, b) ((a) > (b) ? (a) : (b))
typedef struct s { int a; char *b[4]; } s_t;
enum e { X, Y = 2 };
extern int f(const char *x, ...);
static int (*g(void))(int) { return getenv("LEVEL"); }
static struct option o[] = {{"port", required_argument, 0, 'p'}};
#endif
