4package p
@Get("/u/{id}") data class A<T : Any>(val a: Int = 1, private var b: String?) : B(), I by c {
 companion object { const val K = 1 }
 suspend inline fun <X> run(vararg n: Int, f: (Int) -> X = { it }): X? = System.getenv("LEVEL")
}
sealed interface I
enum class E(val x: Int) { A(1), B(2); }
fun String.ext() = "x $this ${a + 1}"
typealias U = List<A<*>>
object O { val z by lazy { 1 } }
