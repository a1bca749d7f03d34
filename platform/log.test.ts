import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { LOG_OPTIONS } from './log.ts';

const lineOf = (error: unknown): string => {
  let line = '';
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      line += String(chunk);
      done();
    },
  });
  pino(LOG_OPTIONS, sink).error({ err: error }, 'fault');
  return line;
};

describe('an error in the log', () => {
  it('given one of the database, names table and constraint and repeats no value of the row', () => {
    const error = Object.assign(new Error('duplicate key value 110101199003070000'), {
      severity: 'ERROR',
      routine: '_bt_check_unique',
      code: '23505',
      table: 'person',
      constraint: 'person_pkey',
      detail: 'Key (phone)=(13800000000) already exists.',
      where: 'COPY person, line 1: "13800000000"',
    });
    const line = lineOf(error);
    expect(line).not.toMatch(/13800000000|110101199003070000/);
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      msg: 'fault',
      err: { code: '23505', table: 'person', constraint: 'person_pkey' },
    });
  });

  it('keeps message, places and cause of any other, and nothing that was hung on it', () => {
    const error = Object.assign(new Error('no such font', { cause: new Error('no file') }), { body: { name: '张三' } });
    const line = lineOf(error);
    expect(line).not.toContain('张三');
    const { err } = JSON.parse(line) as { err: { message: string; where: string[]; cause: { message: string } } };
    expect([err.message, err.cause.message]).toEqual(['no such font', 'no file']);
    expect(err.where[0]).toContain('log.test.ts');
  });

  it('says no more than its kind of what is no error at all', () => {
    expect(lineOf('13800000000')).not.toContain('13800000000');
  });
});
