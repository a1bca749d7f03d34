import { ok } from './result.ts';
import type { Refusal, Result } from './result.ts';

export type RegionCodeRule = 'length' | 'characters' | 'province' | 'gap';
export type RegionCodeRefusal = Refusal<'region-code-invalid'> & {
  readonly details: { readonly rule: RegionCodeRule };
};

export type RegionLevel = 'province' | 'city' | 'county' | 'street' | 'community';

/** A statistical region code of twelve digits: 2 province, 2 city, 2 county, 3 street or town, 3 community or village. */
export interface RegionCode {
  readonly code: string;
  readonly level: RegionLevel;
  /** The code of the region above, padded with zeros; null for a province. */
  readonly parent: string | null;
}

const LEVELS: readonly { readonly level: RegionLevel; readonly from: number; readonly to: number }[] = [
  { level: 'province', from: 0, to: 2 },
  { level: 'city', from: 2, to: 4 },
  { level: 'county', from: 4, to: 6 },
  { level: 'street', from: 6, to: 9 },
  { level: 'community', from: 9, to: 12 },
];
const PROVINCE = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/;

const broken = (rule: RegionCodeRule): { readonly ok: false; readonly refusal: RegionCodeRefusal } => ({
  ok: false,
  refusal: { code: 'region-code-invalid', details: { rule } },
});

const isZero = (text: string): boolean => /^0+$/.test(text);

/** Reads a region code; a level may not be named below one that is left out, except where a city has no counties. */
export const parseRegionCode = (typed: string): Result<RegionCode, RegionCodeRefusal> => {
  const code = typed.normalize('NFKC').replace(/\s/g, '');
  if (!/^\d*$/.test(code)) return broken('characters');
  if (code.length !== 12) return broken('length');
  if (!PROVINCE.test(code)) return broken('province');
  const named = LEVELS.map(({ from, to }) => !isZero(code.slice(from, to)));
  const deepest = named.lastIndexOf(true);
  // Cities without counties (such as 441900) put streets straight below the city.
  if (named.some((present, place) => !present && place < deepest && place !== 2)) return broken('gap');
  const here = LEVELS[deepest];
  if (here === undefined) return broken('province');
  const parent = deepest === 0 ? null : code.slice(0, here.from).padEnd(12, '0');
  return ok({ code, level: here.level, parent });
};
