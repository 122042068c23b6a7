)export default class A extends B { #p = 1; static async *run({a = 1, ...b}, c = `x${a}`) {} get v() {} }
export const K = { a: 1, 'b-c': () => 2 };
app.get('/users/:id', (q, r) => process.env.PORT || 80);
program.option('-p, --port <n>', 'text', 80);
module.exports.f = function (x) {}
