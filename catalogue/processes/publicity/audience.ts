import { SPECIAL_GROUPS } from '../../special-groups/groups.ts';
import { choice } from '../parts/writing.ts';

/** Whom a message may be sent to: `all` stands for everybody, the others are groups as they stand in the files of people. */
export const pushedToChoices = [
  choice('all', '全体居民', 'All residents'),
  ...SPECIAL_GROUPS.map(({ id, name }) => ({ id, label: name })),
];
