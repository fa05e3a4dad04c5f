import { connect } from "node:net";
import { IPCMessageReader, IPCMessageWriter, type MessageReader, type MessageWriter } from "vscode-jsonrpc/node";
import { messageReader } from "./wire/message-reader.ts";
import { messageWriter } from "./wire/message-writer.ts";
import { begin } from "./session.ts";

// The language server as a process of its own: `--stdio`, or the channel that an editor names on the command line
// (`--node-ipc`, `--pipe`, `--socket`). It ends with its client.
const [reader, writer] = channel(process.argv.slice(2));
const load = async () => (await import("./language.ts")).serveHere;
begin(reader, writer, load, (code) => process.exit(code));

function channel(words: readonly string[]): readonly [MessageReader, MessageWriter] {
  const valueOf = (name: string): string | undefined => {
    const joined = words.find((word) => word.startsWith(`${name}=`));
    const at = words.indexOf(name);
    return joined?.slice(name.length + 1) ?? (at < 0 ? undefined : words[at + 1]);
  };
  const [pipe, port] = [valueOf("--pipe"), valueOf("--socket")];
  if (words.includes("--node-ipc")) return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  if (pipe === undefined && port === undefined) return [messageReader(process.stdin), messageWriter(process.stdout)];
  const socket = pipe === undefined ? connect(Number(port), "127.0.0.1") : connect(pipe);
  return [messageReader(socket), messageWriter(socket)];
}
