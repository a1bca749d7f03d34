/** What a revision of the catalogue is for. */
export const REVISION_PURPOSES = ['new-item', 'new-version', 'ending', 'overlay'] as const;
export type RevisionPurpose = (typeof REVISION_PURPOSES)[number];

export const REVISION_STATUSES = ['writing', 'in-review', 'approved', 'published', 'withdrawn'] as const;
export type RevisionStatus = (typeof REVISION_STATUSES)[number];

export const REVISION_STEPS = [
  'start',
  'save',
  'submit',
  'approve',
  'send-back',
  'publish',
  'take-back',
  'withdraw',
] as const;
export type RevisionStep = (typeof REVISION_STEPS)[number];
