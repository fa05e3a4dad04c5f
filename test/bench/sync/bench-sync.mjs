// npm run bench -- sync [SIZES…] [--peer SIZE]: syncs against the local tenant at 60 ms for each answer; with --peer,
// auth0-deploy-cli does the same with the same data (about half a second for each API: 100 are a minute or two).
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { authApisFile, objects, tenantYaml } from "./data.mjs";
import { measured } from "./measured.mjs";
import { startTenant } from "./tenant.mjs";

const cli = join(import.meta.dirname, "..", "..", "..", "dist", "cli.js");
const peers = join(import.meta.dirname, "peers");
const deployCli = join(peers, "node_modules", "auth0-deploy-cli", "lib", "index.js");
const latency = 60;

/** @param {readonly string[]} args */
export async function benchSync(args) {
  const at = args.indexOf("--peer");
  const peer = at < 0 ? undefined : Number(args[at + 1]);
  const sizes = (at < 0 ? args : args.slice(0, at)).map(Number);
  console.log(`each answer takes ${latency} ms; requests without those for a token; CPU of the whole process`);
  for (const size of sizes.length > 0 || peer ? sizes : [100, 1000]) await benchOurs(size);
  if (peer) {
    await benchOurs(peer);
    await benchPeer(peer);
  }
}

async function benchOurs(size) {
  const tenant = await startTenant(cli, latency);
  try {
    title(`auth-apis, ${size} APIs, ${objects(size)} objects`);
    const run = async (name, command, text, codes) => {
      writeFileSync(join(tenant.folder, "auth-apis.yaml"), text);
      const target = ["--tenant", "local", "--dir", tenant.dir];
      show(
        name,
        await measured([cli, command[0], "auth-apis.yaml", ...target, ...command.slice(1)], {}, tenant.folder, codes),
      );
    };
    await run("first sync", ["sync", "--yes"], authApisFile(size));
    await run("nothing to change", ["sync", "--yes"], authApisFile(size));
    await run("plan of one change", ["plan"], authApisFile(size, 7), [2]);
    await run("one change", ["sync", "--yes"], authApisFile(size, 7));
  } finally {
    await tenant.stop();
  }
}

async function benchPeer(size) {
  if (!existsSync(deployCli)) {
    spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: peers, stdio: "inherit" });
  }
  const tenant = await startTenant(cli, latency);
  try {
    title(`auth0-deploy-cli, ${size} APIs, ${objects(size)} objects`);
    const file = join(tenant.folder, "tenant.yaml");
    const env = {
      AUTH0_DOMAIN: tenant.domain,
      AUTH0_CLIENT_ID: tenant.administrator.client_id,
      AUTH0_CLIENT_SECRET: tenant.administrator.client_secret,
      AUTH0_INCLUDED_ONLY: '["resourceServers","clientGrants"]',
      NODE_EXTRA_CA_CERTS: tenant.certificate,
    };
    const run = async (name, text) => {
      writeFileSync(file, text);
      show(name, await measured([deployCli, "import", "--input_file", file], env, tenant.folder));
    };
    await run("first sync", tenantYaml(size));
    await run("nothing to change", tenantYaml(size));
    await run("one change", tenantYaml(size, 7));
  } finally {
    await tenant.stop();
  }
}

function title(text) {
  console.log(`\n${text.padEnd(48)} requests   writes   wall s    CPU s`);
}

function show(name, { requests, writes, wall, cpu }) {
  const cells = [String(requests), String(writes), wall.toFixed(2), cpu.toFixed(2)].map((cell) => cell.padStart(9));
  console.log(`  ${name.padEnd(45)} ${cells.join("")}`);
}
