import { code, lines } from "../code.ts";
import { pipInstall } from "../libraries.ts";
import { python as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import type { Validation } from "../validation.ts";
import { pyjwtModule } from "./python.ts";

export const flask: Stack = {
  title: "Flask",
  install: () => [pipInstall("flask", "pyjwt[crypto]"), "flask run --port 3000"],
  files: (validation) => [
    { path: "auth.py", language: "python", text: pyjwtModule(validation) },
    { path: "app.py", language: "python", text: app(validation) },
  ],
};

function app({ examples }: Validation): string {
  return code`
from functools import wraps

from flask import Flask, g, request

from auth import Refusal, authorize

app = Flask(__name__)


@app.errorhandler(Refusal)
def refuse(refusal):
    return "", refusal.status, {"WWW-Authenticate": refusal.challenge}


def needs(scope=None):
    """Lets only requests with a right token through and, where a scope is given, only with that."""

    def decorate(view):
        @wraps(view)
        def checked(*args, **kwargs):
            g.claims = authorize(request.headers.get("Authorization"), scope)
            return view(*args, **kwargs)

        return checked

    return decorate


@app.get("/")
@needs()
def subject():
    return {"subject": g.claims.get("sub")}
${lines(
  ...examples.map(
    ({ scope, path, name }) => code`


@app.get(${text(path)})
@needs(${text(scope)})
def ${name}():
    return {"allowed": ${text(scope)}}`,
  ),
)}
`;
}
