/** A length of time after which something has to happen. */
export interface Duration {
  readonly unit: 'working-days' | 'calendar-days' | 'hours' | 'minutes';
  readonly count: number;
}
