import { START } from './chart-layers.ts';

/** Ids of BPMN elements are XML names: letters, digits, `-`, `_` and `.`, beginning with a letter. */
const named = (prefix: string, id: string): string => `${prefix}_${id.replaceAll(/[^\w.-]/g, '.')}`;

export const START_ID = 'Start';
export const nodeId = (node: string): string => {
  if (node === START) return START_ID;
  return node.endsWith('?') ? named('Gateway', node.slice(0, -1)) : named('Step', node);
};
export const flowId = (edge: string): string => named('Flow', edge);
export const timerId = (timer: string): string => named('Timer', timer);
export const timerEndId = (timer: string): string => named('TimerEnd', timer);
export const timerFlowId = (timer: string): string => named('TimerFlow', timer);
export const noteId = (step: string): string => named('Note', step);
export const noteLinkId = (step: string): string => named('NoteLink', step);
/** One pool holds the whole process; its lanes are those who move it. */
export const POOL_ID = 'Pool';
export const laneId = (role: string): string => named('Lane', role);
export const shapeId = (id: string): string => `${id}_di`;
