export type LocalTenantErrorCode =
  "locked" | "port-in-use" | "directory-unsuitable" | "journal-damaged" | "seed-invalid";

/** Why a local tenant can't start; the message says what to do about it. */
export class LocalTenantError extends Error {
  readonly code: LocalTenantErrorCode;

  constructor(code: LocalTenantErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LocalTenantError";
    this.code = code;
  }
}
