import { unsentOf, type FieldState } from './field-store.ts';

/** The rescue: everything that was not received, as a file for the office. */
export const exportUnsent = (state: FieldState): void => {
  const { communityId, communityName, workerName } = state.owner;
  const made = new Date().toISOString();
  const records = unsentOf(state);
  const content = JSON.stringify(
    { communityId, communityName, workerName, made, records, attachments: state.attachments },
    null,
    1,
  );
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `quanke-${made.slice(0, 10)}-${records.length}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
