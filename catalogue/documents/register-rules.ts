import type { Basis } from '../../kernel/text.ts';

/** How the register treats what it holds. */
export const registerRules: {
  readonly reprintAfterMinutes: number;
  readonly validFrom: string;
  readonly basis: Basis;
} = {
  /** A jammed printer is put right within this time; whatever is printed later is a second copy and says so. */
  reprintAfterMinutes: 10,
  validFrom: '2025-01-01',
  basis: { source: '平台自定规则', where: '发文登记簿：补打的文书加注“补打”' },
};
