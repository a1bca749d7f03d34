import { createHmac, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import { Kysely, PostgresDialect, type KyselyPlugin } from 'kysely';
import type pg from 'pg';

const SESSION_SECONDS = 12 * 3600;
const RENEW_AFTER_SECONDS = 3600;
/** However busy, a session ends after a day; a working day with its duty fits in. */
const LONGEST_MILLISECONDS = 24 * 3600 * 1000;

export interface AccountsSettings {
  /** Pool of the accounts role, search path `auth`. */
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly publicUrl: string;
}

/** Where somebody signs in from; kept with the session and shown to nobody but its owner. */
export interface SignInOrigin {
  readonly address: string;
  readonly userAgent: string;
}

export interface OwnSession {
  readonly id: string;
  readonly since: string;
  /** Within the hour: a session in use is renewed once in it. */
  readonly lastUsedAt: string;
  readonly address: string;
  readonly userAgent: string;
  /** The one that asks. */
  readonly isThis: boolean;
}

/** What the rest of the program may ask of the account library. */
export interface Accounts {
  /** Answers the account id and the cookies to set, or null when name and password do not fit. */
  signIn(input: {
    username: string;
    password: string;
    from: SignInOrigin;
  }): Promise<{ accountId: string; cookies: readonly string[] } | null>;
  /** Answers the cookies that end the session. */
  signOut(cookie: string): Promise<readonly string[]>;
  /** The account of a session cookie, or null. */
  accountOf(cookie: string): Promise<string | null>;
  /** Whether the cookie has a token of a session with a signature that is not ours: nobody gets one of those by waiting. */
  isForged(cookie: string): boolean;
  create(input: { username: string; password: string; name: string }): Promise<string>;
  setPassword(accountId: string, password: string): Promise<void>;
  /** Those that still open something, the latest first. */
  sessionsOf(accountId: string, cookie: string): Promise<readonly OwnSession[]>;
  /** Ends one of an account; false where the account has no such session. */
  endSession(accountId: string, sessionId: string): Promise<boolean>;
  endSessions(accountId: string): Promise<void>;
  /** Ends all of an account but the one of this cookie and answers how many they were. */
  endOtherSessions(accountId: string, cookie: string): Promise<number>;
  passwordFits(accountId: string, password: string): Promise<boolean>;
}

/** Browsers take a cookie of this name from this host alone, by https, for all of it (ASVS 5.0, 3.3.3). */
const HOST_PREFIX = '__Host-';
const COOKIE = 'quanke';
const isSecure = ({ publicUrl }: AccountsSettings): boolean => publicUrl.startsWith('https:');

const headersWith = (cookie: string): Headers => new Headers(cookie === '' ? {} : { cookie });

/**
 * Our pools read instants as text, the library compares them with dates, and text compared with a date is never
 * earlier: sessions would not run out. So the library gets dates.
 */
const datesForTheLibrary: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          name.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
        ]),
      ),
    ),
  }),
};

const configure = (settings: AccountsSettings) =>
  betterAuth({
    baseURL: settings.publicUrl,
    secret: settings.secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool: settings.pool }), plugins: [datesForTheLibrary] }),
      type: 'postgres',
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 200,
      password: {
        hash: (password) => hash(password),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: RENEW_AFTER_SECONDS },
    advanced: {
      // The library knows `__Secure-` alone, so the stricter prefix is part of the name.
      useSecureCookies: false,
      cookiePrefix: isSecure(settings) ? `${HOST_PREFIX}${COOKIE}` : COOKIE,
      defaultCookieAttributes: { secure: isSecure(settings) },
    },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 32,
        usernameValidator: (name) => /^[a-z][a-z0-9._-]+$/.test(name),
      }),
    ],
  });

type Library = ReturnType<typeof configure>;

const adapterOf = async (auth: Library) => (await auth.$context).internalAdapter;

const LONGEST_AGENT = 200;

/** As headers of a request: that is where the library looks for them. */
const headersFrom = ({ address, userAgent }: SignInOrigin): Headers =>
  new Headers({
    'x-forwarded-for': address,
    'user-agent': userAgent.replaceAll(/[^ -~]/g, '').slice(0, LONGEST_AGENT),
  });

const signatureCheck = ({ secret }: AccountsSettings): Pick<Accounts, 'isForged'> => ({
  isForged: (cookie) => {
    const [, value = ''] = /(?:^|;\s*)(?:__Host-)?quanke\.session_token=([^;]*)/.exec(cookie) ?? [];
    const [token = '', signature = ''] = decodeLoosely(value).split('.');
    if (token === '') return false;
    const expected = createHmac('sha256', secret).update(token).digest();
    const given = Buffer.from(signature, 'base64');
    return given.length !== expected.length || !timingSafeEqual(given, expected);
  },
});

const decodeLoosely = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

const signingInOf = (auth: Library): Pick<Accounts, 'signIn' | 'signOut' | 'accountOf'> => ({
  signIn: async ({ username: name, password, from }) => {
    const response = await auth.api.signInUsername({
      body: { username: name, password },
      headers: headersFrom(from),
      asResponse: true,
    });
    if (!response.ok) return null;
    const { user } = (await response.json()) as { user: { id: string } };
    return { accountId: user.id, cookies: response.headers.getSetCookie() };
  },
  signOut: async (cookie) => {
    const response = await auth.api.signOut({ headers: headersWith(cookie), asResponse: true });
    return response.headers.getSetCookie();
  },
  accountOf: async (cookie) => {
    const found = await auth.api.getSession({ headers: headersWith(cookie) });
    if (found === null) return null;
    if (Date.now() - found.session.createdAt.getTime() <= LONGEST_MILLISECONDS) return found.user.id;
    await (await adapterOf(auth)).deleteSession(found.session.token);
    return null;
  },
});

type Sessions = Pick<Accounts, 'sessionsOf' | 'endSession' | 'endSessions' | 'endOtherSessions'>;

const sessionsOf = (auth: Library): Sessions => {
  const adapter = () => adapterOf(auth);
  return {
    sessionsOf: async (accountId, cookie) => {
      const present = await auth.api.getSession({ headers: headersWith(cookie) });
      const all = await (await adapter()).listSessions(accountId);
      return all
        .filter(({ createdAt }) => Date.now() - createdAt.getTime() <= LONGEST_MILLISECONDS)
        .map(({ id, createdAt, updatedAt, ipAddress, userAgent, token }) => ({
          id,
          since: createdAt.toISOString(),
          lastUsedAt: updatedAt.toISOString(),
          address: ipAddress ?? '',
          userAgent: userAgent ?? '',
          isThis: token === present?.session.token,
        }))
        .toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || (a.since < b.since ? 1 : -1));
    },
    endSession: async (accountId, sessionId) => {
      const internal = await adapter();
      const found = (await internal.listSessions(accountId)).find(({ id }) => id === sessionId);
      if (found === undefined) return false;
      await internal.deleteSession(found.token);
      return true;
    },
    endSessions: async (accountId) => {
      await (await adapter()).deleteUserSessions(accountId);
    },
    endOtherSessions: async (accountId, cookie) => {
      const internal = await adapter();
      const present = await auth.api.getSession({ headers: headersWith(cookie) });
      const others = (await internal.listSessions(accountId)).filter(({ token }) => token !== present?.session.token);
      for (const { token } of others) await internal.deleteSession(token);
      return others.length;
    },
  };
};

const passwordsOf = (auth: Library): Pick<Accounts, 'create' | 'setPassword' | 'passwordFits'> => {
  const adapter = () => adapterOf(auth);
  const credentialOf = async (accountId: string) =>
    (await (await adapter()).findAccounts(accountId)).find((account) => account.providerId === 'credential');
  return {
    create: async ({ username: name, password, name: shown }) => {
      const internal = await adapter();
      const user = await internal.createUser(
        { name: shown, email: `${name}@accounts.invalid`, emailVerified: false, username: name, displayUsername: name },
        { method: 'admin' },
      );
      await internal.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await hash(password),
      });
      return user.id;
    },
    setPassword: async (accountId, password) => {
      await (await adapter()).updatePassword(accountId, await hash(password));
    },
    passwordFits: async (accountId, password) => {
      const stored = (await credentialOf(accountId))?.password;
      return typeof stored === 'string' && (await verify(stored, password));
    },
  };
};

/** The library carries sessions, cookies and password storage; nothing of it is reachable from outside but through our routes. */
export const createAccounts = (settings: AccountsSettings): Accounts => {
  const auth = configure(settings);
  return { ...signingInOf(auth), ...sessionsOf(auth), ...passwordsOf(auth), ...signatureCheck(settings) };
};
