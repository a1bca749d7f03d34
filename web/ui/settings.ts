/** Small things a browser remembers for its user: language, dismissed tours, columns. Never personal data. */
const PREFIX = 'quanke.';

/** Null when never set, or when the browser keeps no storage. */
export const readSetting = (name: string): string | null => {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
};

export const writeSetting = (name: string, value: string): void => {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // A browser that keeps no storage simply forgets the setting.
  }
};
