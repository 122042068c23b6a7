3<?php
namespace A\B;
#[Route('/u/{id}', methods: ['GET'])]
final class A extends B implements I { use T; const K = 1; public ?int $x = 1;
 public function __construct(private readonly string $a = 'x', int ...$n) {}
 public static function f(?A &$a): ?string { return getenv("LEVEL") . <<<T
 x {$a}
 T; } }
enum E: string { case A = 'a'; }
function g(int|string $x = null): never {}
Route::get('/u/{id}', [A::class, 'f']);
?>text
