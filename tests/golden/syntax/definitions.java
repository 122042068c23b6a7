package com.example.app;
import java.util.*;
/** Doc */
@Deprecated(since = "2")
@Config(name = "x")
public final class Foo<T extends Bar> extends Base implements I, J {
    public static final int MAX = 10, MIN = 1;
    static final String A = "a";
    private String name;
    protected int[] arr[];
    static { start(); }
    { init(); }
    public Foo(String a, final int... rest) throws IOException { }
    Foo() {}
    @Override @Deprecated public <R> List<R> run(@Nullable T t, int b[]) { class Local {} return null; }
    abstract void abs();
    private enum Color { RED, @Deprecated GREEN("g") { void x() {} }; private final String v; Color(String v) {} public int m() { return 1; } }
    public interface Inner { int K = 1; void f(); default int g() { return 1; } private void h() {} class Nest { int q; } }
    public @interface Ann { String value() default "x"; int n(); int C = 3; }
    record Point(int x, @Deprecated int y) { Point { } static int z() { return 1; } }
    public sealed interface S permits A {}
    private Foo(Foo this, int x) {}
}
class Pkg { public void m() {} }
interface PkgI { void f(); }
