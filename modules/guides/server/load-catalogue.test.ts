import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SERVICE_TYPE_IDS } from '../domain/service-item.ts';
import type { ServiceItem } from '../domain/service-item.ts';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';

const directory = join(import.meta.dirname, '../../../catalogue/service-items');
const TODAY = '2026-11-22';
/** Advice and visits come on top; one of these carries the matter itself. */
const WAYS = ['immediate', 'promised', 'on-behalf', 'emergency', 'mediation', 'petition', 'referral'];

const load = () => {
  const read = loadCatalogue(directory);
  if (!read.ok) throw new Error(describeMistakes(read.mistakes));
  return read.value;
};
const catalogue = load();

const numbersOf = (table: string): readonly number[] =>
  catalogue.versions
    .flatMap((item) => item.sources)
    .filter((source) => source.document === 'service-standard' && source.part === table)
    .map((source) => source.number ?? 0)
    .toSorted((a, b) => a - b);

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

const entry = (table: string, number: number): ServiceItem | undefined =>
  catalogue.versions.find((item) => item.sources.some((source) => source.part === table && source.number === number));

const must = (id: string): ServiceItem => {
  const item = catalogue.itemInForce(id, TODAY);
  if (item === undefined) throw new Error(`${id} is not in force`);
  return item;
};

describe('the catalogue in the repository', () => {
  it('holds every entry of the three tables once, 93 in all', () => {
    expect(numbersOf('表 B.1')).toEqual(upTo(10));
    expect(numbersOf('表 B.2')).toEqual(upTo(11));
    expect(numbersOf('表 B.3')).toEqual(upTo(72));
  });

  it('spreads table B.3 over the 28 departments that the table names', () => {
    const departments = catalogue.versions
      .filter((item) => item.legalKind === 'assistance')
      .map((item) => item.department.id);
    expect(new Set(departments).size).toBe(28);
    expect(entry('表 B.3', 1)?.department.name.zh).toBe('民政');
    expect(entry('表 B.3', 30)?.department.name.zh).toBe('公安');
    expect(entry('表 B.3', 72)?.department.name.zh).toBe('老干部');
  });

  it('keeps official names as they are', () => {
    expect(entry('表 B.1', 9)?.name.zh).toBe('收集、整理档案');
    expect(entry('表 B.2', 4)?.name.zh).toBe('支持和组织村民依法发展各种形式的合作经济和其他经济');
    expect(entry('表 B.3', 36)?.name.zh).toBe('征收土地“两公告一登记”工作');
  });

  it('says of each entry to whom it applies', () => {
    expect(entry('表 B.1', 1)?.scope).toBe('community');
    expect(entry('表 B.2', 1)?.scope).toBe('village');
    expect(entry('表 B.3', 1)?.scope).toBe('both');
  });

  it('offers only service types that exist, with a promise within the statutory limit', () => {
    const offers = catalogue.versions.flatMap((item) =>
      item.processes.map((process) => ({ item: item.id, ...process })),
    );
    expect(offers.filter((offer) => !SERVICE_TYPE_IDS.includes(offer.processId))).toEqual([]);
    expect(offers.filter(({ limit }) => limit.statutory !== null && limit.promised > limit.statutory)).toEqual([]);
  });

  it('gives everything one applies with a way to be handled, materials, conditions and a flow', () => {
    const handling = catalogue.itemsInForce(TODAY).filter((item) => item.legalKind === 'handling');
    const lacking = handling.filter(
      (item) =>
        !item.processes.some((process) => WAYS.includes(process.processId)) ||
        [item.materials, item.conditions, item.flow].some((list) => list.length === 0) ||
        item.keywords.length < 4 ||
        (item.spokenAnswer === undefined && item.version === catalogue.versionsOf(item.id).length),
    );
    expect(handling.length).toBeGreaterThanOrEqual(64);
    expect(lacking.map((item) => item.id)).toEqual([]);
  });

  it('gives the four guides of the handbook whole', () => {
    expect(must('party-membership-transfer').materials.map((m) => m.id)).toContain('letter-of-introduction');
    expect(must('min-living-standard').materials).toHaveLength(9);
    expect(must('low-rent-housing').materials).toHaveLength(8);
    expect(must('public-rental-housing').materials).toHaveLength(8);
    const local = ['min-living-standard', 'low-rent-housing', 'public-rental-housing'].map(must);
    expect(local.filter((item) => item.otherMatters.length === 0 || !item.verifyLocally)).toEqual([]);
  });

  it('keeps the days of publicity outside the limit of the minimum living standard', () => {
    const promised = must('min-living-standard').processes.find((process) => process.processId === 'promised');
    expect(promised?.limit).toMatchObject({ unit: 'working-days', promised: 22, statutory: 30 });
    expect(promised?.stages?.find((stage) => stage.name.zh === '公示')?.countsTowardsLimit).toBe(false);
  });

  it('marks figures that belong to one place', () => {
    const shenyang = must('public-rental-housing').parameters.find((p) => p.id === 'subsidyPerSquareMetre');
    expect(shenyang?.local).toBe(true);
    const unmarked = catalogue.versions.filter((item) => item.parameters.some((p) => p.local) && !item.verifyLocally);
    expect(unmarked.map((item) => item.id)).toEqual([]);
  });
});

describe('versions in force', () => {
  it('gives the version of the day', () => {
    expect(catalogue.itemInForce('senior-allowance', '2025-12-31')?.version).toBe(1);
    expect(catalogue.itemInForce('senior-allowance', '2026-01-01')?.version).toBe(2);
    expect(catalogue.itemInForce('senior-allowance', '2024-12-31')).toBeUndefined();
    expect(catalogue.itemVersion('senior-allowance', 1)?.processes[0]?.limit.promised).toBe(25);
    expect(catalogue.versionsOf('senior-allowance').map((item) => item.version)).toEqual([1, 2]);
  });

  it('keeps an abolished item readable but not in force, with the reason', () => {
    expect(catalogue.itemInForce('help-social-maintenance-fee', '2021-08-19')).toBeDefined();
    expect(catalogue.itemInForce('help-social-maintenance-fee', '2021-08-20')).toBeUndefined();
    const ended = entry('表 B.3', 13)?.ended;
    expect(ended?.basis.source).toBe('人口与计划生育法');
  });
});
