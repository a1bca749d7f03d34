import type { ReplyOf } from '../../../../../platform/contract.ts';
import type { compareItems } from '../../../contract.ts';

export type Difference = ReplyOf<typeof compareItems>['items'][number];

/** Sentences, search words and sources have no id of their own: those of one part are told together. */
export const groupDifferences = (differences: readonly Difference[]): readonly Difference[] =>
  differences.reduce<Difference[]>((groups, one) => {
    const last = groups.at(-1);
    if (one.id !== null || last === undefined || last.id !== null || last.part !== one.part) return [...groups, one];
    const change = last.change === one.change ? one.change : 'changed';
    return [...groups.slice(0, -1), { ...last, change, fields: [...last.fields, ...one.fields] }];
  }, []);
