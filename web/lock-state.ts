/** Whether the screen is locked, and whose it is: read outside React by whoever handles an ended session. */
let locked = false;
let username: string | undefined;
let cover: (() => void) | undefined;

export const isLocked = (): boolean => locked;

export const setLocked = (next: boolean): void => {
  locked = next;
};

/** The frame of a signed-in person says how it is covered, for as long as it is on screen. */
export const offerCover = (show: () => void): (() => void) => {
  cover = show;
  return () => {
    cover = undefined;
    locked = false;
  };
};

/** Covers what a signed-in person has on screen; false where there is no such page. */
export const coverScreen = (): boolean => {
  cover?.();
  return cover !== undefined;
};

export const rememberUsername = (name: string): void => {
  username = name;
};

/** Undefined after the page was loaded anew: the lock screen then asks for it. */
export const rememberedUsername = (): string | undefined => username;
