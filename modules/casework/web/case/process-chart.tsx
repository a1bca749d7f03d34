import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { CaseReply, processReply } from '../../contract.ts';
import type { ChartEdge } from '../../domain/chart.ts';
import { ChartPicture } from '../processes/chart-picture.tsx';

export type Process = z.output<typeof processReply>;

/** The chart of a case's process with the way taken and where it is now. The list beside it says the same in words. */
export const ProcessChart = ({ process, of }: { readonly process: Process; readonly of: CaseReply }): ReactNode => {
  const { chart } = process;
  const wasTaken = ({ action, from, to }: ChartEdge): boolean =>
    (action === null || (of.path.actions.includes(action) && of.path.steps.includes(from))) &&
    of.path.steps.includes(to);
  /** A decision was passed when one of the ways out of it was taken. */
  const isDecided = (node: string): boolean =>
    chart.edges.some((edge) => edge.leaves === node && edge.from !== node && wasTaken(edge));
  const isTaken = (edge: ChartEdge): boolean => wasTaken(edge) || isDecided(edge.to);
  const lookOf = (id: string): string => {
    if (id === of.state) return 'present';
    return of.path.steps.includes(id) || isDecided(id) ? 'past' : '';
  };
  const edges = chart.edges.toSorted((a, b) => Number(isTaken(a)) - Number(isTaken(b)));
  return (
    <ChartPicture
      chart={{ ...chart, edges }}
      lookOfEdge={(edge) => (isTaken(edge) ? 'taken' : '')}
      lookOfNode={({ id, kind }) => (kind === 'start' ? 'past' : lookOf(id))}
    />
  );
};
