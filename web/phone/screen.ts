import type { Attempt } from './send-waiting.ts';

/** Where the person is in the app. */
export type Screen =
  | { readonly page: 'home' }
  | { readonly page: 'people' }
  | { readonly page: 'walk' }
  | { readonly page: 'visit'; readonly recordId: string }
  | { readonly page: 'form'; readonly recordId: string }
  | { readonly page: 'conflict'; readonly recordId: string };

/** What is known of the way to the server. */
export type Status = Attempt | 'sending';
