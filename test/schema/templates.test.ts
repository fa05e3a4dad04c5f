import { describe } from "node:test";
import { wrong } from "./said.ts";

const API = "apis:\n  - identifier: a\n";

describe("a template's placeholder, which YAML reads as a map in a map", () => {
  const placeholder = (must: string, text: string): string =>
    `${must}, and ${text} is a placeholder of a template, which nothing fills in here.`;
  const asVariable = (name: string): string => `Write ${name}, and give each tenant its value under \`variables\`.`;
  wrong([
    {
      file: "apis:\n  - identifier: ⟦{{ X }}⟧\n",
      says: `${placeholder("`identifier` must be text", "{{ X }}")} ${asVariable("${X}")}`,
      fixed: "apis:\n  - identifier: ${X}\n",
    },
    {
      file: `${API}    token_lifetime: ⟦{{N}}⟧ # s\n`,
      says: `${placeholder("`token_lifetime` must be a whole number of seconds", "{{N}}")} ${asVariable("${N}")}`,
      fixed: `${API}    token_lifetime: \${N} # s\n`,
    },
    {
      file: `${API}    tenants: [⟦{{ T }}⟧, b]\n`,
      says: `${placeholder("An item of `tenants` must be text", "{{ T }}")} ${asVariable('"${T}"')}`,
      fixed: `${API}    tenants: ["\${T}", b]\n`,
    },
    {
      file: "defaults:\n  token_lifetime: ⟦{{ N }}⟧\n",
      says: `${placeholder("`token_lifetime` must be a whole number of seconds", "{{ N }}")} ${asVariable("${N}")}`,
      fixed: "defaults:\n  token_lifetime: ${N}\n",
    },
    {
      file: "apis: [{ identifier: ⟦{{ X }}⟧ }]\n",
      says: `${placeholder("`identifier` must be text", "{{ X }}")} ${asVariable('"${X}"')}`,
      fixed: 'apis: [{ identifier: "${X}" }]\n',
    },
    {
      file: `${API}    name: ⟦{{ .Values.name }}⟧\n`,
      says: `${placeholder("`name` must be text", "{{ .Values.name }}")} ${asVariable("${NAME}")}`,
    },
    {
      file: `${API}    grants: [⟦{{ G }}⟧]\n`,
      says: `${placeholder("A grant must be a map", "{{ G }}")} Write the value itself.`,
    },
    {
      file: "apis:\n  - ⟦{{ each }}⟧\n  - identifier: a\n",
      says: `${placeholder("An API must be a map", "{{ each }}")} Write the value itself.`,
    },
    {
      file: "apis: ⟦{{ apis }}⟧\n",
      says: `${placeholder("`apis` must be a list", "{{ apis }}")} Write the value itself.`,
    },
    {
      file: "tenants:\n  dev:\n    domain: ⟦{{ D }}⟧\n    clients: ⟦{{ C }}⟧\n",
      says: [
        `${placeholder("`domain` must be text", "{{ D }}")} Write the value itself.`,
        `${placeholder("`clients` must be a map", "{{ C }}")} Write the value itself.`,
      ],
    },
  ]);
});
