import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blindToken } from './blind-index.ts';
import { openField, sealField } from './field-sealing.ts';
import { addSealingKey, dropSealingKeys, proposeIndexingKey, settleIndexingKey } from './change-keys.ts';
import { keyPrint, readKeyFile } from './key-file.ts';
import { openKeyRing } from './key-ring.ts';

const place = { table: 'person', column: 'phone_sealed', communityId: 'c1', rowId: 'p1' };
let dataDirectory = '';

const opened = (hasData = false) => openKeyRing({ dataDirectory, databaseHasData: async () => hasData });
const keyFile = () => join(dataDirectory, 'keys', 'fields.json');

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'quanke-keys-'));
});
afterEach(async () => {
  await rm(dataDirectory, { recursive: true });
});

describe('the key ring of an installation', () => {
  it('given a first start, makes a file only its owner can read, and reads the same keys again', async () => {
    const sealed = sealField(await opened(), place, '13800001234');
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    expect(openField(await opened(true), place, sealed)).toBe('13800001234');
  });

  it('given data without keys, refuses to start in both languages and makes no new keys', async () => {
    await expect(opened(true)).rejects.toMatchObject({ code: 'field-keys-missing', text: { zh: /密钥/, en: /keys/ } });
    await expect(stat(keyFile())).rejects.toThrow('ENOENT');
  });

  it('given a damaged file, refuses to start and quotes none of it', async () => {
    await opened();
    const content = await readFile(keyFile(), 'utf8');
    await writeFile(keyFile(), content.replace('"active": 1', '"active": 7'));
    const failure = await opened(true).catch((reason: unknown) => reason);
    expect(failure).toMatchObject({ code: 'field-keys-unreadable' });
    expect(JSON.stringify(failure)).not.toContain('sealing');
    await writeFile(keyFile(), 'not json');
    await expect(opened(true)).rejects.toMatchObject({ code: 'field-keys-unreadable' });
  });

  it('given a file that others can read, narrows its rights', async () => {
    await opened();
    await chmod(keyFile(), 0o644);
    await opened(true);
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
  });

  it('given a rotation, keeps old values readable and indexes unchanged', async () => {
    const before = await opened();
    const sealed = sealField(before, place, '13800001234');
    expect(await addSealingKey(dataDirectory)).toBe(2);
    const after = await opened(true);
    expect(after.activeKeyId).toBe(2);
    expect(openField(after, place, sealed)).toBe('13800001234');
    expect(blindToken(after, 'phone-tail', 'c1', '1234')).toBe(blindToken(before, 'phone-tail', 'c1', '1234'));
  });

  it('given a key added by a command, a running program opens what is sealed under it at once', async () => {
    const running = await opened();
    await addSealingKey(dataDirectory);
    const sealed = sealField(await opened(true), place, '13800001234');
    expect(sealed[0]).toBe(2);
    expect(openField(running, place, sealed)).toBe('13800001234');
    expect(sealField(running, place, 'later')[0]).toBe(2);
  });

  it('given an old key that is dropped, keeps the file as it was beside it and never drops the active key', async () => {
    const before = await opened();
    const sealed = sealField(before, place, '13800001234');
    await addSealingKey(dataDirectory);
    const former = await dropSealingKeys(dataDirectory, [1, 2], new Date('2026-11-22T10:00:00Z'));
    const after = await opened(true);
    expect([...after.sealingKeys.keys()]).toEqual([2]);
    expect(() => openField(after, place, sealed)).toThrow('no key on the ring');
    expect(Object.keys((JSON.parse(await readFile(former, 'utf8')) as { sealing: object }).sealing)).toEqual([
      '1',
      '2',
    ]);
    expect((await stat(former)).mode & 0o777).toBe(0o600);
  });
});

describe('an indexing key that is changed', () => {
  const indexedBy = (print: string | null) =>
    openKeyRing({ dataDirectory, databaseHasData: async () => true, indexedBy: async () => print });
  const token = (ring: Awaited<ReturnType<typeof opened>>) => blindToken(ring, 'phone-tail', 'c1', '1234');

  it('given a change broken off before the database had it, the next start goes on with the old key', async () => {
    const before = token(await opened());
    await proposeIndexingKey(dataDirectory);
    await expect(opened(true)).rejects.toMatchObject({ code: 'field-keys-half-changed' });
    expect(token(await indexedBy(null))).toBe(before);
    expect(readKeyFile(dataDirectory)?.nextIndexing).toBeUndefined();
  });

  it('given a change broken off after the database had it, the next start goes on with the new key', async () => {
    const before = token(await opened());
    const { next } = await proposeIndexingKey(dataDirectory);
    expect(token(await indexedBy(keyPrint(next)))).not.toBe(before);
    expect(readKeyFile(dataDirectory)).toMatchObject({ indexing: next });
    expect((await readdir(join(dataDirectory, 'keys'))).length).toBe(2);
  });

  it('given a change that is done, the new key is in use, and doing it twice proposes the same key', async () => {
    await opened();
    const { next } = await proposeIndexingKey(dataDirectory);
    expect((await proposeIndexingKey(dataDirectory)).next).toBe(next);
    await settleIndexingKey(dataDirectory, new Date('2026-11-22T10:00:00Z'));
    expect(readKeyFile(dataDirectory)).toMatchObject({ indexing: next });
    await opened(true);
  });
});
