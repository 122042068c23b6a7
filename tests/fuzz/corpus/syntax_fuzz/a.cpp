0namespace n::m { template <class T, int N = 1> class A : public B<T> { public: explicit A(int x = 1) noexcept; virtual ~A() = default; bool operator==(const A&) const; int a_ = 0; protected: auto f() -> int; };
enum class E : char { x, y };
using U = A<int>; constexpr auto K = R"(raw)"; concept C = true;
inline int g(int&& a, const T&... b) { app.add_option("--port", p, "text"); return 1; } }
