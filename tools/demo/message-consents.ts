import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import type { CopyRow, CopyTable } from './copy-in.ts';
import type { DemoCommunity } from './demo-community.ts';
import type { Random } from './random.ts';

const CONSENTS: CopyTable = {
  table: 'person_consent',
  columns:
    'community_id id person_id purpose given_how given_by given_on withdrawn_on withdrawn_reason recorded_by recorded_at'.split(
      ' ',
    ),
};

export interface MessageConsentsInput {
  readonly community: DemoCommunity;
  readonly workerIds: readonly string[];
  readonly random: Random;
  readonly newId: () => string;
  readonly today: PlainDate;
}

/** Half of those with a phone agreed to be sent messages; a few changed their mind since. */
export const messageConsentTable = (
  input: MessageConsentsInput,
): { readonly target: CopyTable; readonly rows: readonly CopyRow[] } => {
  const { community, workerIds, random, newId, today } = input;
  const rows = community.households
    .flatMap(({ people }) => people)
    .filter(({ phone }) => phone !== null && random.chance(0.5))
    .map((person): CopyRow => {
      const givenOn = addDays(today, -random.int(60, 300));
      const withdrawn = random.chance(0.04);
      return [
        community.id,
        newId(),
        person.id,
        'messages',
        random.chance(0.7) ? 'spoken' : 'paper',
        'self',
        givenOn,
        withdrawn ? addDays(givenOn, random.int(5, 50)) : null,
        withdrawn ? '不想再收' : null,
        workerIds.length === 0 ? null : random.pick(workerIds),
        `${givenOn}T03:00:00Z`,
      ];
    });
  return { target: CONSENTS, rows };
};
