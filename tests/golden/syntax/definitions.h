#pragma once
#ifndef A_H
#define A_H
#define MAX 10
#define EMPTY
#define SQ(x, ...) ((x)*(x))
#ifdef __cplusplus
extern "C" {
#endif
typedef struct foo { int a, *b; char c[10]; int (*cb)(int); unsigned f : 3; } foo_t;
typedef int (*handler)(void *p, int);
typedef unsigned long ul, *ulp;
enum color { RED, GREEN = 2 };
typedef enum { A, B } ab;
static inline int sfn(int x) { return x; }
extern int gv;
const int cc = 5, dd = 6;
API int fn(const char *s, int n, ...);
char *ptrfn(void) __attribute__((deprecated));
struct fwd;
void (*signal(int sig, void (*func)(int)))(int);
int arr[3] = {1,2,3};
union U { int x; float y; };
#ifdef __cplusplus
}
#endif
namespace a::b {
namespace detail { void hid(); }
namespace { int anon; }
inline namespace v1 { int vv(); }
template <typename T, int N = 3>
class Foo final : public Base<T> {
 public:
  explicit Foo(int a = 5, const std::string& s = "x") : a_(a) {}
  Foo() = default;
  Foo(const Foo&) = delete;
  ~Foo();
  virtual void run(T t) const noexcept = 0;
  auto trail(int x) -> int;
  static constexpr int kMax = 5;
  bool operator==(const Foo& o) const;
  operator bool() const;
  using type = T;
  enum class E : int { one, two };
  struct Inner { int z; };
  template <class U> void tm(U&& u, int = 0);
  int x = 3;
 protected:
  int p_;
 private:
  int a_;
  friend class X;
};
template <typename... Args> [[nodiscard]] std::string format(std::string_view f, Args&&... args);
[[deprecated("x")]] void old(int);
void Foo<int>::run(int t) const { }
constexpr double pi = 3.14;
using al = std::vector<int>;
template <class T> concept C = true;
template <class T> constexpr bool v = false;
enum class Ee { q };
int& ref(int&& a, int b[], int (*cb)(int), std::vector<int> v = {1,2});
struct FMT_API err : std::runtime_error { err(); };
FMT_BEGIN_NAMESPACE
class FMT_VISIBILITY("default") xx { public: int y(); };
FMT_CONSTEXPR20 auto m(int a) -> int { return 1; }
}
#endif
EXPORT_API int *exported_by_macro(int a) ATTR_NOTHROW;
BEGIN_THINGS(4251)
struct [[deprecated("no")]] gone { enum g { x = 1 }; };
#if 0
int never_compiled();
#endif
#if A
int either(int a) {
#else
int either(long a) {
#endif
    return 1;
}
class multi {
#ifdef DEBUG
 public:
#else
 private:
#endif
  int after_branches;
 public:
  multi &operator =(multi &&) = default;
  void *operator new(size_t);
  static const char *const names[2];
  mutable int counter = 0;
  int (*callback)(void *, int) = nullptr;
  union { int as_int; float as_float; };
};
multi::multi() {}
END_THINGS
