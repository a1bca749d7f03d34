import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../../web/api.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { SectionTitle } from '../../../../web/ui/parts.tsx';
import { printDocument } from '../../../../web/ui/print.ts';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import { printForm } from '../../../notices/contract.ts';
import type { MatterCheck } from '../../contract.ts';

type Material = MatterCheck['materials'][number];

const Line = ({
  material,
  place,
  toggle,
  form,
}: {
  readonly material: Material;
  readonly place: number;
  readonly toggle: (materialId: string) => void;
  /** Address of the paper, filled in from what is known; null where there is none to print. */
  readonly form: string | null;
}): ReactNode => {
  const { t, show } = useText();
  const { id, status } = material;
  const fixed = status === 'known' || status === 'not-needed';
  useShortcut(`Alt+${place}`, t('counter.toggle-material', { place }), () => toggle(id), !fixed);
  const known = status === 'known' ? t('counter.material-known-from', { source: material.source ?? '' }) : null;
  const remark = [
    known,
    material.ground === null ? null : show(material.ground),
    material.because === null ? null : show(material.because),
    material.note === null ? null : show(material.note),
  ]
    .filter((part) => part !== null)
    .join(' · ');
  return (
    <li className={`counter-line counter-material counter-material-${status}`}>
      <Checkbox checked={status === 'brought' || status === 'known'} disabled={fixed} onChange={() => toggle(id)}>
        {show(material.name)}
      </Checkbox>
      <span className="why">
        {remark}
        {form === null ? null : (
          <button type="button" className="link-button" onClick={() => printDocument(form)}>
            {t('counter.print-form')}
          </button>
        )}
      </span>
      <span className={`counter-status counter-status-${status}`}>{t(`counter.material.${status}`)}</span>
    </li>
  );
};

const formOf = (communityId: string, { personId, item }: MatterCheck, { template }: Material): string | null =>
  template === null
    ? null
    : fileUrl(printForm, {
        params: { communityId, kind: template },
        query: { itemId: item.id, ...(personId === null ? {} : { personId }) },
      });

/** What to bring: what the platform knows need not be brought, the rest is ticked off as it lies on the desk. */
export const Materials = ({
  check,
  toggle,
}: {
  readonly check: MatterCheck;
  readonly toggle: (materialIds: readonly string[]) => void;
}): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const needed = check.materials.filter(({ status }) => status !== 'not-needed');
  const missing = needed.filter(({ status }) => status === 'missing').map(({ id }) => id);
  const count = (status: Material['status']) => needed.filter((material) => material.status === status).length;
  return (
    <>
      <SectionTitle
        remark={
          needed.length === 0
            ? t('counter.materials-none')
            : t('counter.materials-count', {
                known: count('known'),
                brought: count('brought'),
                missing: missing.length,
              })
        }
      >
        {t('counter.materials')}
      </SectionTitle>
      <ul>
        {needed.map((material, index) => (
          <Line
            key={material.id}
            material={material}
            place={index + 1}
            toggle={(id) => toggle([id])}
            form={formOf(communityId, check, material)}
          />
        ))}
      </ul>
      {missing.length > 1 ? (
        <button type="button" className="link-button" onClick={() => toggle(missing)}>
          {t('counter.material-all')}
        </button>
      ) : null}
    </>
  );
};
