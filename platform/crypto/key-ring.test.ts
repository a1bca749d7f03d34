import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blindToken } from './blind-index.ts';
import { openField, sealField } from './field-sealing.ts';
import { openKeyRing, rotateSealingKey } from './key-ring.ts';

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
    await rotateSealingKey(dataDirectory);
    const after = await opened(true);
    expect(after.activeKeyId).toBe(2);
    expect(openField(after, place, sealed)).toBe('13800001234');
    expect(blindToken(after, 'phone-tail', 'c1', '1234')).toBe(blindToken(before, 'phone-tail', 'c1', '1234'));
  });
});
