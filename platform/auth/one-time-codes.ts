import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** RFC 6238 as every authenticator app has it by default: SHA-1, six digits, half a minute. */
const STEP_SECONDS = 30;
const DIGITS = 6;
const SECRET_BYTES = 20;
/** Codes of the half minute before and after are taken too: clocks differ, and people type slowly. */
const STEPS_AROUND = [0, -1, 1] as const;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new shared secret in base 32, as authenticator apps take it. */
export const newCodeSecret = (): string => {
  const bits = [...randomBytes(SECRET_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('');
};

const bytesOf = (secret: string): Buffer => {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
};

const stepAt = (at: Date): number => Math.floor(at.getTime() / 1_000 / STEP_SECONDS);

const codeOfStep = (secret: string, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7f_ff_ff_ff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
};

/** The code that an app shows at this time. */
export const codeAt = (secret: string, at: Date): string => codeOfStep(secret, stepAt(at));

/** The half minute that a code belongs to, or null when it belongs to none around this time. */
export const stepOfCode = (secret: string, code: string, at: Date): number | null => {
  const given = Buffer.from(code);
  const step = STEPS_AROUND.map((around) => stepAt(at) + around).find((one) => {
    const expected = Buffer.from(codeOfStep(secret, one));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  return step ?? null;
};

/** What the square code of a new secret says to an app. */
export const codeUri = (secret: string, issuer: string, username: string): string => {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(username)}`;
  return `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer })}`;
};
