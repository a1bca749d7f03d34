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

/** What the rest of the program may ask of the account library. */
export interface Accounts {
  /** Answers the account id and the cookies to set, or null when name and password do not fit. */
  signIn(input: {
    username: string;
    password: string;
    userAgent: string;
  }): Promise<{ accountId: string; cookies: readonly string[] } | null>;
  /** Answers the cookies that end the session. */
  signOut(cookie: string): Promise<readonly string[]>;
  /** The account of a session cookie, or null. */
  accountOf(cookie: string): Promise<string | null>;
  create(input: { username: string; password: string; name: string }): Promise<string>;
  setPassword(accountId: string, password: string): Promise<void>;
  endSessions(accountId: string): Promise<void>;
  /** Ends all of an account but the one of this cookie. */
  endOtherSessions(accountId: string, cookie: string): Promise<void>;
  passwordFits(accountId: string, password: string): Promise<boolean>;
}

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
    advanced: { cookiePrefix: 'quanke', useSecureCookies: settings.publicUrl.startsWith('https:') },
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

const sessionsOf = (
  auth: Library,
): Pick<Accounts, 'signIn' | 'signOut' | 'accountOf' | 'endSessions' | 'endOtherSessions'> => {
  const adapter = () => adapterOf(auth);
  return {
    signIn: async ({ username: name, password, userAgent }) => {
      const response = await auth.api.signInUsername({
        body: { username: name, password },
        headers: new Headers({ 'user-agent': userAgent }),
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
      await (await adapter()).deleteSession(found.session.token);
      return null;
    },
    endSessions: async (accountId) => {
      await (await adapter()).deleteUserSessions(accountId);
    },
    endOtherSessions: async (accountId, cookie) => {
      const internal = await adapter();
      const present = await auth.api.getSession({ headers: headersWith(cookie) });
      for (const { token } of await internal.listSessions(accountId))
        if (token !== present?.session.token) await internal.deleteSession(token);
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
  return { ...sessionsOf(auth), ...passwordsOf(auth) };
};
