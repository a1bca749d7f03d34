/** A valid UUID (version 7 layout) that one can recognise in a fixture by its number. */
export const id = (number: number): string => `01980000-0000-7000-8000-${String(number).padStart(12, '0')}`;
