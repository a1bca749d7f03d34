import type { Text } from '../../kernel/text.ts';
import { FINDING_KINDS, type FindingKind } from './finding.ts';
import type { Report } from './verify-installation.ts';

const COUNTED: Readonly<Record<string, Text>> = {
  organisations: { zh: '组织', en: 'organisations' },
  workers: { zh: '有账号的在用人员', en: 'active workers with an account' },
  people: { zh: '居民', en: 'people' },
  dwellings: { zh: '房屋', en: 'dwellings' },
  cases: { zh: '已重放的办件', en: 'cases replayed' },
  events: { zh: '办件历史条目', en: 'history entries' },
  documents: { zh: '连续编号的文书', en: 'documents numbered without gaps' },
  notifications: { zh: '提醒', en: 'notifications' },
  sealedEntries: { zh: '已封存的审计条目', en: 'sealed audit entries' },
  unsealedEntries: { zh: '待封存的审计条目', en: 'audit entries waiting for their seal' },
};

const SHOWN_OF_A_KIND = 20;

/** The lines of a report: what was counted, then every kind of finding with its first places. */
export const reportLines = ({ counts, findings }: Report): readonly string[] => {
  const counted = Object.entries(COUNTED).map(
    ([name, words]) => `${String(counts[name] ?? 0).padStart(10)}  ${words.zh} · ${words.en}`,
  );
  const kinds = [...new Set(findings.map((finding) => finding.kind))];
  const found = kinds.flatMap((kind: FindingKind) => {
    const places = findings.filter((finding) => finding.kind === kind);
    const words = FINDING_KINDS[kind];
    const shown = places
      .slice(0, SHOWN_OF_A_KIND)
      .map((place) => `    ${place.organisationId} ${place.subjectId}: ${place.detail}`);
    const more = places.length - shown.length;
    return [
      `  ${kind} ×${places.length}  ${words.zh} · ${words.en}`,
      ...shown,
      ...(more > 0 ? [`    … 另有 ${more} 处 · ${more} more`] : []),
    ];
  });
  return findings.length === 0
    ? [...counted, '没有发现问题 · No findings']
    : [...counted, `发现 ${findings.length} 处问题 · ${findings.length} findings`, ...found];
};
