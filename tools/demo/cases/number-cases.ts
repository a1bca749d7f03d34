import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { CaseNumbers } from '../../../modules/casework/server/case-numbers.ts';
import type { Random } from '../random.ts';
import type { CaseRun } from './case-run.ts';

/** Crockford's letters and digits, as receipts of the program bear them. */
const RECEIPT_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECEIPT_LENGTH = 8;

export interface NumberedRun {
  readonly run: CaseRun;
  readonly number: string;
  readonly receiptCode: string;
}

/** Last number given per kind and year: what the counters stand at when the demo begins. */
export interface DemoNumbers extends CaseNumbers {
  readonly counters: ReadonlyMap<string, number>;
}

export const createDemoNumbers = (): DemoNumbers => {
  const counters = new Map<string, number>();
  const next = (kind: string, year: number): number => {
    const key = `${kind}/${year}`;
    const number = (counters.get(key) ?? 0) + 1;
    counters.set(key, number);
    return number;
  };
  return {
    counters,
    nextCase: async (_communityId, year) => next('case', year),
    nextDocument: async (_tx, _communityId, kind, year) => next(kind, year),
  };
};

const pickReceiptCode = (random: Random, prefix: string, taken: Set<string>): string => {
  for (;;) {
    const tail = Array.from({ length: RECEIPT_LENGTH }, () => RECEIPT_ALPHABET[random.int(0, 31)]).join('');
    const code = `${prefix}-${tail}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
};

/** Numbers and receipt codes in the order of opening. */
export const numberRuns = async (
  runs: readonly CaseRun[],
  numbers: DemoNumbers,
  office: { readonly shortName: string; readonly receiptPrefix: string | null; readonly id: string },
  random: Random,
): Promise<readonly NumberedRun[]> => {
  const taken = new Set<string>();
  const numbered: NumberedRun[] = [];
  for (const run of runs) {
    const year = Number(plainDateOf(run.openedAt).slice(0, 4));
    const sequence = await numbers.nextCase(office.id, year);
    const number = `${office.shortName}${year}-${String(sequence).padStart(6, '0')}`;
    numbered.push({ run, number, receiptCode: pickReceiptCode(random, office.receiptPrefix ?? 'A', taken) });
  }
  return numbered;
};
