import type { Stack } from "./stack.ts";
import { aspnetCore } from "./stacks/aspnet-core.ts";
import { express } from "./stacks/express.ts";
import { fastapi } from "./stacks/fastapi.ts";
import { fastify } from "./stacks/fastify.ts";
import { flask } from "./stacks/flask.ts";
import { goStack } from "./stacks/go.ts";
import { hono } from "./stacks/hono.ts";
import { laravel } from "./stacks/laravel.ts";
import { nestjs } from "./stacks/nestjs.ts";
import { rails } from "./stacks/rails.ts";
import { springBoot } from "./stacks/spring-boot.ts";

/** Every stack, in the order in which they are offered. A new one is a file in `stacks/` and a line here. */
export const STACKS = {
  express,
  fastify,
  nestjs,
  hono,
  "spring-boot": springBoot,
  "aspnet-core": aspnetCore,
  fastapi,
  flask,
  go: goStack,
  laravel,
  rails,
} as const satisfies Readonly<Record<string, Stack>>;

export type StackId = keyof typeof STACKS;

export const STACK_IDS = Object.keys(STACKS) as StackId[];
