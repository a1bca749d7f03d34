/** Whether the screen is locked: read outside React by whoever handles an ended session. */
let locked = false;

export const isLocked = (): boolean => locked;

export const setLocked = (next: boolean): void => {
  locked = next;
};
