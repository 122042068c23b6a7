<?php

declare(strict_types=1);

namespace Acme\Http;

use Acme\Base;

const TIMEOUT = 30, RETRIES = 3;
define('ACME_DEBUG', false);

/**
 * @deprecated use request()
 */
function fetch(string $url, ?array $options = null, int|string &$status, string ...$headers): ?Response
{
    $local = 1;
    function inner() {}
}

#[Service('client'), Singleton]
abstract class Client extends Base implements Closable
{
    use Logs;

    const VERSION = '1.0';
    private const int LIMIT = 10, BURST = 5;
    protected const MODE = 'fast';

    public ?string $name = 'x', $other;
    protected static int $count = 0;
    private readonly array $list;
    var $old;

    public function __construct(
        private readonly string $host,
        protected ?int $port = 80,
        public bool $secure = true,
        array $options = [],
    ) {
    }

    abstract protected function connect(): void;

    final public static function make(self $from): static
    {
        return new static();
    }

    /** @deprecated */
    function legacy(&$ref) {}

    private function reset() {}

    /** @internal */
    public function plumbing(): void {}

    #[Route('/x', methods: ['GET'])]
    public function show(int $id = self::LIMIT): string { return ''; }
}

#[\Deprecated]
class Old {}

interface Closable extends Base
{
    const CODE = 1;

    public function close(int $code = 0): bool;
}

trait Logs
{
    public $lines = [];

    public function log(string $line): void {}
}

enum Level: string implements Label
{
    case Low = 'low';
    case High = 'high';
    const Standard = self::Low;

    public function label(): string { return $this->value; }
}

if (!function_exists('helper')) {
    function helper($value = null) {}
}

namespace Acme\Other {
    function g() {}

    class Client {}
}
