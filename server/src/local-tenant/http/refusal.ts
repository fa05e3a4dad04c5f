import { STATUS_CODES } from "node:http";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ShapeError } from "./shape.ts";

/** An answer of the Management API that says no: `{statusCode, error, message, errorCode?}`. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly errorCode: string | undefined;

  constructor(status: ContentfulStatusCode, message: string, errorCode?: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }

  body(): { statusCode: number; error: string; message: string; errorCode?: string } {
    return {
      statusCode: this.status,
      error: STATUS_CODES[this.status] ?? "Error",
      message: this.message,
      ...(this.errorCode !== undefined && { errorCode: this.errorCode }),
    };
  }
}

/** A body that breaks the rules, in the words of a real tenant's validator. */
export function invalidBody(problem: string, path = ""): Refusal {
  return new Refusal(400, `Payload validation error: ${place(problem, path)}`, "invalid_body");
}

export function invalidQuery(problem: string, path = ""): Refusal {
  return new Refusal(400, `Query validation error: ${place(problem, path)}`, "invalid_query_string");
}

/** Runs a reading of a body or query and words what is wrong with it. */
export function orRefuse<T>(read: () => T, refuse: (problem: string, path: string) => Refusal): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof ShapeError ? refuse(error.message, error.path) : error;
  }
}

const place = (problem: string, path: string) => `'${problem}'${path === "" ? "" : ` on property ${path}`}.`;
