import { expect } from 'vitest';
import { addImportPart, getImport, startImport, type ImportReply } from '../../modules/imports/contract.ts';
import { runImports } from '../../modules/imports/server/index.ts';
import type { Caller, Office } from '../server/office.ts';

/** Does what the jobs would do, until nothing waits any more. */
export const workOff = (office: Office): Promise<number> => {
  const { application, clock } = office.running();
  const communities = application.directory.organisations().map(({ id }) => id);
  return runImports(application.imports, communities, () => clock.now().toISOString());
};

export const importOf = async (caller: Caller, communityId: string, importId: string): Promise<ImportReply> =>
  (await caller.call(getImport, { params: { communityId, importId } })).reply();

/** Uploads a list in parts; answers the id of the import, which then waits to be read. */
export const uploadList = async (
  office: Office,
  caller: Caller,
  bytes: Buffer,
  kind: 'residents' | 'dwellings' = 'residents',
): Promise<string> => {
  const communityId = office.communityId();
  const begun = (
    await caller.call(startImport, {
      params: { communityId },
      body: { kind, source: 'file', fileName: '花名册.xlsx', bytes: bytes.length },
    })
  ).reply();
  for (let number = 0; number < begun.parts; number += 1) {
    const content = bytes.subarray(number * begun.partBytes, (number + 1) * begun.partBytes).toString('base64');
    const sent = await caller.call(addImportPart, {
      params: { communityId, importId: begun.id },
      body: { number, content },
    });
    expect(sent.reply().complete).toBe(number === begun.parts - 1);
  }
  return begun.id;
};

/** Uploads a list and reads and compares it. */
export const bringList = async (
  office: Office,
  caller: Caller,
  bytes: Buffer,
  kind: 'residents' | 'dwellings' = 'residents',
): Promise<ImportReply> => {
  const id = await uploadList(office, caller, bytes, kind);
  await workOff(office);
  return importOf(caller, office.communityId(), id);
};
