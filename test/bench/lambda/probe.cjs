// Started by fresh-process.ts as a process of its own: loads one bundle, and says how long that took and what it weighs.
const began = process.hrtime.bigint();
require(process.argv[2]);
const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
process.stdout.write(JSON.stringify({ milliseconds, resident: process.memoryUsage.rss() }));
