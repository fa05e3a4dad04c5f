import { OPTIMIZE_LATER, setV8 } from "../runtime/v8.ts";
import { EXIT } from "./exit.ts";
import { main } from "./main.ts";
import { processTerminal } from "./process-terminal.ts";

// A reader that has seen enough (`auth-apis check | head`) is no error, and a sync that lost its reader still comes to its
// end. Output that is lost in another way must not pass for a success.
let lost = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => (lost ||= error.code !== "EPIPE"));
}
process.on("exit", (code) => {
  if (lost && (code === EXIT.ok || code === EXIT.pending)) process.exitCode = EXIT.failed;
});

// The process ends by itself, so that everything written to a pipe gets through.
void setV8(OPTIMIZE_LATER)
  .then(() => main(process.argv.slice(2), processTerminal()))
  .then((code) => {
    process.exitCode = code;
  });
