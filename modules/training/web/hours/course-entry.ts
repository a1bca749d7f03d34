import type { z } from 'zod';
import { COURSE_HOURS, type addTrainingCourse } from '../../contract.ts';

export type CourseBody = z.input<(typeof addTrainingCourse)['body']>;

/** What stands in the form; everything is text until it is sent. */
export interface CourseEntry {
  readonly kindId: string;
  readonly contentId: string;
  readonly title: string;
  readonly organiser: string;
  readonly organiserLevel: CourseBody['organiserLevel'];
  readonly heldFrom: string;
  readonly heldTo: string;
  readonly classHours: string;
  readonly certificateNumber: string;
}

export type CourseMistake =
  | { readonly field: 'title' | 'organiser' | 'heldFrom' | 'heldTo' | 'classHours'; readonly kind: 'missing' }
  | { readonly field: 'classHours'; readonly kind: 'hours' }
  | { readonly field: 'heldTo'; readonly kind: 'dates' };

const NEEDED = ['title', 'organiser', 'heldFrom', 'heldTo', 'classHours'] as const;

const isHalves = (typed: string): boolean => {
  const hours = Number(typed);
  return hours >= COURSE_HOURS.least && hours <= COURSE_HOURS.most && Number.isInteger(hours / COURSE_HOURS.least);
};

export const mistakesIn = (entry: CourseEntry): readonly CourseMistake[] => {
  const missing = NEEDED.filter((field) => entry[field].trim() === '');
  const has = (field: (typeof NEEDED)[number]): boolean => !missing.includes(field);
  return [
    ...missing.map((field) => ({ field, kind: 'missing' }) as const),
    ...(has('classHours') && !isHalves(entry.classHours) ? [{ field: 'classHours', kind: 'hours' } as const] : []),
    ...(has('heldFrom') && has('heldTo') && entry.heldTo < entry.heldFrom
      ? [{ field: 'heldTo', kind: 'dates' } as const]
      : []),
  ];
};

export const bodyOf = (entry: CourseEntry): CourseBody => ({ ...entry, classHours: Number(entry.classHours) });
