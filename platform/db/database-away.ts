/** SQLSTATE classes and codes of a server that is gone, going, coming, full or out of connections; nothing was committed wrongly. */
const STATES = ['08', '53', '57P01', '57P02', '57P03', '58'];
const SYSTEM = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'];
/** The driver has no codes for these. */
const SAID = [
  'Connection terminated',
  'Client has encountered a connection error',
  'timeout exceeded when trying to connect',
  'Client was closed and is not queryable',
];

/**
 * Where in Citus the coordinator tells that a server behind it is gone, in the middle of a statement or of a commit. It
 * has no state for that, and the words are those of its own connection, in the language of that machine.
 */
const LOST_BEHIND = ['ReportResultError', 'ErrorIfPostCommitFailedShardPlacements'];

const isLostBehind = (fault: Error): boolean =>
  'code' in fault && fault.code === 'XX000' && 'routine' in fault && LOST_BEHIND.some((one) => one === fault.routine);

/**
 * True for a fault that says nothing about the request: the database cannot be asked at the moment. Whether a command was
 * carried out is then open; the same command under the same key finds out.
 */
export const isDatabaseAway = (fault: unknown): boolean => {
  if (!(fault instanceof Error)) return false;
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  const isSystem = SYSTEM.includes(code) && 'syscall' in fault && fault.syscall !== 'open';
  return (
    isSystem ||
    isLostBehind(fault) ||
    STATES.some((state) => code.startsWith(state)) ||
    SAID.some((words) => fault.message.includes(words))
  );
};

/** True for the one such fault that does not pass by itself: the server has no room left. Nothing of the request was kept. */
export const isDatabaseFull = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === '53100';

const TOO_SLOW = ['57014', '55P03', '40P01'];

/**
 * True where the database gave a statement up: its time was over, or a row stayed locked by others. Nothing of the
 * request was kept, and the same request may well succeed a moment later.
 */
export const isDatabaseBusy = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && TOO_SLOW.some((code) => code === fault.code);
