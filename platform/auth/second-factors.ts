import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type pg from 'pg';
import { openField, sealField, type FieldPlace } from '../crypto/field-sealing.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { newCodeSecret, stepOfCode } from './one-time-codes.ts';

const RECOVERY_CODES = 8;
/** Letters and digits that nobody misreads on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

export interface SecondFactors {
  /** Whether a code is asked for at the sign-in. */
  isOn(accountId: string): Promise<boolean>;
  /** A new secret that counts once a code of it was right; null where one counts already. */
  begin(accountId: string): Promise<string | null>;
  /** Recovery codes, to be shown once, when the code is right; null when it is wrong or nothing was begun. */
  confirm(accountId: string, code: string): Promise<readonly string[] | null>;
  /** Takes a code of the app or a recovery code, each once; null when it is not good. */
  take(accountId: string, code: string): Promise<'code' | 'recovery-code' | null>;
  /** Recovery codes in place of those before. */
  renewRecoveryCodes(accountId: string): Promise<readonly string[]>;
  recoveryCodesLeft(accountId: string): Promise<number>;
  remove(accountId: string): Promise<void>;
}

interface Deps {
  readonly pool: pg.Pool;
  readonly keyRing: KeyRing;
  readonly clock: () => Date;
}

const placeOf = (accountId: string): FieldPlace => ({
  table: 'auth.second_factor',
  column: 'secret_sealed',
  communityId: '',
  rowId: accountId,
});

const newRecoveryCode = (): string =>
  Array.from({ length: 14 }, (_, index) =>
    index === 4 || index === 9 ? '-' : ALPHABET[randomInt(ALPHABET.length)],
  ).join('');

/** People leave out the dashes and type capitals. */
const tidied = (code: string): string => code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const recoveryCodesOf = ({ pool, clock }: Deps) => ({
  renew: async (accountId: string): Promise<readonly string[]> => {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const hashes = await Promise.all(codes.map((code) => hash(tidied(code))));
    await pool.query(
      `with renewed as (
         insert into auth.recovery_code (account_id, position, hash)
         select $1, place, hash from unnest($2::text[]) with ordinality as given(hash, place)
         on conflict (account_id, position) do update set hash = excluded.hash, used_at = null
       ) select`,
      [accountId, hashes],
    );
    return codes;
  },
  left: async (accountId: string): Promise<number> => {
    const { rows } = await pool.query<{ left: number }>(
      'select count(*)::integer as left from auth.recovery_code where account_id = $1 and used_at is null',
      [accountId],
    );
    return rows[0]?.left ?? 0;
  },
  take: async (accountId: string, code: string): Promise<boolean> => {
    const { rows } = await pool.query<{ position: number; hash: string }>(
      'select position, hash from auth.recovery_code where account_id = $1 and used_at is null',
      [accountId],
    );
    for (const row of rows)
      if (await verify(row.hash, tidied(code))) {
        // Of two at once with the same code the second finds it used.
        const { rowCount } = await pool.query(
          'update auth.recovery_code set used_at = $3 where account_id = $1 and position = $2 and used_at is null',
          [accountId, row.position, clock()],
        );
        return rowCount === 1;
      }
    return false;
  },
});

interface Row {
  readonly secret_sealed: Uint8Array;
  readonly confirmed: boolean;
}

const appCodesOf = ({ pool, keyRing, clock }: Deps) => {
  const find = async (accountId: string): Promise<Row | undefined> => {
    const { rows } = await pool.query<Row>(
      'select secret_sealed, confirmed_at is not null as confirmed from auth.second_factor where account_id = $1',
      [accountId],
    );
    return rows[0];
  };
  return {
    find,
    begin: async (accountId: string): Promise<string | null> => {
      const secret = newCodeSecret();
      const { rowCount } = await pool.query(
        `insert into auth.second_factor (account_id, secret_sealed) values ($1, $2)
         on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, last_step = 0
         where second_factor.confirmed_at is null`,
        [accountId, sealField(keyRing, placeOf(accountId), secret)],
      );
      return rowCount === 1 ? secret : null;
    },
    /** The step of a code is written down with its use: the same code, or one before it, is not good again. */
    take: async (accountId: string, code: string, row: Row): Promise<boolean> => {
      const now = clock();
      const step = stepOfCode(openField(keyRing, placeOf(accountId), row.secret_sealed), code, now);
      if (step === null) return false;
      const { rowCount } = await pool.query(
        `update auth.second_factor set last_step = $2, confirmed_at = coalesce(confirmed_at, $3)
         where account_id = $1 and last_step < $2`,
        [accountId, step, now],
      );
      return rowCount === 1;
    },
  };
};

/** Codes of authenticator apps and recovery codes, kept with the accounts under the accounts' own role. */
export const createSecondFactors = (deps: Deps): SecondFactors => {
  const recovery = recoveryCodesOf(deps);
  const app = appCodesOf(deps);
  return {
    isOn: async (accountId) => (await app.find(accountId))?.confirmed ?? false,
    begin: app.begin,
    confirm: async (accountId, code) => {
      const row = await app.find(accountId);
      const isRight = row?.confirmed === false && (await app.take(accountId, code.replaceAll(/\s/g, ''), row));
      return isRight ? recovery.renew(accountId) : null;
    },
    take: async (accountId, given) => {
      const row = await app.find(accountId);
      if (row?.confirmed !== true) return null;
      const code = given.replaceAll(/\s/g, '');
      if (/^\d{6}$/.test(code)) return (await app.take(accountId, code, row)) ? 'code' : null;
      return (await recovery.take(accountId, code)) ? 'recovery-code' : null;
    },
    renewRecoveryCodes: recovery.renew,
    recoveryCodesLeft: recovery.left,
    remove: async (accountId) => {
      await deps.pool.query(
        `with codes as (delete from auth.recovery_code where account_id = $1)
         delete from auth.second_factor where account_id = $1`,
        [accountId],
      );
    },
  };
};
