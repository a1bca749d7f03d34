import { EVERYBODY } from '../../../modules/casework/domain/publicity.ts';
import { SPECIAL_GROUPS } from '../../special-groups/groups.ts';
import { choice } from '../parts/writing.ts';

/** Whom a message may be sent to: everybody, or groups as they stand in the files of people. */
export const pushedToChoices = [
  choice(EVERYBODY, '全体居民', 'All residents'),
  ...SPECIAL_GROUPS.map(({ id, name }) => ({ id, label: name })),
];
