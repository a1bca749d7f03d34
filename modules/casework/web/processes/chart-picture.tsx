import './chart.css';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import { useText } from '../../../../web/texts.tsx';
import type { ChartEdge } from '../../domain/chart.ts';
import { linesOf } from '../../domain/chart-lines.ts';
import { ScrollBox } from '../../../../web/ui/scroll-box.tsx';

/** A chart as the server sends it or the editor lays it out. */
export interface DrawnChart {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly ChartEdge[];
}

export interface DrawnNode {
  readonly id: string;
  readonly kind: string;
  readonly label: Text;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const LINE = 17;
/** Between the small line of an action that stays and its label. */
const BESIDE = 8;
/** The small round nodes keep their two characters on one line. */
const ONE_LINE = 40;
/** Below this share of its size the words of a chart are too small to read; it scrolls sideways instead. */
const SMALLEST = 0.72;
const ROOM = 4;

const Words = ({ of }: { readonly of: DrawnNode }): ReactNode => {
  const { show } = useText();
  const { x, y, width, height, label } = of;
  const lines = linesOf(show(label), Math.max(ONE_LINE, width - 16));
  return (
    <text>
      {lines.map((line, index) => (
        <tspan key={line} x={x + width / 2} y={y + height / 2 + (index - (lines.length - 1) / 2) * LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
};

const NodeShape = ({ node, look }: { readonly node: DrawnNode; readonly look: string }): ReactNode => {
  const { kind, x, y, width, height } = node;
  if (kind === 'decision') {
    const [middle, centre] = [x + width / 2, y + height / 2];
    const points = `${middle},${y} ${x + width},${centre} ${middle},${y + height} ${x},${centre}`;
    return <polygon className={`chart-node ${look} chart-decision`} points={points} />;
  }
  const round = kind === 'step' || kind === 'waiting' ? 8 : height / 2;
  return (
    <g className={`chart-node ${look} chart-${kind}`}>
      <rect x={x} y={y} width={width} height={height} rx={Math.min(round, height / 2)} />
      <Words of={node} />
    </g>
  );
};

const EdgeShape = ({ edge, look }: { readonly edge: ChartEdge; readonly look: string }): ReactNode => {
  const { show } = useText();
  const { label, labelAt } = edge;
  const stays = edge.from === edge.to;
  const points = edge.points.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <g className={`chart-edge ${look}`}>
      <polyline points={points} markerEnd={look.includes('taken') ? 'url(#chart-arrow-taken)' : 'url(#chart-arrow)'} />
      {label === null || labelAt === null ? null : (
        <text
          className={stays ? 'chart-stays' : undefined}
          x={stays ? Math.max(...edge.points.map(({ x }) => x)) + BESIDE : labelAt.x}
          y={labelAt.y}
        >
          {show(label)}
        </text>
      )}
    </g>
  );
};

const Arrow = ({ id }: { readonly id: string }): ReactNode => (
  <marker
    id={id}
    viewBox="0 0 8 8"
    refX="7"
    refY="4"
    markerWidth="9"
    markerHeight="9"
    markerUnits="userSpaceOnUse"
    orient="auto"
  >
    <path d="M0 0 L8 4 L0 8 Z" />
  </marker>
);

const NO_LOOK = (): string => '';

/** A flow chart for the eye; whoever shows it says the same in words beside it. The last edges are drawn on top. */
export const ChartPicture = ({
  chart,
  lookOfNode = NO_LOOK,
  lookOfEdge = NO_LOOK,
}: {
  readonly chart: DrawnChart;
  readonly lookOfNode?: (node: DrawnNode) => string;
  readonly lookOfEdge?: (edge: ChartEdge) => string;
}): ReactNode => (
  <svg
    className="chart"
    viewBox={`${-ROOM} ${-ROOM} ${chart.width + 2 * ROOM} ${chart.height + 2 * ROOM}`}
    style={{ maxWidth: chart.width + 2 * ROOM, minWidth: chart.width * SMALLEST }}
    aria-hidden="true"
  >
    <defs>
      <Arrow id="chart-arrow" />
      <Arrow id="chart-arrow-taken" />
    </defs>
    {chart.edges.map((edge) => (
      <EdgeShape key={edge.id} edge={edge} look={lookOfEdge(edge)} />
    ))}
    {chart.nodes.map((node) => (
      <NodeShape key={node.id} node={node} look={lookOfNode(node)} />
    ))}
  </svg>
);

/** Room for a chart that may be wider than the page; it scrolls with the keyboard too. */
export const ChartRoom = ({
  label,
  mark = '',
  children,
}: {
  readonly label: string;
  /** What is marked in the chart now; it is brought into sight when it changes. */
  readonly mark?: string;
  readonly children: ReactNode;
}): ReactNode => {
  const room = useRef<HTMLElement>(null);
  useEffect(() => {
    const [around, marked] = [room.current, room.current?.querySelector('.present, .chosen')];
    if (around === null || marked === null || marked === undefined || mark === '') return;
    const [frame, place] = [around.getBoundingClientRect(), marked.getBoundingClientRect()];
    const hidden = place.left < frame.left || place.right > frame.right;
    if (hidden) around.scrollLeft += place.left + place.width / 2 - (frame.left + frame.width / 2);
  }, [mark]);
  return (
    <ScrollBox ref={room} label={label}>
      {children}
    </ScrollBox>
  );
};
