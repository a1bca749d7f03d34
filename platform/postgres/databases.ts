import pg from 'pg';

/** Name of the database that a connection leads to. */
export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** The same connection, another database. */
export const withDatabase = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.toString();
};

/** The same server and database, another role. */
export const withRole = (url: string, role: { readonly user: string; readonly password: string }): string => {
  const changed = new URL(url);
  changed.username = encodeURIComponent(role.user);
  changed.password = encodeURIComponent(role.password);
  return changed.toString();
};

/** A connection string over a local socket: the folder stands, encoded, where a host name would. */
export const socketUrl = (socket: string, user: string, password: string, database: string): string =>
  `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${encodeURIComponent(socket)}:5432/${encodeURIComponent(database)}`;

/** One connection for the length of `work`. */
export const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  // A connection that is cut between two queries is told by the next one; unheard, it would end the program.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

export interface NewDatabase {
  /** Any connection of a role that may create databases; its own database is not touched. */
  readonly ownerUrl: string;
  readonly name: string;
  readonly template?: string;
}

/** Creates a database, or keeps the one that exists. Answers its connection string. */
export const createDatabase = async ({ ownerUrl, name, template }: NewDatabase): Promise<string> => {
  await withClient(withDatabase(ownerUrl, 'postgres'), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const from = template === undefined ? '' : ` template ${client.escapeIdentifier(template)} strategy file_copy`;
    await client.query(`create database ${client.escapeIdentifier(name)}${from}`);
  });
  return withDatabase(ownerUrl, name);
};

/** Drops a database with whoever is still connected to it; one that does not exist is no mistake. */
export const dropDatabase = (ownerUrl: string, name: string): Promise<void> =>
  withClient(withDatabase(ownerUrl, 'postgres'), async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });

/** Gives a role that migrations made the password it signs in with. Answers its connection to the same database. */
export const openRole = async (ownerUrl: string, role: string, password: string): Promise<string> => {
  await withClient(ownerUrl, async (client) => {
    await client.query(`alter role ${client.escapeIdentifier(role)} password ${client.escapeLiteral(password)}`);
  });
  return withRole(ownerUrl, { user: role, password });
};
