/** @deprecated of the file, and of nothing in it */
import { readFile } from "node:fs";
import type { Agent } from "./agent";
import legacy = require("legacy");

const config = require("./config");
export const VERSION: string = "2.1.0";
export const MIN = 1,
  MAX = 10;
let counter = 0;
const timeout = 30_000 as number;

export function request(this: Client, url: string, retries?: number, ...rest: string[]): Promise<Response>;
export function request(url: URL): Promise<Response>;
export function request(url: unknown, retries = 3): asserts url is string {
  const local = 1;
  function inner() {}
  class Local {}
}

/**
 * Opens a connection.
 * @deprecated use request
 */
export async function open(
  { host, port = 80, tls: secure = true, ...more }: { host: string; port?: number; tls?: boolean },
  [first, second]: string[],
  { silent }: Flags = {},
): Promise<void> {}

function helper(a: number) {}
function reader() {}
export { helper, reader as read, type Hidden as Shown };
export { a as b, default as c } from "./other";
export * from "./all";
export * as names from "./names";

export const get = async <T,>(url: string, options: Options = {}): Promise<T> => fetch(url);
export const walk = function* (root: Node) {};
const handler = (event: Event): void => {};
export default handler;

// @deprecated is no word for a line comment
export abstract class Client<T> extends Base implements Closable {
  static readonly DEFAULT_PORT = 8080;
  @Input({ required: true }) name?: string = "x";
  #secret = 1;
  protected pool: Pool;
  declare shape: string;
  private cache = new Map<string, T>();
  onClose = (reason: string, code = 0): void => {};

  constructor(private readonly agent: Agent, public retries = 5, plain: string) {
    super();
    this.pool = new Pool();
    this.opened = Date.now();
    if (plain) {
      this.plain = this.label = plain;
    }
    other.field = 1;
  }

  static create(url: string): Client<string>;
  /** @deprecated */
  @Log()
  @Retry(3)
  async *stream?(size: number = 64): AsyncIterable<T> {}
  get open(): boolean {
    return true;
  }
  set open(value: boolean) {}
  set limit(value: number) {}
  private reset() {}
  /** @internal */
  drain(): void {}
  #hide() {}
  [Symbol.iterator]() {}
  [key: string]: unknown;
  static {
    counter = 1;
  }
  abstract close(reason?: string): void;
}

/** @internal */
export class Plumbing {
  run() {}
}

class Hidden {
  visible() {}
}

export interface Options<T = string> extends Base {
  timeout: number;
  retries?: number;
  readonly agent?: Agent | null;
  /** @deprecated */
  "keep-alive"?: boolean;
  onError?(error: Error): void;
  transform: (body: T) => string;
  nested: { deep: boolean };
  (call: string): void;
  new (made: string): Options;
  [key: string]: unknown;
}

export type Shape = { kind: "circle"; radius?: number };
export type Both = Base & { extra: string };
export type Method = "get" | "post";
type Internal = { hidden: true };

export enum Level {
  Low,
  High = 10,
  "very-high" = "vh",
}
declare const enum Flag {
  On = 1 << 0,
}

export namespace Api.V1 {
  export const base = "/v1";
  const secret = 1;
  export interface Item {
    id: string;
  }
}
namespace Quiet {
  export function whisper() {}
}
declare module "plugin" {
  function load(name: string): void;
  export interface Plugin {
    id: string;
  }
}
declare global {
  interface Window {
    client: Client<string>;
  }
}
export declare function ambient(a: string): void;
declare let shared: string;

/** What stands when nothing is said. */
export const defaults = {
  timeout: 1000,
  "user-agent": "ours/1",
  retry: { limit: 2 },
  // none
  onRetry(count: number): void {},
  format: (value) => String(value),
  get now() {
    return 1;
  },
  helper,
  [VERSION]: 3,
  ...config,
} as const satisfies Options;
const limits = Object.freeze({ rows: 100 });
export const { left, right: renamed, ...others } = pair();

@Component({ selector: "x" })
export class Widget {
  @Output() changed = new EventEmitter<string>();
}
