/**
 * Opens a real VS Code without a window: VS Code for the browser (code-server) on a loopback port, in a headless
 * Chromium. Start here: {@link openVSCode} for tests that look at the screen, `runInBrowser` for suites that run inside
 * the extension host. Everything lives in a scratch folder and ends with the process.
 */
export { openVSCode, type OpenOptions, type VSCode } from "./open.ts";
export { runInBrowser, type HostSuite } from "./host-suite.ts";
export { inOneWindow, type ScreenTest } from "./screen-test.ts";
export { startLocalTenant, type RunningTenant } from "./local-tenant.ts";
export { managementToken } from "./management.ts";
export { installedVSCode } from "./installed.ts";
export { startServer, type Server, type ServerOptions } from "./server.ts";
export { checkout, scratchFolder, scratchCopy } from "./scratch.ts";
export * from "./screen.ts";
