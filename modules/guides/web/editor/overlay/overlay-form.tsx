import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { Card } from '../../../../../web/ui/parts.tsx';
import { useEditing } from '../editing.tsx';
import { ContactFields } from '../form/contact-fields.tsx';
import { TextPair } from '../form/text-fields.tsx';
import { FigureField } from '../form/value-fields.tsx';
import { FeelField } from '../form/feel-field.tsx';
import { MaterialFields } from '../form/materials-section.tsx';
import { freshId, isObject, listAt, readAt, shownAt, wordsAt } from '../written-form.ts';
import type { Written, WrittenObject } from '../written-form.ts';
import { AddHere, ChangeHere } from './change-here.tsx';
import { OverlayWays } from './overlay-ways.tsx';

const textAt = (value: Written, path: string): { readonly zh: string; readonly en: string } => ({
  zh: wordsAt(value, `${path}.zh`),
  en: wordsAt(value, `${path}.en`),
});

/** Ids of what this place adds start with `local`, so that the base can grow without meeting them. */
export const useLocalId = (): ((stem: string) => string) => {
  const { form } = useEditing();
  const added = listAt(form, 'changes').flatMap((change) => {
    const material = readAt(change, 'material');
    return [change, ...(isObject(material) ? [material] : [])];
  });
  return (stem) => freshId(added, `local-${stem}`);
};

const Figures = ({ base }: { readonly base: WrittenObject }): ReactNode => {
  const { t, show } = useText();
  const figures = listAt(base, 'parameters');
  if (figures.length === 0) return null;
  return (
    <Card label={t('editor.figures')}>
      <h2 className="edit-title">{t('editor.figures')}</h2>
      {figures.map((figure) => {
        const id = wordsAt(figure, 'id');
        const unit = show(textAt(figure, 'unit'));
        return (
          <ChangeHere
            key={id}
            name={show(textAt(figure, 'label'))}
            said={`${shownAt(figure, 'value')} ${unit}`}
            ways={[
              {
                target: { part: 'parameter', id },
                button: t('editor.change-here'),
                start: () => ({ id, value: readAt(figure, 'value') ?? '' }),
                renderFields: (path) => (
                  <FigureField path={`${path}.value`} label={t('editor.figure-here')} unit={unit} />
                ),
              },
            ]}
          />
        );
      })}
    </Card>
  );
};

const Materials = ({ base }: { readonly base: WrittenObject }): ReactNode => {
  const { t, show } = useText();
  const localId = useLocalId();
  return (
    <Card label={t('editor.section.materials')}>
      <h2 className="edit-title">{t('editor.section.materials')}</h2>
      {listAt(base, 'materials').map((material) => {
        const id = wordsAt(material, 'id');
        return (
          <ChangeHere
            key={id}
            name={show(textAt(material, 'name'))}
            ways={[
              {
                target: { part: 'material-dropped', id },
                button: t('editor.not-asked-here'),
                start: () => ({ id }),
                renderFields: () => <p>{t('editor.not-asked-lead')}</p>,
              },
            ]}
          />
        );
      })}
      <AddHere
        part="material-added"
        add={t('editor.add-material')}
        start={() => ({
          material: {
            id: localId('material'),
            name: { zh: '', en: '' },
            form: 'original',
            comesFrom: { zh: '', en: '' },
          },
        })}
        renderFields={(path) => <MaterialFields path={`${path}.material`} />}
      />
    </Card>
  );
};

const Conditions = ({ base }: { readonly base: WrittenObject }): ReactNode => {
  const { t, show } = useText();
  const localId = useLocalId();
  return (
    <Card label={t('editor.section.conditions')}>
      <h2 className="edit-title">{t('editor.section.conditions')}</h2>
      <ul className="divided">
        {listAt(base, 'conditions').map((condition) => (
          <li key={wordsAt(condition, 'id')}>{show(textAt(condition, 'text'))}</li>
        ))}
      </ul>
      <AddHere
        part="condition-added"
        add={t('editor.add-condition')}
        start={() => ({ id: localId('condition'), text: { zh: '', en: '' }, feel: '' })}
        renderFields={(path) => (
          <>
            <TextPair path={`${path}.text`} label={t('editor.condition-text')} />
            <FeelField path={`${path}.feel`} label={t('editor.condition-feel')} help={t('editor.condition-help')} />
          </>
        )}
      />
    </Card>
  );
};

const Words = ({ base }: { readonly base: WrittenObject }): ReactNode => {
  const { t, show } = useText();
  const contact = readAt(base, 'contact');
  const said = isObject(contact)
    ? [wordsAt(contact, 'phone'), show(textAt(contact, 'place')), show(textAt(contact, 'hours'))].join(' ').trim()
    : t('editor.contact-none');
  return (
    <>
      <Card label={t('editor.section.otherMatters')}>
        <h2 className="edit-title">{t('editor.section.otherMatters')}</h2>
        <ul className="divided">
          {listAt(base, 'otherMatters').map((matter) => (
            <li key={wordsAt(matter, 'zh')}>{show({ zh: wordsAt(matter, 'zh'), en: wordsAt(matter, 'en') })}</li>
          ))}
        </ul>
        <AddHere
          part="other-matter-added"
          add={t('editor.add-otherMatters')}
          start={() => ({ text: { zh: '', en: '' } })}
          renderFields={(path) => <TextPair path={`${path}.text`} label={t('editor.one-otherMatters')} multiline />}
        />
      </Card>
      <Card label={t('editor.contact')}>
        <h2 className="edit-title">{t('editor.words-here')}</h2>
        <ChangeHere
          name={t('editor.contact')}
          said={said}
          ways={[
            {
              target: { part: 'contact' },
              button: t('editor.change-here'),
              start: () => ({ contact: isObject(contact) ? contact : {} }),
              renderFields: (path) => <ContactFields path={`${path}.contact`} />,
            },
          ]}
        />
        <ChangeHere
          name={t('editor.section.spoken')}
          said={show(textAt(base, 'spokenAnswer'))}
          ways={[
            {
              target: { part: 'spoken-answer' },
              button: t('editor.change-here'),
              start: () => ({ text: textAt(base, 'spokenAnswer') }),
              renderFields: (path) => (
                <TextPair path={`${path}.text`} label={t('guide.spoken')} help={t('editor.spoken-help')} multiline />
              ),
            },
          ]}
        />
      </Card>
    </>
  );
};

/** The item of the base, read-only, with the parts that a street or community may do its own way. */
export const OverlayForm = ({ base }: { readonly base: WrittenObject }): ReactNode => {
  const { t } = useText();
  const { form } = useEditing();
  return (
    <div className="edit-form">
      <p className="why">
        {t('editor.overlay-lead')} <b>{t('editor.overlay-count', { count: listAt(form, 'changes').length })}</b>
      </p>
      <OverlayWays base={base} />
      <Figures base={base} />
      <Materials base={base} />
      <Conditions base={base} />
      <Words base={base} />
    </div>
  );
};
