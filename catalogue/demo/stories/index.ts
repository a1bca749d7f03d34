import { PEOPLE_STORIES } from './between-people.ts';
import { GRID_STORIES } from './in-the-grid.ts';
import type { DemoStory } from './story.ts';
import { PARTICIPATION_STORIES } from './taking-part.ts';
import { WINDOW_STORIES } from './at-the-window.ts';

/** What happens in a community in a year beside the applications at the window. All of it is invented. */
export const DEMO_STORIES: readonly DemoStory[] = [
  ...WINDOW_STORIES,
  ...GRID_STORIES,
  ...PEOPLE_STORIES,
  ...PARTICIPATION_STORIES,
];
