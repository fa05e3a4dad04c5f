import type { Stack } from "./stack.ts";
import { express } from "./stacks/express.ts";
import { fastify } from "./stacks/fastify.ts";
import { hono } from "./stacks/hono.ts";
import { nestjs } from "./stacks/nestjs.ts";

/** Every stack, in the order in which they are offered. A new one is a file in `stacks/` and a line here. */
export const STACKS = {
  express,
  fastify,
  nestjs,
  hono,
} as const satisfies Readonly<Record<string, Stack>>;

export type StackId = keyof typeof STACKS;

export const STACK_IDS = Object.keys(STACKS) as StackId[];
