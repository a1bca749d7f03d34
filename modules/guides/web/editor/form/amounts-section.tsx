import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { freshId, shownAt, wordsAt } from '../written-form.ts';
import { BasisFields, LineField, TextPair } from './text-fields.tsx';
import { FigureField, TickField } from './value-fields.tsx';
import { FeelField } from './feel-field.tsx';
import { ListPart } from './list-part.tsx';

export const ParameterFields = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  return (
    <>
      <TextPair path={`${path}.label`} label={t('editor.figure-name')} />
      <FigureField path={`${path}.value`} label={t('editor.figure-value')} />
      <TextPair path={`${path}.unit`} label={t('editor.figure-unit')} />
      <TickField path={`${path}.local`} label={t('editor.figure-local')} />
      <BasisFields path={`${path}.basis`} />
      <LineField path={`${path}.id`} label={t('editor.id')} help={t('editor.name-help')} />
    </>
  );
};

const CalculationFields = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  return (
    <>
      <TextPair path={`${path}.name`} label={t('editor.amount-name')} />
      <TextPair path={`${path}.unit`} label={t('editor.figure-unit')} />
      <h4 className="edit-sub">{t('editor.steps')}</h4>
      <ListPart
        path={`${path}.steps`}
        add={t('editor.add-step')}
        empty={t('editor.steps-none')}
        fresh={(list) => ({ id: freshId(list, 'step', ''), label: { zh: '', en: '' }, feel: '' })}
        nameOf={(step) => wordsAt(step, 'label.zh')}
      >
        {(place) => (
          <>
            <TextPair path={`${place}.label`} label={t('editor.step-name')} />
            <FeelField path={`${place}.feel`} label={t('editor.step-feel')} help={t('editor.step-help')} />
            <LineField path={`${place}.id`} label={t('editor.id')} help={t('editor.name-help')} />
          </>
        )}
      </ListPart>
      <BasisFields path={`${path}.basis`} />
      <LineField path={`${path}.id`} label={t('editor.id')} help={t('editor.id-help')} />
    </>
  );
};

/** The figures of the rules, and what is worked out with them. */
export const AmountsSection = (): ReactNode => {
  const { t, both } = useText();
  return (
    <>
      <h3 className="edit-sub">{t('editor.figures')}</h3>
      <ListPart
        path="parameters"
        add={t('editor.add-figure')}
        empty={t('editor.figures-none')}
        fresh={(list) => ({
          id: freshId(list, 'figure', ''),
          label: { zh: '', en: '' },
          value: '',
          unit: { zh: '', en: '' },
          local: true,
          basis: { source: '' },
        })}
        nameOf={(figure) => {
          const label = wordsAt(figure, 'label.zh');
          return label === '' ? '' : `${label} ${shownAt(figure, 'value')} ${wordsAt(figure, 'unit.zh')}`;
        }}
      >
        {(place) => <ParameterFields path={place} />}
      </ListPart>
      <h3 className="edit-sub">{t('editor.amounts')}</h3>
      <ListPart
        path="calculations"
        add={t('editor.add-amount')}
        empty={t('editor.amounts-none')}
        fresh={(list) => ({
          id: freshId(list, 'amount'),
          name: { zh: '', en: '' },
          unit: { ...both('editor.unit.yuan') },
          steps: [],
          basis: { source: '' },
        })}
        nameOf={(amount) => wordsAt(amount, 'name.zh')}
      >
        {(place) => <CalculationFields path={place} />}
      </ListPart>
    </>
  );
};
