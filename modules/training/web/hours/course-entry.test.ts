import { describe, expect, it } from 'vitest';
import { bodyOf, mistakesIn, type CourseEntry } from './course-entry.ts';

const ENTRY: CourseEntry = {
  kindId: 'business-training',
  contentId: 'law',
  title: '社会救助政策培训',
  organiser: '街道民政办',
  organiserLevel: 'street',
  heldFrom: '2026-09-01',
  heldTo: '2026-09-02',
  classHours: '4.5',
  certificateNumber: '',
};

describe('an entry of training elsewhere', () => {
  it('given everything, has no mistakes and becomes a number of hours', () => {
    expect(mistakesIn(ENTRY)).toEqual([]);
    expect(bodyOf(ENTRY).classHours).toBe(4.5);
  });

  it('given an empty form, names each field that is needed', () => {
    const empty = { ...ENTRY, title: ' ', organiser: '', heldFrom: '', heldTo: '', classHours: '' };
    expect(mistakesIn(empty).map(({ field }) => field)).toEqual([
      'title',
      'organiser',
      'heldFrom',
      'heldTo',
      'classHours',
    ]);
  });

  it.each(['0', '0.3', '81', '四', '-2'])('given %s hours, asks for halves between 0.5 and 80', (classHours) => {
    expect(mistakesIn({ ...ENTRY, classHours })).toEqual([{ field: 'classHours', kind: 'hours' }]);
  });

  it('given an end before the begin, says so', () => {
    expect(mistakesIn({ ...ENTRY, heldTo: '2026-08-31' })).toEqual([{ field: 'heldTo', kind: 'dates' }]);
  });
});
