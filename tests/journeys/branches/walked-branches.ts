import { transitionsOf } from '../../../modules/casework/domain/transitions.ts';
import { nameOfWay } from '../../casework/every-branch.ts';
import type { Walk } from './walk.ts';

/** One line for each way of a process: in which roles it was walked by hand, and for what pages refused it. */
export const linesOf = ({ definition, ways, refusals }: Walk): readonly string[] =>
  transitionsOf(definition).map((transition) => {
    const way = nameOfWay(transition);
    const by = [...new Set(ways.filter((walked) => walked.way === way).map((walked) => walked.by))];
    const codes = [...(refusals.get(way) ?? [])].toSorted();
    return [`${definition.id} v${definition.version}`, way, by.join(' ') || '-', codes.join(' ') || '-'].join(' | ');
  });
