import { call } from '../../../web/api.ts';
import { base64Of } from '../../../web/ui/base64.ts';
import { newId } from '../../../web/ui/new-id.ts';
import { addImportPart, startImport } from '../contract.ts';
import type { ImportKind } from '../domain/import-row.ts';

export interface ListToUpload {
  readonly kind: ImportKind;
  readonly source: 'file' | 'paste';
  readonly fileName: string;
  readonly content: Blob;
}

/** Sends a list in parts, one after the other; answers the id of the import. Throws a ProblemError when refused. */
export const uploadList = async (
  communityId: string,
  { kind, source, fileName, content }: ListToUpload,
  onProgress: (percent: number) => void,
): Promise<string> => {
  const begun = await call(startImport, {
    params: { communityId },
    body: { kind, source, fileName: fileName.slice(0, 120), bytes: content.size },
    idempotencyKey: newId(),
  });
  for (let number = 0; number < begun.parts; number += 1) {
    const part = content.slice(number * begun.partBytes, (number + 1) * begun.partBytes);
    await call(addImportPart, {
      params: { communityId, importId: begun.id },
      body: { number, content: await base64Of(part) },
      idempotencyKey: newId(),
    });
    onProgress(Math.round(((number + 1) / begun.parts) * 100));
  }
  return begun.id;
};
