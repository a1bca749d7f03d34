import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWholeCatalogue } from '../server/load-catalogue.ts';
import { assembleOverlay } from './assemble-overlay.ts';
import { createCatalogue } from './catalogue.ts';
import { itemMistakes } from './catalogue-checks.ts';
import { itemDifferences } from './item-differences.ts';
import { applyOverlays } from './overlay.ts';
import type { Overlay } from './overlay.ts';
import { overlayMistakes } from './overlay-checks.ts';
import type { ServiceItem } from './service-item.ts';
import type { OverlayChange } from './written-overlay.ts';

const read = loadWholeCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
if (!read.ok) throw new Error('the shipped catalogue is sound');
const { catalogue, parts } = read.value;
const TODAY = '2026-11-22';
const basis = { source: '街道公告' };
const text = { zh: '例', en: 'Example' };

const item = (id: string): ServiceItem => {
  const found = catalogue.itemInForce(id, TODAY);
  if (found === undefined) throw new Error(`${id} is not in force`);
  return found;
};
const allowance = item('senior-allowance');
const permit = item('residence-permit');

const overlay = (changes: readonly OverlayChange[], more: Partial<Overlay> = {}): Overlay => {
  const written = { itemId: 'senior-allowance', version: 1, validFrom: '2026-01-01', changes: [...changes] };
  const assembled = assembleOverlay(written, 'community', parts);
  if (!assembled.ok) throw new Error(assembled.mistakes.map(({ rule }) => rule).join('; '));
  return { ...assembled.overlay, ...more };
};
const age = (value: number): OverlayChange => ({ part: 'parameter', id: 'minimumAge', value, basis });
const minimumAge = (laid: ServiceItem | undefined) => laid?.parameters.find(({ id }) => id === 'minimumAge')?.value;

describe('an overlay', () => {
  it.each<[string, ServiceItem, OverlayChange, string]>([
    ['a parameter', allowance, age(75), 'parameter'],
    [
      'a shorter limit',
      allowance,
      { part: 'limit', processId: 'promised', unit: 'working-days', promised: 9, basis },
      'process',
    ],
    [
      'an approver',
      allowance,
      { part: 'approver', processId: 'promised', approver: { kind: 'district', departmentId: 'civil-affairs' }, basis },
      'process',
    ],
    [
      'a delegation',
      allowance,
      {
        part: 'delegation',
        processId: 'on-behalf',
        delegation: { approvedBy: text, document: '2026 年第 1 号', validUntil: '2028-12-31' },
        basis,
      },
      'process',
    ],
    ['a service type more', allowance, { part: 'process-added', process: 'referral', basis }, 'process'],
    ['a service type less', allowance, { part: 'process-dropped', processId: 'on-behalf', basis }, 'process'],
    [
      'a material more',
      allowance,
      { part: 'material-added', material: { id: 'letter', name: text, form: 'original', comesFrom: text }, basis },
      'material',
    ],
    ['a material less', allowance, { part: 'material-dropped', id: 'bank-card', basis }, 'material'],
    [
      'a condition more',
      allowance,
      { part: 'condition-added', id: 'disabled', text, feel: 'hasDisabilityCertificate', basis },
      'condition',
    ],
    ['another matter', allowance, { part: 'other-matter-added', text, basis }, 'other-matter'],
    ['a phone', allowance, { part: 'contact', contact: { phone: '0510-1' }, basis }, 'contact'],
    [
      'a spoken answer',
      allowance,
      { part: 'spoken-answer', text: { zh: '{name}，您能办。', en: '{name}, yes.' }, basis },
      'head',
    ],
  ])('changes %s and nothing else', (_what, base, change, part) => {
    const one = overlay([change]);
    expect(overlayMistakes(one, base, parts.facts)).toEqual([]);
    const laid = applyOverlays(base, [one], TODAY);
    expect(laid.misfits).toEqual([]);
    const differences = itemDifferences(base, laid.item);
    expect(differences.length).toBeGreaterThan(0);
    expect(new Set(differences.map((difference) => difference.part))).toEqual(new Set([part]));
    expect(itemMistakes(laid.item, parts.facts)).toEqual([]);
    expect(laid.item.applied).toEqual({ on: TODAY, overlays: [{ organisationId: 'community', version: 1 }] });
  });

  it('brings the facts of an added condition along, so that they are asked', () => {
    const change = { part: 'condition-added' as const, id: 'disabled', text, feel: 'hasDisabilityCertificate', basis };
    const laid = applyOverlays(allowance, [overlay([change])], TODAY).item;
    expect(allowance.facts.map(({ id }) => id)).not.toContain('hasDisabilityCertificate');
    expect(laid.facts.map(({ id }) => id)).toContain('hasDisabilityCertificate');
  });

  it.each<[string, ServiceItem, OverlayChange, string, string]>([
    [
      'a limit above the law',
      permit,
      { part: 'limit', processId: 'on-behalf', unit: 'calendar-days', promised: 16, basis },
      'changes[0].promised',
      'promised-above-statutory',
    ],
    [
      'a limit in another unit than the law',
      permit,
      { part: 'limit', processId: 'on-behalf', unit: 'working-days', promised: 14, basis },
      'changes[0].unit',
      'overlay-limit-incomparable',
    ],
    [
      'a parameter that is not there',
      allowance,
      { part: 'parameter', id: 'nothing', value: 1, basis },
      'changes[0]',
      'overlay-part-missing',
    ],
    [
      'a material that is there already',
      allowance,
      { part: 'material-added', material: { id: 'bank-card', name: text, form: 'copy', comesFrom: text }, basis },
      'changes[0]',
      'overlay-part-there',
    ],
    [
      'a condition on nothing known',
      allowance,
      { part: 'condition-added', id: 'c', text, feel: 'luck > 1', basis },
      'changes[0].feel',
      'feel-name-unknown',
    ],
    [
      'a condition that is no condition',
      allowance,
      { part: 'condition-added', id: 'c', text, feel: 'age + 1', basis },
      'changes[0].feel',
      'feel-not-boolean',
    ],
    [
      'a placeholder that nothing fills',
      allowance,
      { part: 'spoken-answer', text: { zh: '{nmae}', en: 'x' }, basis },
      'changes[0].text',
      'placeholder-unknown',
    ],
    [
      'an end before the start',
      allowance,
      { ...age(75), validFrom: '2026-05-01', validTo: '2026-04-01' },
      'changes[0].validTo',
      'ends-before-start',
    ],
  ])('is told %s', (_what, base, change, path, code) => {
    const found = overlayMistakes(overlay([change]), base, parts.facts);
    expect(found.map((mistake) => [mistake.path, mistake.code])).toContainEqual([path, code]);
  });

  it('is told two changes of one part, unless they hold at different times', () => {
    const until = { ...age(75), validTo: '2026-12-31' };
    const from = { ...age(78), validFrom: '2027-01-01' };
    expect(overlayMistakes(overlay([age(75), age(78)]), allowance, parts.facts).map(({ code }) => code)).toContain(
      'overlay-change-twice',
    );
    const both = overlay([until, from]);
    expect(overlayMistakes(both, allowance, parts.facts)).toEqual([]);
    expect(minimumAge(applyOverlays(allowance, [both], '2026-12-31').item)).toBe(75);
    expect(minimumAge(applyOverlays(allowance, [both], '2027-01-01').item)).toBe(78);
  });

  it('lays a community over its street, and leaves what neither changes', () => {
    const street = overlay([age(78), { part: 'contact', contact: { phone: '1', place: text }, basis }], {
      organisationId: 'street',
    });
    const community = overlay([age(75), { part: 'contact', contact: { phone: '2' }, basis }]);
    const { item: laid } = applyOverlays(allowance, [street, community], TODAY);
    expect(minimumAge(laid)).toBe(75);
    expect(laid.contact).toEqual({ phone: '2', place: text });
    expect(laid.materials).toEqual(allowance.materials);
  });

  it('never promises more than a newer base allows: what no longer fits is left out and told', () => {
    const short = overlay([
      { part: 'limit', processId: 'promised', unit: 'working-days', promised: 18, basis },
      age(75),
    ]);
    const processes = allowance.processes.map((one) => ({
      ...one,
      limit: { ...one.limit, statutory: 15, promised: Math.min(15, one.limit.promised) },
    }));
    const { item: laid, misfits } = applyOverlays({ ...allowance, processes }, [short], TODAY);
    expect(misfits.map(({ index, code }) => [index, code])).toEqual([[0, 'promised-above-statutory']]);
    expect(laid.processes[0]?.limit.promised).toBe(15);
    expect(minimumAge(laid)).toBe(75);
  });
});

describe('the catalogue with overlays', () => {
  const pathOf = (id: string) => (id === 'neighbour' ? ['street', 'neighbour'] : ['street', 'community']);
  const layered = createCatalogue(catalogue.versions, [], {
    overlays: [
      overlay([age(75)]),
      overlay([age(70)], { version: 2, validFrom: '2026-12-01' }),
      overlay([age(78)], { organisationId: 'street' }),
    ],
    pathOf,
  });

  it('resolves base, street, community by the day', () => {
    expect(minimumAge(layered.itemInForce('senior-allowance', TODAY))).toBe(80);
    expect(minimumAge(layered.itemInForce('senior-allowance', TODAY, 'neighbour'))).toBe(78);
    expect(minimumAge(layered.itemInForce('senior-allowance', TODAY, 'community'))).toBe(75);
    expect(minimumAge(layered.itemInForce('senior-allowance', '2026-12-01', 'community'))).toBe(70);
    expect(layered.itemInForce('senior-card', TODAY, 'community')).toBe(catalogue.itemInForce('senior-card', TODAY));
  });

  it('gives exactly the same item again by version and overlays', () => {
    const day = fc
      .integer({ min: 0, max: 400 })
      .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom('community', 'neighbour', 'nowhere'), (on, place) => {
        const found = layered.itemInForce('senior-allowance', on, place);
        expect(found).toBeDefined();
        expect(layered.itemVersion('senior-allowance', found?.version ?? 0, found?.applied)).toEqual(found);
      }),
      { seed: 20261122 },
    );
  });

  it('does not make do without an overlay that is gone', () => {
    const applied = { on: TODAY, overlays: [{ organisationId: 'elsewhere', version: 1 }] };
    expect(layered.itemVersion('senior-allowance', 2, applied)).toBeUndefined();
  });
});
