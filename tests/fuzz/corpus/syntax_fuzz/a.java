.package p;
@RestController @RequestMapping("/api") public class A<T> extends B implements I {
 public static final int K = 1;
 @GetMapping("/u/{id}") public <X> List<X> one(@PathVariable String id, int... n) throws E { return System.getenv("LEVEL"); }
 enum E { A(1), B; }
 record R(int a, String b) {}
 @interface N { String value() default "x"; }
 @Option(names = {"-p", "--port"}, defaultValue = "80") int port;
}
