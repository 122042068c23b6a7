declare function setup(options?: { verbose: boolean }): void;
declare const BUILD: string;
interface Env {
  PORT?: string;
}
declare namespace Tool {
  function run(name: string): number;
  namespace inner {
    const depth: 2;
  }
}
