import { isPlainDate } from '../../../kernel/plain-date.ts';
import type { FactFormat, FactValue } from './person-file.ts';

const MOST = 100_000_000;

/** Whether a value is one that a fact of this format may have. */
export const fitsFormat = (format: FactFormat, value: FactValue): boolean => {
  switch (format.kind) {
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(format.choices, value);
    case 'amount':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= MOST;
    case 'date':
      return typeof value === 'string' && isPlainDate(value);
    case 'text':
      return typeof value === 'string' && value !== '';
  }
};
