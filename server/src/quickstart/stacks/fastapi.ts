import { code, lines } from "../code.ts";
import { pipInstall } from "../libraries.ts";
import { python as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import type { Validation } from "../validation.ts";
import { pyjwtModule } from "./python.ts";

export const fastapi: Stack = {
  title: "FastAPI",
  install: () => [pipInstall("fastapi", "uvicorn", "pyjwt[crypto]"), "uvicorn main:app --port 3000"],
  files: (validation) => [
    { path: "auth.py", language: "python", text: pyjwtModule(validation) },
    { path: "main.py", language: "python", text: main(validation) },
  ],
};

function main({ examples }: Validation): string {
  return code`
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request

from auth import Refusal, authorize

app = FastAPI()


def needs(scope: str | None = None):
    """Lets only requests with a right token through and, where a scope is given, only with that."""

    def check(request: Request) -> dict:
        try:
            return authorize(request.headers.get("Authorization"), scope)
        except Refusal as refusal:
            challenge = {"WWW-Authenticate": refusal.challenge}
            raise HTTPException(refusal.status, headers=challenge) from refusal

    return Depends(check)


@app.get("/")
def subject(claims: Annotated[dict, needs()]):
    return {"subject": claims.get("sub")}
${lines(
  ...examples.map(
    ({ scope, path, name }) => code`


@app.get(${text(path)}, dependencies=[needs(${text(scope)})])
def ${name}():
    return {"allowed": ${text(scope)}}`,
  ),
)}
`;
}
