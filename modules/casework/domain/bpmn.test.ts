import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processDefinitions } from '../../../catalogue/processes/index.ts';
import { processPhrases } from '../../../catalogue/texts/process-phrases.ts';
import { readerWarnings, schemaFaults } from '../../../tests/casework/bpmn-validator.ts';
import { randomDefinition } from '../../../tests/casework/random-definition.ts';
import { bpmnOf } from './bpmn.ts';

describe('a process as BPMN', () => {
  it.each(processDefinitions.map((definition) => ({ id: definition.id, definition })))(
    'given $id, is valid by the schema of BPMN 2.0 and read back without a warning, in both languages',
    async ({ definition }) => {
      for (const language of ['zh', 'en'] as const) {
        const xml = bpmnOf(definition, processPhrases, language);
        expect(schemaFaults(xml)).toEqual([]);
        expect(await readerWarnings(xml)).toEqual([]);
        for (const step of Object.values(definition.steps)) expect(xml).toContain(`name="${step.name[language]}"`);
      }
    },
  );

  it('given any sound definition, is valid and read back without a warning', async () => {
    await fc.assert(
      fc.asyncProperty(randomDefinition, async (definition) => {
        const xml = bpmnOf(definition, processPhrases, 'zh');
        expect(schemaFaults(xml)).toEqual([]);
        expect(await readerWarnings(xml)).toEqual([]);
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });

  it('given names with signs of XML and of control, writes them so that a reader gets them back', async () => {
    const [definition] = processDefinitions;
    if (definition === undefined) throw new Error('There are definitions');
    const name = { zh: '甲<乙>&"丙"\u0007', en: 'a <b> & "c"' };
    const xml = bpmnOf({ ...definition, name }, processPhrases, 'zh');
    expect(schemaFaults(xml)).toEqual([]);
    expect(xml).toContain('name="甲&lt;乙&gt;&amp;&quot;丙&quot;"');
  });

  it('given an element that does not belong there, the schema says so', () => {
    const [definition] = processDefinitions;
    if (definition === undefined) throw new Error('There are definitions');
    const xml = bpmnOf(definition, processPhrases, 'zh').replaceAll('bpmn:userTask', 'bpmn:nobodyTask');
    expect(schemaFaults(xml)).not.toEqual([]);
  });
});
