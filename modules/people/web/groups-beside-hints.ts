import type { PersonReply } from '../contract.ts';

/** Groups that no hint tells already: “hard of hearing” needs no tag beside “hard of hearing: speak slowly”. */
export const groupsBesideHints = ({ groups, hints }: Pick<PersonReply, 'groups' | 'hints'>): PersonReply['groups'] =>
  groups.filter(({ name }) => !hints.some((hint) => hint.zh.startsWith(name.zh)));
