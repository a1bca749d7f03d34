import pg from 'pg';

/** A statement as the application sent it, with one set of its values. */
export interface SentStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Writes down what the application's own connections send in this test file, once for each text. */
export const recordSentStatements = (connectionName: string) => {
  const sent = new Map<string, SentStatement>();
  const original = pg.Client.prototype.query;
  const remember = (client: object, given: unknown): void => {
    const { name, text, values } = given as Partial<SentStatement>;
    const { connectionParameters } = client as { connectionParameters?: { application_name?: string } };
    if (connectionParameters?.application_name !== connectionName) return;
    if (typeof text === 'string' && values !== undefined) sent.set(text, { name: name ?? '', text, values });
  };
  const recording = function (this: pg.Client, ...given: unknown[]): unknown {
    remember(this, given[0]);
    return Reflect.apply(original, this, given);
  };
  pg.Client.prototype.query = recording as typeof original;
  return {
    statements: (): readonly SentStatement[] => [...sent.values()],
    stop: (): void => {
      pg.Client.prototype.query = original;
    },
  };
};
