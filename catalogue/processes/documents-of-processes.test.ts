import { describe, expect, it } from 'vitest';
import { documentTemplates } from '../documents/document-templates.ts';
import { processDefinitions } from './index.ts';

/** Names of the fields that a form takes from what was entered on the case, wherever they stand in it. */
const inputsNamedIn = (template: unknown): readonly string[] => [
  ...new Set([...JSON.stringify(template).matchAll(/input\.([A-Za-z]+)/g)].map((match) => match[1] ?? '')),
];

const issuing = processDefinitions.flatMap((definition) =>
  [...new Set(Object.values(definition.actions).flatMap(({ documents }) => documents))].map((kind) => ({
    id: definition.id,
    kind,
    fields: [
      ...(definition.opening?.input ?? []),
      ...Object.values(definition.actions).flatMap(({ input }) => input),
    ].map(({ id }) => id),
  })),
);

describe('papers that processes issue', () => {
  it.each(issuing)('$id issues $kind in a form that takes only what the process asks for', ({ kind, fields }) => {
    const templates = documentTemplates.filter((template) => template.kind === kind);
    expect(templates.length).toBeGreaterThan(0);
    for (const name of templates.flatMap(inputsNamedIn)) expect(fields).toContain(name);
  });
});
