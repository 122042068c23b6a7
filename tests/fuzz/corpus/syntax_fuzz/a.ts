*export interface A<T> { a?: string; readonly b: number; f(x: T, ...y: any[]): void }
export enum E { A = 1, B = 'b' }
export type U = 'a' | "b";
@Controller('users') export abstract class C { constructor(private x: number = 1) { super() }
@Get(':id') one(@Param() id?: string): Promise<void> {} }
declare module 'm' { const z: number }
namespace N { export function f(): void }
