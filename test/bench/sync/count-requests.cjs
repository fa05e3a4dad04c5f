// Preloaded into what is measured: counts its requests and its CPU, and writes both to AUTH_APIS_BENCH_COUNTS when it ends.
const { writeFileSync } = require("node:fs");

const methods = {};
const original = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const url = String(input instanceof Request ? input.url : input);
  const method = url.includes("/oauth/token") ? "TOKEN" : (init?.method ?? input.method ?? "GET").toUpperCase();
  methods[method] = (methods[method] ?? 0) + 1;
  return original(input, init);
};
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.AUTH_APIS_BENCH_COUNTS, JSON.stringify({ methods, cpu: (user + system) / 1e6 }));
});
