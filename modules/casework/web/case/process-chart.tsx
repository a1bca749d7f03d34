import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useText } from '../../../../web/texts.tsx';
import type { CaseReply, processReply } from '../../contract.ts';
import { linesOf } from '../../domain/chart-lines.ts';

export type Process = z.output<typeof processReply>;
type Node = Process['chart']['nodes'][number];
type Edge = Process['chart']['edges'][number];

const LINE = 17;
/** Between the small line of an action that stays and its label. */
const BESIDE = 8;
/** The small round nodes keep their two characters on one line. */
const ONE_LINE = 40;

const Lines = ({
  words,
  x,
  y,
  width,
}: {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}) => {
  const lines = linesOf(words, width);
  return lines.map((line, index) => (
    <tspan key={line} x={x} y={y + (index - (lines.length - 1) / 2) * LINE}>
      {line}
    </tspan>
  ));
};

const NodeShape = ({ node, look }: { readonly node: Node; readonly look: string }): ReactNode => {
  const { show } = useText();
  const round = node.kind === 'step' || node.kind === 'waiting' ? 8 : node.height / 2;
  if (node.kind === 'decision') {
    const [middle, centre] = [node.x + node.width / 2, node.y + node.height / 2];
    const corners = [`${middle},${node.y}`, `${node.x + node.width},${centre}`, `${middle},${node.y + node.height}`];
    return (
      <polygon className={`chart-node ${look} chart-decision`} points={[...corners, `${node.x},${centre}`].join(' ')} />
    );
  }
  return (
    <g className={`chart-node ${look} chart-${node.kind}`}>
      <rect x={node.x} y={node.y} width={node.width} height={node.height} rx={Math.min(round, node.height / 2)} />
      <text>
        <Lines
          words={show(node.label)}
          x={node.x + node.width / 2}
          y={node.y + node.height / 2}
          width={Math.max(ONE_LINE, node.width - 16)}
        />
      </text>
    </g>
  );
};

const EdgeShape = ({ edge, taken }: { readonly edge: Edge; readonly taken: boolean }): ReactNode => {
  const { show } = useText();
  const stays = edge.from === edge.to;
  const points = edge.points.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <g className={taken ? 'chart-edge taken' : 'chart-edge'}>
      <polyline points={points} markerEnd={taken ? 'url(#chart-arrow-taken)' : 'url(#chart-arrow)'} />
      {edge.label === null || edge.labelAt === null ? null : (
        <text
          className={stays ? 'chart-stays' : undefined}
          x={stays ? Math.max(...edge.points.map(({ x }) => x)) + BESIDE : edge.labelAt.x}
          y={edge.labelAt.y}
        >
          {show(edge.label)}
        </text>
      )}
    </g>
  );
};

const Arrow = ({ id }: { readonly id: string }): ReactNode => (
  <marker id={id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
    <path d="M0 0 L8 4 L0 8 Z" />
  </marker>
);

/** The chart as the server laid it out. It is drawn for the eye; the list beside it says the same in words. */
export const ProcessChart = ({ process, of }: { readonly process: Process; readonly of: CaseReply }): ReactNode => {
  const { chart } = process;
  const wasTaken = ({ action, from, to }: Edge): boolean =>
    (action === null || (of.path.actions.includes(action) && of.path.steps.includes(from))) &&
    of.path.steps.includes(to);
  /** A decision was passed when one of the ways out of it was taken. */
  const isDecided = (node: string): boolean =>
    chart.edges.some((edge) => edge.leaves === node && edge.from !== node && wasTaken(edge));
  const isTaken = (edge: Edge): boolean => wasTaken(edge) || isDecided(edge.to);
  const lookOf = (id: string): string => {
    if (id === of.state) return 'present';
    return of.path.steps.includes(id) || isDecided(id) ? 'past' : '';
  };
  const ordered = chart.edges.toSorted((a, b) => Number(isTaken(a)) - Number(isTaken(b)));
  return (
    <svg
      className="chart"
      viewBox={`-4 -4 ${chart.width + 8} ${chart.height + 8}`}
      style={{ maxWidth: chart.width + 8 }}
      aria-hidden="true"
    >
      <defs>
        <Arrow id="chart-arrow" />
        <Arrow id="chart-arrow-taken" />
      </defs>
      {ordered.map((edge) => (
        <EdgeShape key={edge.id} edge={edge} taken={isTaken(edge)} />
      ))}
      {chart.nodes.map((node) => (
        <NodeShape key={node.id} node={node} look={node.kind === 'start' ? 'past' : lookOf(node.id)} />
      ))}
    </svg>
  );
};
