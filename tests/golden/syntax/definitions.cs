using System;
namespace A.B;
/// <summary>d</summary>
[Obsolete("x")]
public sealed partial class Foo<T> : Base, IFoo where T : class
{
    public const int Max = 10, Min = 1;
    private static readonly string s = "x";
    int field;
    public string Name { get; set; } = "n";
    internal int Prop => 1;
    protected int P2 { get; private set; }
    public Foo(int a, string b = "x", params object[] rest) : base(a) { }
    static Foo() {}
    ~Foo() {}
    public async Task<int> RunAsync([FromBody] int x, ref int y, out string z, CancellationToken ct = default) { void Local() {} return 1; }
    void Hidden() {}
    public static Foo<T> operator +(Foo<T> a, Foo<T> b) => a;
    public static implicit operator int(Foo<T> a) => 1;
    public int this[int i] => i;
    public event EventHandler Changed;
    public delegate void Handler(object sender);
    void IFoo.Explicit() {}
    protected internal void PI() {}
    private protected void PP() {}
    public enum Color { Red, [Obsolete] Green = 2 }
    public interface INested { void M(); int Q { get; } const int C = 1; }
    public struct S { public int X; }
}
public record Point(int X, int Y = 2) { public int Z => 1; }
public record struct RS(int A);
interface IPkg { void M(); }
public static class Ext { public static int Twice(this int x) => x * 2; }
delegate int D(int a);
file class Hid {}
namespace C { class Inner {} namespace D { public class Deep {} } }
[Flags, Custom(1)] enum F : byte { A = 1 << 0 }
public class Prim(int a, string b) : Base(a) { }
