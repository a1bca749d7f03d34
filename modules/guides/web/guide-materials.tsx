import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { ListTable } from '../../../web/ui/list-table.tsx';
import { Card, Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import type { Tone } from '../../../web/ui/parts.tsx';
import type { GuideCheckReply, GuideReply } from '../contract.ts';

type Material = GuideReply['materials'][number];
type Status = GuideCheckReply['materials'][number]['status'];

const TONES: Readonly<Record<Status, Tone>> = { needed: 'warn', known: 'ok', 'not-needed': 'plain', unknown: 'ask' };

const Row = ({ of, status }: { readonly of: Material; readonly status: Status | undefined }): ReactNode => {
  const { t, show } = useText();
  const form = t(`guide.form.${of.form}`);
  return (
    <tr>
      <th scope="row">
        {show(of.name)}
        {of.note === undefined ? null : <div className="why">{show(of.note)}</div>}
        {of.template === undefined ? null : <div className="why">{t('guide.filled-in')}</div>}
      </th>
      <td>{of.count === undefined ? form : t('guide.form-count', { form, count: of.count })}</td>
      <td>
        {show(of.comesFrom)}
        {of.knownFrom === undefined ? null : <div className="why">{t('guide.spared')}</div>}
      </td>
      <td>
        {status === undefined ? null : <Pill tone={TONES[status]}>{t(`guide.need.${status}`)}</Pill>}
        <div className="why">{of.neededWhenText === undefined ? t('guide.need-always') : show(of.neededWhenText)}</div>
      </td>
    </tr>
  );
};

/** Every material with its form and origin; the last column follows the answers above. */
export const GuideMaterials = ({
  of,
  check,
}: {
  readonly of: GuideReply;
  readonly check: GuideCheckReply | undefined;
}): ReactNode => {
  const { t } = useText();
  const statuses = new Map(check?.materials.map(({ id, status }) => [id, status]));
  return (
    <Card label={t('guide.materials')}>
      <SectionTitle>{t('guide.materials')}</SectionTitle>
      {of.materials.length === 0 ? (
        <p className="why">{t('guide.materials-none')}</p>
      ) : (
        <ListTable
          className="guide-table guide-materials"
          heads={[t('guide.material'), t('guide.form'), t('guide.from'), t('guide.need')]}
        >
          {of.materials.map((material) => (
            <Row key={material.id} of={material} status={statuses.get(material.id)} />
          ))}
        </ListTable>
      )}
    </Card>
  );
};
