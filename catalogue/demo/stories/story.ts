import type { ActingRole } from '../../../modules/access/domain/roles.ts';
import type { Channel } from '../../../modules/casework/domain/case-events.ts';
import type { DemoApplicant } from '../case-mix.ts';

/** One of several; which one, the seed decides. */
export interface OneOf {
  readonly oneOf: readonly unknown[];
}

/**
 * A value of a form. Words that begin with `@` are filled in: `@worker` and `@head` with an id, `@name` with the name
 * of somebody else and `@their-id` with the id of the one just named, `@person` with that of the person concerned, `@now` with the moment, `@day+3` with a date and
 * `@at+2` with an office hour so many days later (or earlier, with a minus).
 */
export type StoryInput = Readonly<Record<string, unknown>>;

export const oneOf = (...values: readonly unknown[]): OneOf => ({ oneOf: values });

/** How long after the move before: minutes on the same day, or working days; from and to. */
export type Pause = { readonly minutes: readonly [number, number] } | { readonly days: readonly [number, number] };

/** A move that does not leave the step the case has come to is left out: what went wrong before may not have happened. */
export interface StoryMove {
  readonly do: string;
  readonly after: Pause;
  readonly by?: ActingRole;
  readonly input?: StoryInput;
  /** How often it happens in a row; once when left out. */
  readonly times?: readonly [number, number];
  /** How likely it happens at all; always when left out. */
  readonly chance?: number;
}

/** A course of a matter as it happens again and again in a community. */
export interface DemoStory {
  readonly processId: string;
  /** How often in a year of a community with about 2,700 residents. */
  readonly perYear: number;
  readonly by?: ActingRole;
  readonly channel?: Channel;
  /** Whom it concerns; left out where nobody is named. */
  readonly who?: DemoApplicant;
  readonly opening?: StoryInput;
  readonly moves: readonly StoryMove[];
}

export const minutes = (from: number, to: number): Pause => ({ minutes: [from, to] });
export const days = (from: number, to: number): Pause => ({ days: [from, to] });
