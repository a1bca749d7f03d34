import type { FeelName } from './feel-reading.ts';
import { listAt, wordsAt } from './written-form.ts';
import type { Written, WrittenObject } from './written-form.ts';

/** A figure or a step of the written form as a name that rules may use; one without an id is none. */
export const asFeelName = (entry: Written): readonly FeelName[] => {
  const id = wordsAt(entry, 'id');
  if (id === '') return [];
  const [zh, en] = [wordsAt(entry, 'label.zh'), wordsAt(entry, 'label.en')];
  return [{ id, label: { zh: zh || id, en: en || id } }];
};

export const figuresOf = (item: WrittenObject): readonly FeelName[] => listAt(item, 'parameters').flatMap(asFeelName);
