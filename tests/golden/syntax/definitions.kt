package com.example

import x.y

/** d */
@Deprecated("use b")
fun a(x: Int = 1, vararg z: String): List<String>? = null

public class Foo<T>(
  val a: Int,
  private var b: String = "x",
  c: Long,
) : Base(a), I {
  constructor(x: Int) : this(x, "")

  @JvmField
  protected val p: Int = 1

  companion object {
    const val K = 1
  }

  inner class In {
    fun f() {}
  }

  object Obj {
    val z = 1
  }

  val getter: Int
    get() = 1

  var both: String = "a"
    private set
}

internal interface I {
  fun f()
  val p: Int
}

enum class E(val code: Int) {
  A(1),

  @Deprecated("x")
  B(2) {
    override fun f() {}
  };

  fun f() {}
}

data class D private constructor(val x: Int)

typealias Al<T> = Map<String, T>

annotation class Ann(val name: String = "x")

fun interface FI {
  fun call()
}

operator fun Foo<Int>.plus(o: Foo<Int>): Foo<Int> = o

val String.len: Int get() = 1
val (q, w) = 1 to 2

class Odd {
  fun `a name with blanks`() {
    fun local() {}
  }

  protected open fun heir(
    first: (Int) -> Unit,
    second: Map<
      String,
      Int
    >,
  ) {}
}
