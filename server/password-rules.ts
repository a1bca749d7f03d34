import { createHash } from 'node:crypto';
import { PRODUCT_WORDS } from '../catalogue/access/known-words.ts';
import type { AccessDeps } from '../modules/access/server/index.ts';

interface Common {
  readonly bytesKept: number;
  readonly hashes: Buffer;
}

let read: Promise<Common> | undefined;

/** Read when the first password is chosen, which in most runs of the program nobody does. */
const readCommon = async (): Promise<Common> => {
  const { COMMON_PASSWORDS } = await import('../catalogue/access/common-passwords.ts');
  return { bytesKept: COMMON_PASSWORDS.bytesKept, hashes: Buffer.from(COMMON_PASSWORDS.hashes, 'base64') };
};

/** Looks a hash up in the list, which is in order, by halving. */
const holds = ({ bytesKept, hashes }: Common, wanted: Buffer): boolean => {
  let low = 0;
  let high = hashes.length / bytesKept;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const compared = wanted.compare(hashes, middle * bytesKept, (middle + 1) * bytesKept);
    if (compared === 0) return true;
    if (compared < 0) high = middle;
    else low = middle + 1;
  }
  return false;
};

const isCommonPassword = async (password: string): Promise<boolean> => {
  read ??= readCommon();
  const common = await read;
  const hash = createHash('sha256').update(password).digest();
  return holds(common, hash.subarray(0, common.bytesKept));
};

export const passwordRules: Pick<AccessDeps, 'isCommonPassword' | 'knownWords'> = {
  isCommonPassword,
  knownWords: PRODUCT_WORDS,
};
