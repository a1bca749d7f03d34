import { parse } from 'yaml';
import { z } from 'zod';

const itemSchema = z.discriminatedUnion('state', [
  z.strictObject({
    id: z.string().regex(/^\d+\.\d+\.\d+$/),
    level: z.union([z.literal(1), z.literal(2)]),
    about: z.string().min(3),
    state: z.literal('met'),
    /** Tests that show it, and where they can show nothing, the page that says it. */
    by: z.array(z.string()).min(1),
  }),
  z.strictObject({
    id: z.string().regex(/^\d+\.\d+\.\d+$/),
    level: z.union([z.literal(1), z.literal(2)]),
    about: z.string().min(3),
    state: z.enum(['not-met', 'not-applicable']),
    reason: z.string().min(5),
  }),
]);
export type AsvsItem = z.output<typeof itemSchema>;

export const readAsvs = (yaml: string): readonly AsvsItem[] => z.array(itemSchema).parse(parse(yaml));

const WORDS = { met: 'met', 'not-met': 'not met', 'not-applicable': 'not applicable' } as const;

const rowOf = (item: AsvsItem): string => {
  const why = item.state === 'met' ? item.by.map((path) => `[${path}](../../${path})`).join(', ') : item.reason;
  return `| ${item.id} | ${item.level} | ${item.about} | ${WORDS[item.state]} | ${why.replaceAll('|', '\\|')} |`;
};

export const countOf = (items: readonly AsvsItem[], state: AsvsItem['state']): number =>
  items.filter((item) => item.state === state).length;

/** The page about OWASP ASVS, drawn from its data. */
export const asvsPage = (items: readonly AsvsItem[]): string =>
  [
    '# OWASP ASVS 5.0.0, levels 1 and 2',
    '',
    `${items.length} items: ${countOf(items, 'met')} met, ${countOf(items, 'not-met')} not met, ${countOf(items, 'not-applicable')} not applicable. Ids and levels are those of the [standard](https://github.com/OWASP/ASVS), the words are ours. Drawn from \`docs/security/asvs.yaml\` by \`node tools/asvs.ts\`; a test sees to it that the tests named here exist. How the controls are set: [controls.md](controls.md).`,
    '',
    '| Item | Level | About | State | Shown by, or why |',
    '| --- | --- | --- | --- | --- |',
    ...items.map(rowOf),
    '',
  ].join('\n');
