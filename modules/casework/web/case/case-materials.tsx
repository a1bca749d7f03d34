import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import type { TextKey } from '../../../../web/texts.tsx';
import { ListTable } from '../../../../web/ui/list-table.tsx';
import { Card, SectionTitle, Tag } from '../../../../web/ui/parts.tsx';
import type { CaseReply } from '../../contract.ts';

const FORMS: Readonly<Record<string, TextKey>> = {
  original: 'case.form.original',
  copy: 'case.form.copy',
  'original-and-copy': 'case.form.original-and-copy',
  form: 'case.form.form',
};

const Row = ({ material }: { readonly material: CaseReply['materials'][number] }): ReactNode => {
  const { t, show } = useText();
  const form = FORMS[material.form];
  return (
    <tr>
      <th scope="row">
        {show(material.name)} {material.inFirstNotice ? <Tag>{t('case.material-noticed')}</Tag> : null}
      </th>
      <td>{form === undefined ? material.form : t(form)}</td>
      <td className="why">{material.source ?? (material.comesFrom === null ? '' : show(material.comesFrom))}</td>
      <td className={`material-${material.status}`}>{t(`case.material.${material.status}`)}</td>
    </tr>
  );
};

const RANK = { missing: 0, brought: 1, known: 2, 'not-needed': 3 } as const;

export const CaseMaterials = ({ of }: { readonly of: CaseReply }): ReactNode => {
  const { t } = useText();
  const count = (status: string): number => of.materials.filter((material) => material.status === status).length;
  const sum = t('case.materials-sum', {
    brought: count('brought'),
    known: count('known'),
    missing: count('missing'),
  });
  return (
    <Card label={t('case.materials')}>
      <SectionTitle {...(of.materials.length === 0 ? {} : { remark: sum })}>{t('case.materials')}</SectionTitle>
      {of.materials.length === 0 ? (
        <p className="sub">{t('case.materials-none')}</p>
      ) : (
        <div className="table-room">
          <ListTable
            className="material-table"
            heads={[
              t('case.material-name'),
              t('case.material-form'),
              t('case.material-source'),
              t('case.material-status'),
            ]}
          >
            {of.materials
              .toSorted((a, b) => RANK[a.status] - RANK[b.status])
              .map((material) => (
                <Row key={material.id} material={material} />
              ))}
          </ListTable>
        </div>
      )}
      <Conditions of={of} />
    </Card>
  );
};

const SIGNS = { yes: '✓', no: '✕', unknown: '?' } as const;

const Conditions = ({ of }: { readonly of: CaseReply }): ReactNode => {
  const { t, show } = useText();
  if (of.conditions.length === 0) return null;
  return (
    <>
      <SectionTitle>{t('case.conditions')}</SectionTitle>
      <ul className="conditions">
        {of.conditions.map((condition) => (
          <li key={condition.id}>
            <i
              className={`sign sign-${condition.result}`}
              role="img"
              aria-label={t(`case.condition.${condition.result}`)}
            >
              {SIGNS[condition.result]}
            </i>
            <span>
              {show(condition.text)} <span className="why">{condition.because}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
