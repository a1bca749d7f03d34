import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secretText = z.string().min(24);
const SecretsSchema = z
  .object({
    session: secretText,
    appPassword: secretText,
    accountsPassword: secretText,
    origin: secretText,
    setUpCode: z.string().min(8),
  })
  .strict();

/** What this installation keeps to itself: made once, mode 600, outside the database. */
export interface Secrets extends z.output<typeof SecretsSchema> {
  /** Keyed hash for network addresses and names in counters: equal for equal values, useless to anybody else. */
  hash(value: string): string;
}

const fresh = (): string => randomBytes(24).toString('base64url');

/** Easy to read from a screen and to type: three groups of letters and digits without look-alikes. */
const newSetUpCode = (): string => {
  const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
  const letters = [...randomBytes(12)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
};

/** The same addresses ask all day; a hash made lately need not be made again. */
const MOST_REMEMBERED = 500;

const rememberingLast = (make: (value: string) => string): ((value: string) => string) => {
  const made = new Map<string, string>();
  return (value) => {
    const known = made.get(value);
    if (known !== undefined) return known;
    const hashed = make(value);
    if (made.size >= MOST_REMEMBERED) made.delete(made.keys().next().value ?? '');
    made.set(value, hashed);
    return hashed;
  };
};

/** Whole or not at all, and never over what another program, which began in the same moment, has put there. */
const putOnce = (file: string, text: string): void => {
  const own = `${file}.${fresh()}`;
  writeFileSync(own, text, { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch {
    // It is there already, or the file system knows no second names for a file.
    if (!existsSync(file)) renameSync(own, file);
  } finally {
    rmSync(own, { force: true });
  }
};

export const openSecrets = (dataDirectory: string): Secrets => {
  const folder = join(dataDirectory, 'keys');
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = {
      session: fresh(),
      appPassword: fresh(),
      accountsPassword: fresh(),
      origin: fresh(),
      setUpCode: newSetUpCode(),
    };
    putOnce(file, `${JSON.stringify(made, null, 2)}\n`);
  }
  const secrets = SecretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    ...secrets,
    hash: rememberingLast((value) =>
      createHmac('sha256', secrets.origin).update(value).digest('base64url').slice(0, 22),
    ),
  };
};
