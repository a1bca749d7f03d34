import { Input, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { CivilLanguage } from '../../../../web/ui/civil-language.tsx';
import type { MatterCheck } from '../../contract.ts';
import type { Channel, CounterForm } from './counter-form.ts';

const CHANNELS: readonly Channel[] = ['counter', 'phone', 'visit', 'online', 'letter'];

interface Props {
  readonly form: CounterForm;
  readonly check: MatterCheck;
  readonly write: (part: Partial<Pick<CounterForm, 'channel' | 'agent' | 'note'>>) => void;
}

/** What remains to be typed: three fields, each with a sound default. */
export const MatterFields = ({ form, check, write }: Props): ReactNode => {
  const { t, show } = useText();
  const { amount } = check;
  return (
    <div className="counter-fields">
      {amount === null ? null : (
        <div className="counter-field">
          <span className="counter-label">{show(amount.label)}</span>
          <details className="counter-amount">
            <summary>
              <b className="num">{amount.value}</b> <span className="why">{t('counter.amount-how')}</span>
            </summary>
            <p className="why">{show(amount.working)}</p>
          </details>
        </div>
      )}
      <div className="counter-field">
        <label htmlFor="counter-agent">{t('counter.agent')}</label>
        <Input
          id="counter-agent"
          value={form.agent}
          maxLength={60}
          placeholder={t('counter.agent-placeholder')}
          onChange={({ target }) => write({ agent: target.value })}
        />
      </div>
      <div className="counter-field">
        <span className="counter-label" id="counter-channel-label">
          {t('counter.channel')}
        </span>
        <Segmented
          size="small"
          aria-labelledby="counter-channel-label"
          value={form.channel}
          options={CHANNELS.map((value) => ({ value, label: t(`counter.channel.${value}`) }))}
          onChange={(value) => write({ channel: value })}
        />
      </div>
      <div className="counter-field">
        <label htmlFor="counter-note">{t('counter.note')}</label>
        <CivilLanguage
          id="counter-note"
          compact
          text={form.note}
          change={(note) => write({ note })}
          occasion={{ channel: form.channel, processId: form.processId ?? undefined }}
        >
          <Input
            id="counter-note"
            value={form.note}
            maxLength={500}
            placeholder={t('counter.note-placeholder')}
            onChange={({ target }) => write({ note: target.value })}
          />
        </CivilLanguage>
      </div>
    </div>
  );
};
