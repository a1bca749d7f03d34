import { describe, expect, it } from 'vitest';
import { checkDefinition } from '../../modules/casework/domain/definition-check.ts';
import { checkTogether } from '../../modules/casework/domain/definitions-together.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { everyFeature } from '../../tests/casework/every-feature.ts';
import { processDefinitions } from './index.ts';

/** Every text of a definition, wherever it stands. */
const textsOf = (value: unknown): readonly { readonly zh: unknown; readonly en: unknown }[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) return [{ zh: value.zh, en: value.en }];
  return Object.values(value).flatMap(textsOf);
};

describe.each(processDefinitions.map((definition) => ({ id: definition.id, definition })))(
  'definition $id',
  ({ definition }) => {
    it('is sound', () => {
      expect(checkDefinition(definition)).toEqual([]);
    });

    it('says everything in Chinese and English and names its basis', () => {
      const texts = textsOf(definition);
      expect(texts.length).toBeGreaterThan(10);
      for (const text of texts) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/^[\x20-\x7e]+$/);
      }
      expect(definition.basis.length).toBeGreaterThan(0);
    });
  },
);

describe('the process of the tests that uses everything', () => {
  it('is sound', () => {
    expect(checkDefinition(everyFeature)).toEqual([]);
  });
});

describe('all definitions', () => {
  it('have one entry for each process and version', () => {
    const keys = processDefinitions.map(({ id, version }) => `${id} v${version}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('can open the cases on other processes that they name, without anybody there to fill in a form', () => {
    expect(checkTogether(processDefinitions)).toEqual([]);
  });

  it('let nothing wait between acceptance and result of a matter handled at once', () => {
    const immediate = processDefinitions.find(
      (definition): boolean => definition.id === 'immediate',
    ) as ProcessDefinition;
    const accepting = Object.values(immediate.actions).filter((action) => action.endsFirstContact === 'accepted');
    expect(accepting.map((action) => immediate.steps[action.to]?.kind)).toEqual(['done']);
  });
});
