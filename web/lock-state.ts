/** Whether the screen is locked, and whose it is: read outside React by whoever handles an ended session. */
let locked = false;
let username: string | undefined;

export const isLocked = (): boolean => locked;

export const setLocked = (next: boolean): void => {
  locked = next;
};

export const rememberUsername = (name: string): void => {
  username = name;
};

/** Undefined after the page was loaded anew: the lock screen then asks for it. */
export const rememberedUsername = (): string | undefined => username;
