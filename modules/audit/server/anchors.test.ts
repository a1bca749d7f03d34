import { appendFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAnchors, readLost, writeAnchor } from './anchors.ts';

const COMMUNITY = '019adb00-0000-7000-8000-000000000001';

describe('the anchors of a community', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quanke-anchors-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are none where nothing was sealed yet', async () => {
    expect(await readAnchors(folder, COMMUNITY)).toEqual(new Map());
  });

  it('are those of the first line for a seal, whatever was written later', async () => {
    const sealed = (byte: number) => ({
      sealNumber: 1,
      entries: 0,
      previousHash: Buffer.alloc(32),
      hash: Buffer.alloc(32, byte),
    });
    await writeAnchor(folder, COMMUNITY, sealed(1), []);
    await writeAnchor(folder, COMMUNITY, sealed(2), []);
    expect((await readAnchors(folder, COMMUNITY)).get(1)?.hash).toBe('01'.repeat(32));
  });

  it('are not what somebody wrote down as lost', async () => {
    expect(await readLost(folder, COMMUNITY)).toBe(0);
    await appendFile(join(folder, `${COMMUNITY}.anchors`), 'lost 37\n');
    expect([await readAnchors(folder, COMMUNITY), await readLost(folder, COMMUNITY)]).toEqual([new Map(), 37]);
  });

  it('given they were lost again, are gone up to the furthest that was written down', async () => {
    await appendFile(join(folder, `${COMMUNITY}.anchors`), 'lost 37\nlost 60\nlost 52\n');
    expect(await readLost(folder, COMMUNITY)).toBe(60);
  });

  it('cannot pass for none where the file is there and cannot be read', async () => {
    await mkdir(join(folder, `${COMMUNITY}.anchors`));
    await expect(readAnchors(folder, COMMUNITY)).rejects.toThrow('EISDIR');
  });
});
