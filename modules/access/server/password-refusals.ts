import { pinyin } from 'pinyin-pro';
import { refuse, type Refusal } from '../../../kernel/result.ts';
import { commonForms, weaknessOf } from '../domain/passwords.ts';
import type { AccessDeps } from './deps.ts';
import type { Worker } from './directory.ts';

interface About {
  readonly username: string;
  /** Of the person and of the offices around: as they are written, and as they are spelled on a keyboard. */
  readonly names: readonly string[];
}

const spelled = (name: string): string => pinyin(name, { toneType: 'none', type: 'array', v: true }).join('');

type Refused = { readonly ok: false; readonly refusal: Refusal };

/** Why this password is not taken, or null. */
export const refuseWeak = async (
  deps: Pick<AccessDeps, 'knownWords' | 'isCommonPassword'>,
  password: string,
  { username, names }: About,
): Promise<Refused | null> => {
  const words = [...deps.knownWords, ...names, ...names.map(spelled)];
  const weakness = weaknessOf(password, { username, words });
  if (weakness === 'contains-known-word') return refuse('password-has-known-word');
  if (weakness !== null) return refuse('password-too-weak', { rule: weakness });
  for (const form of commonForms(password)) if (await deps.isCommonPassword(form)) return refuse('password-too-common');
  return null;
};

/** The person, the organisations of the own roles and those above them. */
export const namesAround = ({ directory }: Pick<AccessDeps, 'directory'>, worker: Worker): readonly string[] => {
  const up = (id: string | null): readonly string[] => {
    const found = id === null ? undefined : directory.organisation(id);
    return found === undefined ? [] : [found.name, found.shortName, ...up(found.parentId)];
  };
  return [worker.name, ...worker.roles.flatMap(({ organisationId }) => up(organisationId))];
};
