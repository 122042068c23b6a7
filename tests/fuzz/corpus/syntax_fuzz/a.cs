1namespace N;
[ApiController, Route("api/[controller]")] public partial class A<T> : B where T : new() {
 public const int K = 1; public int P { get; set; } = 2; public event E X;
 [HttpGet("{id}")] public async Task<T> One(int id, string s = "x", params int[] n) => $"{id:x}";
 public record R(int A); public enum M { A = 1, B }
}
app.MapGet("/u/{id}", (int id) => Environment.GetEnvironmentVariable("LEVEL"));
