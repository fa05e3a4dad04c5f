import { main } from "./main.ts";
import { processTerminal } from "./terminal.ts";

const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
process.once("SIGTERM", () => stop.abort());

void main(process.argv.slice(2), processTerminal(stop.signal)).then((code) => {
  process.exitCode = code;
});
