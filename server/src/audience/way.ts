import { STAGES } from "./stages.ts";

/** A way in which a file gives a value to a name. */
export interface Way {
  /** What the text up to the end of the name must look like. */
  readonly head?: RegExp;
  /** What stands between the name and the value. */
  readonly sign: RegExp;
  /**
   * As its format has values, and several of them in a list, be it only one in brackets (`alone`); one alone; or one that may stand
   * without quotes anywhere.
   */
  readonly values: "list" | "alone" | "one" | "bare";
  /** The value is a parameter in a URL or a form, percent-encoded or not. */
  readonly inQuery?: true;
}

const sticky = (source: string): RegExp => new RegExp(source, "iy");

/** Everything that repeats is bounded, and what follows a repetition can't be a part of it: a file may be hostile. */
const SPACE = String.raw`\s{0,80}`;
/** In JSON that is itself text of a string, a quote is escaped. */
const QUOTE = String.raw`\\{0,3}["'\x60]`;
const ASSIGNS = String.raw`${SPACE}(?:=>|[:=])${SPACE}`;
const STAGE = String.raw`(?:${QUOTE})?(?:${STAGES.join("|")})(?:${QUOTE})?${ASSIGNS}`;
/** `type = string`, `"description": "…"`: what may stand before the value in the block of a name. */
const BESIDE =
  String.raw`(?:${QUOTE})?[a-z]\w{0,30}(?:${QUOTE})?${SPACE}[:=]${SPACE}` +
  String.raw`(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[\w.()]{1,40}(?![\w.()]))${SPACE}(?:,${SPACE})?`;
const VALUE_KEY = String.raw`(?:${QUOTE})?(?:(?:parameter_?)?values?|content|default_?(?:values?)?|initial_?value|env_?default)(?:${QUOTE})?${ASSIGNS}`;
const VALUE = String.raw`(?:${BESIDE}){0,4}(?<key>${VALUE_KEY})`;
/** audiences[0]=…, "Auth0:ValidAudiences:0": … */
const INDEX = String.raw`[[:]\d{1,2}(?=["'\]]?\s?[\]=:])`;
/** The types of a text or of several, as languages and their libraries call them: another name is one that a value is given to. */
const TYPE_NAME = String.raw`\b(?:\w{0,20}string|str|anyurl|(?:any)?httpurl|list|set|tuple|array|sequence|iterable|collection|vec|any|unknown|object|text|literal|optional|audiences?)\b`;
/** What begins a declaration: then the name may have a type that nobody knows. */
const DECLARES = String.raw`\b(?:const|let|va[lr]|readonly|private|public|protected|internal|static|final|def|fun|func|function|constructor)\b`;
/** On the name's line. */
const TYPE =
  String.raw`[ \t]{0,3}[?!]?:[ \t]{0,3}(?:Annotated\[[^\]\n]{1,80}\][ \t]{0,3}|(?=[\w<>[\] |&']{0,40}?${TYPE_NAME})[\w<>[\] |&']{1,40})(?==)` +
  String.raw`|[?!]?:[ \t]{0,3}[a-z]\w{0,40}(?:<[\w<>]{1,40}>)?[ \t]{0,3}(?==)(?<=${DECLARES}[^\n]{1,160})` +
  String.raw`|[ \t](?:string|array|object|audiences?)(?=\s?=)|(?<=\b(?:const|var)[ \t]{1,3}\w{1,60})[ \t]\w{1,40}(?=\s?=)`;

/**
 * Behind a name that is no key: one that ends a statement's head (`case AUDIENCE:`, `lambda aud:`, `if audience:`, be its value on the
 * same line or below), or is what a condition gives (`x ? audience : "…"`).
 */
const COLON =
  String.raw`:(?!:|${SPACE}[$@]?[\w.]{1,40}${SPACE}=(?!=))` +
  String.raw`(?<!\b(?:case|if|elif|while|for)\b[^\n"'\x60{([,:;]{1,60}:)(?<!\blambda\b[\w \t,=*]{1,60}:)` +
  String.raw`(?<!\?[ \t]{1,3}["'\x60]?[\w$.-]{1,100}["'\x60]?\s{0,80}:)`;

/** The first one that leads to a value counts. */
export const WAYS: readonly Way[] = [
  // ?audience=…&scope=…
  { head: /(?:[?&]|&amp;)[\w.]+$/, sign: sticky("="), values: "bare", inQuery: true },
  { head: /["'`]audience$/, sign: sticky("="), values: "bare", inQuery: true },
  // ${AUDIENCE:-…} ${auth0.audience:…} ${env:AUDIENCE, '…'}
  { head: /\$\{(?:\w+:)?[\w.-]+$/, sign: sticky(":?[-=]|:|, ?"), values: "bare" },
  // --audience …, -Audience …, ENV AUDIENCE …, user-secrets set "Auth0:Audience" …, --arg audience …
  {
    head: /(?<!\S|["'`])--?[a-z][\w.-]+$/i,
    sign: sticky(String.raw`(?:=|[ \t]{1,20}(?:\\\r?\n${SPACE})?)`),
    values: "bare",
  },
  {
    head: /(?:\b(?:ENV|setx?(?: -[a-z]+)?)|--arg)[ \t]+(?:\$|["'](?:\w+:)*)?\w+$/,
    sign: sticky(String.raw`["']?[ \t]{1,20}(?:(?:--body|-b)[ \t]{1,20})?(?![=\s])`),
    values: "bare",
  },
  // [[ $AUD == … ]]
  {
    head: /\$\{?\w+$/,
    sign: sticky(String.raw`\}?"?[ \t]{1,3}[!=]=[ \t]{1,3}(?=[^\s"'\x60]{1,500}[ \t]{1,3}(?:\]|&&|\|\|))`),
    values: "one",
  },
  // variable "audience" { default = "…" }; config("AUDIENCE", default="…"); content="…" behind it on one line
  {
    sign: sticky(String.raw`${QUOTE}[\])]{0,3}(?:${SPACE}[{,]${SPACE}|[ \t]{1,20})(?=${VALUE})`),
    values: "list",
  },
  // - name: AUDIENCE, value: …; key="audience" value="…"
  {
    head: /(?:name|key)["'\\]{0,4}\s{0,3}[:=]\s{0,3}["'\\]{0,4}[\w.$[:-]{1,120}$/i,
    sign: sticky(String.raw`(?:${QUOTE})?[\])]{0,3}${SPACE}(?:,${SPACE})?(?=${VALUE})`),
    values: "list",
  },
  // <audience>…, <string name="audience">…, <key>audience</key> <string>…
  {
    head: /(?:<(?:[\w-]{1,20}:)?|\s(?:name|key)=["'])[\w$.-]+$/i,
    sign: sticky(String.raw`["']?(?:\s{1,80}[\w:-]{1,40}="[^"<>]{0,80}"){0,4}${SPACE}>${SPACE}`),
    values: "one",
  },
  {
    head: /(?:key|name)>\s*[\w$.-]+$/i,
    sign: sticky(String.raw`${SPACE}<\/[\w:-]{1,40}>${SPACE}<[\w:-]{1,40}>${SPACE}`),
    values: "one",
  },
  // audience: …, audience: string = …, string Audience { get; set; } = …, audience(…), claims["aud"] = …
  {
    sign: sticky(
      String.raw`(?:${INDEX}\]?)?(?:${QUOTE}[\])]{0,3})?(?:${TYPE}|\s?\{\s?get;[^}]{0,20}\})?` +
        String.raw`${SPACE}(?:[:?]=|=(?![=>])|${COLON}|(?<!\)\s{0,80})\()${SPACE}`,
    ),
    values: "list",
  },
  { head: /\[:\w+$/, sign: sticky(String.raw`\]${SPACE}=(?![=>])${SPACE}`), values: "list" },
  // 'audience' => …, :audience => …, string Audience => …; but a parameter of a lambda is given nothing
  { sign: sticky(String.raw`${QUOTE}\]?${SPACE}=>${SPACE}`), values: "list" },
  {
    head: /(?:(?<![\w:]):\w+|(?:\bstring|[>\]])\??\s{1,3}\w+)$/i,
    sign: sticky(String.raw`${SPACE}=>${SPACE}`),
    values: "list",
  },
  // AUDIENCE || …, env("AUDIENCE") ?? …
  {
    sign: sticky(String.raw`(?:${QUOTE})?[\])]{0,3}${SPACE}(?:\|\||\?\?=?|\?:|\bor\b)${SPACE}`),
    values: "alone",
  },
  // let(:audience) { "…" }
  { head: /\blet!?\(:\w+$/, sign: sticky(String.raw`\)\s?\{\s?`), values: "one" },
  // getenv("AUDIENCE", "…"), fetch("AUDIENCE") { "…" }, "audience" to "…"; but a log only tells of it
  {
    head: /(?<!\b(?:log|print\w{0,3}|debug|info|warn|warning|\w{0,20}error|\w{0,20}exception|trace|puts)\(\s{0,20})["'\x60][^"'\x60]{0,120}$/i,
    sign: sticky(String.raw`${QUOTE}(?:${SPACE}(?:,|\)${SPACE}\{)|\sto\b)${SPACE}`),
    values: "one",
  },
  // var("AUDIENCE").unwrap_or("…"), when(jwt.getAudience()).thenReturn(…)
  {
    sign: sticky(
      String.raw`(?:${QUOTE}|\()\){1,2}${SPACE}\.(?:unwrap_or(?:_else)?|orElse|and_return|(?:then|will)Return)\((?:\|_\|\s)?`,
    ),
    values: "list",
  },
  // claim(JwtClaimNames.AUD, "…")
  { head: /\w(?:Names|Types|Claims)\.aud(?:ience)?$/i, sign: sticky(String.raw`,${SPACE}`), values: "list" },
  // AUDIENCE=… in a string of code
  { sign: sticky("="), values: "bare", inQuery: true },
];

/** Before a name that is itself a value: `name: AUDIENCE`, `"key": "audience"`. */
export const NAMES = new RegExp(
  String.raw`(?<![\w$.-])(?:${QUOTE})?(?:parameter_?)?(?:name|key)(?:${QUOTE})?${SPACE}[:=]${SPACE}(?:${QUOTE})?$`,
  "i",
);

/**
 * A value that stands before its name, up to that: `value: …`, and what may stand between them. Where a text holds many keys, one alone
 * is tried, and a comment ends with its line: else each look would cost the square of what stands before the name.
 */
export const VALUE_BEFORE = new RegExp(
  String.raw`(?<=^|[\s"'\x60#,;&<>()[\]{}\\])(?<key>${VALUE_KEY})(?:(?<quote>["'\x60])(?<quoted>[^"'\x60\\\r\n]{1,500})\k<quote>|(?<bare>[^\s"'\x60#,;&<>()[\]{}\\]{1,500}))` +
    String.raw`(?:[ \t]{1,80}#[^\r\n]{0,200}(?=[\r\n]))?(?:${SPACE},)?\s{1,80}(?:${BESIDE}){0,3}$`,
  "i",
);

/**
 * What may stand between a sign and its first value, `call` before a bracket at its end or the value's own `key`, and what then leads to
 * the next value.
 */
export interface Lead {
  readonly pattern: RegExp;
  readonly next?: RegExp;
}

export const LEADS: readonly Lead[] = [
  { pattern: sticky(VALUE) },
  // { dev: …, prod: … }
  { pattern: sticky(`(?<key>${STAGE})`), next: sticky(String.raw`${SPACE}(?:,${SPACE})?${STAGE}`) },
  // isProduction ? … : …, isProduction ? AUDIENCE : …
  {
    pattern: sticky(
      String.raw`[\w.$!()[\] ]{1,80}?(?:[!=]==?\s?(["'])[\w-]{1,40}\1\)?)?${SPACE}\?(?![?.:])${SPACE}` +
        String.raw`(?:[\w.$]{1,60}${SPACE}:${SPACE}(?=["'\x60]))?`,
    ),
    next: sticky(String.raw`${SPACE}:${SPACE}`),
  },
  // "${1:-…}"
  { pattern: sticky(String.raw`["']?\$\{\w{1,60}:[-=]`) },
  // process.env.AUDIENCE ?? …
  {
    pattern: sticky(
      String.raw`\(?[\w.$?!]{1,80}(?:\[["']\w{1,80}["']\]|\(["']\w{1,80}["']\))?(?:\sas\s\w{1,20}\))?${SPACE}(?:\|\||\?\?|\?:|\bor\b)${SPACE}`,
    ),
  },
  // [ new List<string> { Arrays.asList( z.string().default( &[
  {
    pattern: sticky(
      String.raw`(?:new\s?)?[&@]?(?<call>[a-z](?:[\w.]|::){0,60}(?:\(\)\.\w{1,20}){0,6})?(?:<[\w<>, .]{0,40}>)?!?(?:\[\]\w{0,20})?${SPACE}[[({]${SPACE}`,
    ),
  },
  // YAML: a tag, a text on the lines below. Kotlin: a quote in quotes.
  { pattern: sticky(String.raw`![a-z]\w{0,20} {1,20}|[>|][-+]?[ \t]{0,20}\r?\n${SPACE}|"(?=\\")`) },
];
