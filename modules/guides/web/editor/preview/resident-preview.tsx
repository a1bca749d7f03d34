import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import type { TextKey } from '../../../../../web/texts.tsx';
import type { GuideReply } from '../../../contract.ts';

const Part = ({ title, children }: { readonly title: TextKey; readonly children: ReactNode }): ReactNode => {
  const { t } = useText();
  return (
    <>
      <h3>{t(title)}</h3>
      {children}
    </>
  );
};

/** The guide in the order and size in which residents read it on a phone: what to bring comes first. */
export const ResidentPreview = ({ of }: { readonly of: GuideReply }): ReactNode => {
  const { t, show } = useText();
  const limit = of.processes[0]?.limit;
  return (
    <div className="edit-phone">
      <h2>{show(of.name)}</h2>
      <p className="why">{show(of.department.name)}</p>
      <Part title="guide.materials">
        {of.materials.length === 0 ? <p>{t('guide.materials-none')}</p> : null}
        <ul>
          {of.materials.map((material) => (
            <li key={material.id}>
              <b>{show(material.name)}</b> · {t(`guide.form.${material.form}`)}
              <div className="why">
                {material.neededWhenText === undefined ? '' : `${show(material.neededWhenText)} · `}
                {show(material.comesFrom)}
              </div>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="guide.audience">
        <p>{show(of.audience)}</p>
      </Part>
      {of.conditions.length === 0 ? null : (
        <Part title="editor.section.conditions">
          <ul>
            {of.conditions.map(({ id, text }) => (
              <li key={id}>{show(text)}</li>
            ))}
          </ul>
        </Part>
      )}
      {limit === undefined ? null : (
        <Part title="guide.promised">
          <p>{t(`guide.days.${limit.unit}`, { days: limit.promised })}</p>
        </Part>
      )}
      <Part title="guide.fee">
        <p>{show(of.fee)}</p>
      </Part>
      {of.flow.length === 0 ? null : (
        <Part title="guide.flow">
          <ol>
            {of.flow.map((step) => (
              <li key={step.zh}>{show(step)}</li>
            ))}
          </ol>
        </Part>
      )}
      {of.otherMatters.length === 0 ? null : (
        <Part title="editor.section.otherMatters">
          <ul>
            {of.otherMatters.map((matter) => (
              <li key={matter.zh}>{show(matter)}</li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
};
