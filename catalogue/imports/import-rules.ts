import type { ImportRules } from '../../modules/imports/domain/import-rules.ts';

/** How large a list may be and when the head has to agree. */
export const IMPORT_RULES: ImportRules = {
  validFrom: '2026-01-01',
  approvalAboveRows: 50,
  limits: { bytes: 20 * 1024 * 1024, unpackedBytes: 400 * 1024 * 1024, rows: 200_000, columns: 200 },
  partBytes: 700_000,
  rowsAtOnce: 250,
  triesAtMost: 5,
  basis: {
    source: '本平台规则',
    where:
      '一次改动 50 人以上要社区负责人同意；文件不超过 20 MB，一张表不超过 20 万行；连续 5 次没做成就停下，告诉社区',
  },
};
