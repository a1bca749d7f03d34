import { Link } from '@tanstack/react-router';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { ErrorSummary, Field, Pill } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { foundOn, useRecordChecks, waitingChannels, type CheckedDayReply } from './use-channel-checks.ts';

const fieldId = (channel: string): string => `channel-${channel}`;

/** Today, channel by channel: how many came. What stays empty was not looked at. */
export const CheckForm = ({ of }: { readonly of: CheckedDayReply }): ReactNode => {
  const { t, show } = useText();
  const { record, pending, problem } = useRecordChecks();
  const [counts, setCounts] = useState<Readonly<Record<string, number | null>>>({});
  const [empty, setEmpty] = useState(false);
  const filled = of.channels.flatMap(({ channel }) => {
    const found = counts[channel];
    return found === undefined || found === null ? [] : [{ channel, found }];
  });
  const waiting = waitingChannels(of);
  const send = async (checks: typeof filled): Promise<void> => {
    setEmpty(checks.length === 0);
    if (checks.length > 0 && (await record(checks)) !== undefined) setCounts({});
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(filled);
  };
  return (
    <form onSubmit={submit} noValidate>
      <ProblemSummary problem={problem} fields={{}} />
      {empty ? (
        <ErrorSummary
          title={t('channels.error-none')}
          errors={of.channels.slice(0, 1).map(({ channel, label }) => ({
            fieldId: fieldId(channel),
            message: t('channels.found-of', { channel: show(label) }),
          }))}
        />
      ) : null}
      <div className="channel-fields">
        {of.channels.map((channel) => (
          <Field
            key={channel.channel}
            id={fieldId(channel.channel)}
            label={
              <>
                {show(channel.label)}{' '}
                {channel.state === 'checked' ? (
                  <Pill tone="ok">
                    {t('channels.checked')} · {t('channels.found', { count: foundOn(channel) })}
                  </Pill>
                ) : null}
              </>
            }
          >
            <InputNumber
              id={fieldId(channel.channel)}
              aria-label={t('channels.found-of', { channel: show(channel.label) })}
              min={0}
              max={999}
              precision={0}
              placeholder={t('channels.placeholder')}
              value={counts[channel.channel] ?? null}
              onChange={(value) => setCounts((all) => ({ ...all, [channel.channel]: value }))}
            />
          </Field>
        ))}
      </div>
      <p className="why">{t('channels.hint')}</p>
      <div className="channel-actions">
        <Button type="primary" htmlType="submit" loading={pending}>
          {t('channels.record')}
        </Button>
        {waiting.length === 0 ? null : (
          <Button disabled={pending} onClick={() => void send(waiting.map(({ channel }) => ({ channel, found: 0 })))}>
            {t('channels.none-found')}
          </Button>
        )}
        <Link to={paths.newCase('petition')}>{t('channels.register')}</Link>
      </div>
    </form>
  );
};
