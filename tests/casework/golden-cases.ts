import { readFileSync } from 'node:fs';
import type { CaseEvent } from '../../modules/casework/domain/case-events.ts';
import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { ScriptLine } from './case-script.ts';

/** A history that was looked at by people: what was done, what was recorded, where it led. */
export interface GoldenCase {
  readonly name: string;
  readonly script: readonly ScriptLine[];
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
}

export const readGoldenCases = (processId: string): readonly GoldenCase[] =>
  JSON.parse(
    readFileSync(new URL(`../../catalogue/processes/${processId}/cases.json`, import.meta.url), 'utf8'),
  ) as readonly GoldenCase[];
