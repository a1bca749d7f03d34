import { describe, expect, it } from 'vitest';
import { processDefinitions } from '../../../catalogue/processes/index.ts';
import { processPhrases } from '../../../catalogue/texts/process-phrases.ts';
import type { ProcessDefinition } from './definition.ts';
import { describeProcess } from './process-description.ts';
import { processDifferences } from './process-differences.ts';
import { processWording } from './process-wording.ts';
import { NO_CHANGES, variantOf } from './variant-changes.ts';

const tables = (definition: ProcessDefinition) =>
  describeProcess({
    definition,
    wording: processWording(definition, processPhrases),
    names: { document: (kind) => ({ zh: kind, en: kind }), process: (id) => ({ zh: id, en: id }) },
  });
const IDENTITY = { version: 1001, validFrom: '2026-10-01', communityId: 'community-1' };
const [base] = processDefinitions;
if (base === undefined) throw new Error('There are definitions');

describe('differences between two versions', () => {
  it('given the same content under another version, names nothing', () => {
    expect(processDifferences(tables(base), tables(variantOf(base, NO_CHANGES, IDENTITY)))).toEqual([]);
  });

  it('given a step renamed, an action added and one removed, names each with what it was and is', () => {
    const words = { zh: '看一看', en: 'Have a look' };
    const variant = variantOf(
      base,
      {
        ...NO_CHANGES,
        steps: { receive: { told: { zh: '请坐', en: 'Please sit down' } } },
        newActions: {
          look: {
            name: words,
            from: ['receive'],
            to: 'stay',
            by: ['worker'],
            needs: [],
            fields: [],
            documents: [],
            emphasis: 'other',
          },
        },
        removedActions: ['receive-supplement'],
      },
      IDENTITY,
    );
    const found = processDifferences(tables(base), tables(variant));
    expect(found.map(({ id, rows }) => [id, rows.map((row) => [row.id, row.change])])).toEqual([
      ['steps', [['receive', 'changed']]],
      [
        'actions',
        [
          ['look', 'added'],
          ['receive-supplement', 'removed'],
        ],
      ],
    ]);
    const [steps] = found;
    expect(steps?.rows[0]?.after?.[3]).toEqual([{ zh: '请坐', en: 'Please sit down' }]);
    expect(steps?.rows[0]?.before?.[3]).toEqual([base.steps['receive']?.told]);
  });
});
