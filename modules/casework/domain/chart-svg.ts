import type { Language, Text } from '../../../kernel/text.ts';
import { linesOf } from './chart-lines.ts';
import { labelledOnce } from './chart.ts';
import type { Chart, ChartEdge, ChartNode } from './chart.ts';

const LINE = 17;
const PADDING = 16;
const ROUND = 8;
const BESIDE = 8;
/** Small round nodes keep their two characters on one line. */
const ONE_LINE = 40;

const COLOURS = {
  ground: '#ffffff',
  box: '#ffffff',
  waiting: '#fdf1dc',
  end: '#e4f2ee',
  start: '#eef1f0',
  border: '#7d8b86',
  ink: '#17211f',
  line: '#7d8b86',
  label: '#52605c',
} as const;

const FONT = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif";

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const fillOf = (kind: ChartNode['kind']): string => {
  if (kind === 'waiting' || kind === 'end' || kind === 'start') return COLOURS[kind];
  return COLOURS.box;
};

const shapeOf = ({ kind, x, y, width, height }: ChartNode): string => {
  const paint = `fill="${fillOf(kind)}" stroke="${COLOURS.border}"`;
  if (kind !== 'decision') {
    const round = kind === 'step' || kind === 'waiting' ? ROUND : height / 2;
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" ${paint}/>`;
  }
  const [middle, centre] = [x + width / 2, y + height / 2];
  return `<polygon points="${middle},${y} ${x + width},${centre} ${middle},${y + height} ${x},${centre}" ${paint}/>`;
};

const wordsOf = ({ x, y, width, height, label }: ChartNode, words: (text: Text) => string): readonly string[] => {
  const lines = linesOf(words(label), Math.max(ONE_LINE, width - PADDING));
  return lines.map((line, index) => {
    const lineY = y + height / 2 + (index - (lines.length - 1) / 2) * LINE;
    return `<text x="${x + width / 2}" y="${lineY}">${escaped(line)}</text>`;
  });
};

const lineOf = ({ points }: ChartEdge): string =>
  `<polyline points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}" marker-end="url(#arrow)"/>`;

/** A label stands in the middle of its place, that of an action that stays close to its small line. */
const labelOf = ({ label, labelAt, from, to, points }: ChartEdge, words: (text: Text) => string): readonly string[] => {
  if (label === null || labelAt === null) return [];
  const beside = from === to ? ` style="text-anchor:start"` : '';
  const x = from === to ? Math.max(...points.map((point) => point.x)) + BESIDE : labelAt.x;
  return [`<text x="${x}" y="${labelAt.y}"${beside}>${escaped(words(label))}</text>`];
};

/** A chart as an SVG picture of its own, in one language. */
export const svgOf = (chart: Chart, title: Text, language: Language): string => {
  const words = (text: Text): string => text[language];
  const { width, height, nodes, edges } = chart;
  const text = `text-anchor="middle" dominant-baseline="central" font-family="${FONT}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(words(title))}</title>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">',
    `<path d="M0 0 L8 4 L0 8 Z" fill="${COLOURS.line}"/></marker></defs>`,
    `<rect width="${width}" height="${height}" fill="${COLOURS.ground}"/>`,
    `<g fill="none" stroke="${COLOURS.line}">`,
    ...edges.map(lineOf),
    '</g>',
    ...nodes.map(shapeOf),
    `<g ${text} font-size="15" fill="${COLOURS.ink}">`,
    ...nodes.flatMap((node) => wordsOf(node, words)),
    '</g>',
    `<g ${text} font-size="13" fill="${COLOURS.label}" stroke="${COLOURS.ground}" stroke-width="4" paint-order="stroke">`,
    ...labelledOnce(edges).flatMap((edge) => labelOf(edge, words)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
};
