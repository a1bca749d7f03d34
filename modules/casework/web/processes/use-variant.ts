import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { replyKey, useCommand } from '../../../../web/query.ts';
import {
  getVariant,
  listProcessCatalogue,
  listVariants,
  moveVariant,
  saveVariant,
  type VariantReply,
} from '../../contract.ts';
import type { BodyOf } from '../../../../platform/contract.ts';
import { chartLook } from '../../domain/chart-look.ts';
import { chartOf, labelledOnce } from '../../domain/chart.ts';
import type { Chart } from '../../domain/chart.ts';
import type { DefinitionFinding } from '../../domain/definition-finding.ts';
import type { ProcessDefinition } from '../../domain/definition.ts';
import type { VariantChanges } from '../../domain/variant-changes.ts';
import { checkVariant } from '../../domain/variant-check.ts';

type Move = BodyOf<typeof moveVariant>;
/** A step without the version it was seen at. */
type MoveAsked = Move extends infer M ? (M extends Move ? Omit<M, 'expectedVersion'> : never) : never;

export interface VariantInHand {
  readonly variant: VariantReply;
  readonly base: ProcessDefinition;
  readonly changes: VariantChanges;
  readonly definition: ProcessDefinition;
  readonly findings: readonly DefinitionFinding[];
  readonly chart: Chart;
  readonly editable: boolean;
  readonly dirty: boolean;
  readonly change: (changes: VariantChanges) => void;
}

/** What is being written: drawn and checked with every change, as the server will when it is handed in. */
export const useVariantInHand = (variant: VariantReply): VariantInHand => {
  const { language } = useText();
  const [changes, change] = useState<VariantChanges>(variant.changes as VariantChanges);
  // The server sends a definition; its shape is what the shared code that draws and checks it expects.
  const base = variant.base as unknown as ProcessDefinition;
  const checked = useMemo(
    () =>
      checkVariant(
        base,
        changes,
        { version: variant.publishedVersion ?? variant.basedOn, validFrom: variant.earliestStart, communityId: '' },
        variant.documents.map(({ kind }) => kind),
      ),
    [base, changes, variant],
  );
  const chart = useMemo(() => {
    const drawn = chartOf(checked.definition, chartLook(language));
    return { ...drawn, edges: labelledOnce(drawn.edges) };
  }, [checked.definition, language]);
  const editable = variant.may.includes('save');
  const dirty = JSON.stringify(changes) !== JSON.stringify(variant.changes);
  return { variant, base, changes, ...checked, chart, editable, dirty, change };
};

/** Saves what is written and takes the steps of its life; each reply becomes what the page shows. */
export const useVariantSteps = (communityId: string, of: VariantInHand) => {
  const client = useQueryClient();
  const [saving, moving] = [useCommand(saveVariant), useCommand(moveVariant)];
  const params = { communityId, variantId: of.variant.id };
  const keep = (reply: VariantReply | undefined): VariantReply | undefined => {
    if (reply !== undefined) {
      client.setQueryData(replyKey(getVariant, { params }), reply);
      void client.invalidateQueries({ queryKey: [listVariants.id] });
      void client.invalidateQueries({ queryKey: [listProcessCatalogue.id] });
    }
    return reply;
  };
  const save = async (): Promise<VariantReply | undefined> => {
    if (!of.editable || !of.dirty) return of.variant;
    const body = { expectedVersion: of.variant.version, changes: of.changes as VariantReply['changes'] };
    return keep(await saving.run({ params, body }));
  };
  const move = async (asked: MoveAsked): Promise<boolean> => {
    const saved = await save();
    if (saved === undefined) return false;
    return keep(await moving.run({ params, body: { ...asked, expectedVersion: saved.version } })) !== undefined;
  };
  return { save, move, pending: saving.pending || moving.pending, problem: saving.problem ?? moving.problem };
};
