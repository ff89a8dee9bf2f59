/**
 * Loaded before a build, moves the clock of Node: `CLOCK_OFFSET` is the distance from now, in
 * milliseconds. A program that Node starts keeps its own clock, unless it is Node too.
 */
const offset = Number(process.env['CLOCK_OFFSET'] ?? 0);

globalThis.Date = new Proxy(Date, {
  construct: (target, given: readonly unknown[], caller) =>
    Reflect.construct(target, given.length === 0 ? [target.now()] : given, caller) as Date,
  // Called as a function, it is the text of now.
  apply: (target) => new target(target.now()).toString(),
});
const { now } = Date;
Date.now = () => now() + offset;
