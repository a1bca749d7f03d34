import { describe, expect, it } from 'vitest';
import { importsTexts } from '../texts/imports.ts';
import { IMPORT_RULES } from './import-rules.ts';

describe('what the page of imports says of files', () => {
  it('names the size that the rule allows', () => {
    const allowed = `${IMPORT_RULES.limits.bytes / 1024 / 1024} MB`;
    const { zh, en } = importsTexts['imports.file-hint'];
    for (const words of [zh, en, IMPORT_RULES.basis.where]) expect(words).toContain(allowed);
  });
});
