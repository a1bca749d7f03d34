import { readSetting, writeSetting } from '../ui/settings.ts';

let wanted = false;

/** The demonstration's first worker is shown round once; whoever dismissed the tour is left alone. */
export const startTourAfterSignIn = (): void => {
  wanted = readSetting('tour') !== 'seen';
};

/** True once: whoever asks first starts the tour. */
export const takeTourWish = (): boolean => {
  const now = wanted;
  wanted = false;
  return now;
};

export const rememberTourSeen = (): void => writeSetting('tour', 'seen');
