import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate, today } from '../../../../web/ui/dates.ts';
import { Card, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { getFileForms, getPerson, giveConsent, withdrawConsent } from '../../contract.ts';
import type { PersonReply } from '../../contract.ts';
import { SelectField, TextField } from '../changes/form-parts.tsx';
import { FileDialog } from './file-dialog.tsx';

type Consent = PersonReply['consents'][number];
const HOW = ['paper', 'spoken', 'online'] as const;
const BY = ['self', 'guardian', 'family'] as const;

const GiveDialog = ({ of, close }: { readonly of: PersonReply; readonly close: () => void }): ReactNode => {
  const { t, show } = useText();
  const forms = useReply(getFileForms, { params: { communityId: of.communityId } }, { staleTime: 5 * 60_000 });
  const command = useCommand(giveConsent, { invalidates: [getPerson] });
  const [entry, setEntry] = useState({
    purpose: of.consentsMissing[0]?.id ?? '',
    scope: '',
    givenHow: 'paper' as (typeof HOW)[number],
    givenBy: (of.isChild ? 'guardian' : 'self') as (typeof BY)[number],
    giverName: '',
    giverRelation: '',
    givenOn: today(),
    until: '',
  });
  const write = (part: Partial<typeof entry>): void => setEntry((all) => ({ ...all, ...part }));
  const send = async (): Promise<void> => {
    const done = await command.run({
      params: { communityId: of.communityId, personId: of.id },
      body: { ...entry, until: entry.until === '' ? null : entry.until },
    });
    if (done !== undefined) close();
  };
  return (
    <FileDialog
      title={t('file.consent-give')}
      problem={command.problem}
      pending={command.pending}
      ready={entry.purpose !== '' && entry.givenOn !== ''}
      send={() => void send()}
      close={close}
    >
      <SelectField
        id="consent-purpose"
        label={t('file.consent-purpose')}
        value={entry.purpose}
        placeholder={t('change.choose')}
        options={(forms.data?.purposes ?? []).map(({ id, name }) => ({ value: id, label: show(name) }))}
        choose={(purpose) => write({ purpose })}
      />
      <SelectField
        id="consent-how"
        label={t('file.consent-how')}
        value={entry.givenHow}
        options={HOW.map((value) => ({ value, label: t(`file.consent-how.${value}`) }))}
        choose={(value) => write({ givenHow: HOW.find((one) => one === value) ?? 'paper' })}
      />
      <SelectField
        id="consent-by"
        label={t('file.consent-by')}
        value={entry.givenBy}
        options={BY.map((value) => ({ value, label: t(`file.consent-by.${value}`) }))}
        choose={(value) => write({ givenBy: BY.find((one) => one === value) ?? 'self' })}
      />
      {entry.givenBy === 'self' ? null : (
        <>
          <TextField
            id="consent-giver"
            label={t('file.consent-giver')}
            value={entry.giverName}
            write={(giverName) => write({ giverName })}
            most={60}
          />
          <SelectField
            id="consent-relation"
            label={t('change.relation')}
            value={entry.giverRelation}
            placeholder={t('change.choose')}
            options={(forms.data?.relations ?? []).map(({ id, name }) => ({ value: id, label: show(name) }))}
            choose={(giverRelation) => write({ giverRelation })}
          />
        </>
      )}
      <TextField
        id="consent-on"
        type="date"
        label={t('file.consent-on')}
        value={entry.givenOn}
        write={(givenOn) => write({ givenOn })}
      />
      <TextField
        id="consent-until"
        type="date"
        label={t('file.consent-until')}
        value={entry.until}
        write={(until) => write({ until })}
      />
      <TextField
        id="consent-scope"
        label={t('file.consent-scope')}
        value={entry.scope}
        write={(scope) => write({ scope })}
      />
    </FileDialog>
  );
};

const Row = ({
  consent,
  withdraw,
}: {
  readonly consent: Consent;
  readonly withdraw: (() => void) | null;
}): ReactNode => {
  const { t, show, language } = useText();
  const ended = consent.withdrawnOn === null ? t('file.consent-ended') : '';
  return (
    <li>
      <span>
        {show(consent.purpose)}{' '}
        <span className="why">
          {showDate(consent.givenOn, language)} · {t(`file.consent-how.${consent.givenHow}`)} ·{' '}
          {consent.giver ?? t(`file.consent-by.${consent.givenBy}`)}
          {consent.scope === '' ? '' : ` · ${consent.scope}`}
          {consent.until === null ? '' : ` · ${t('change.until-day', { date: showDate(consent.until, language) })}`}
        </span>
      </span>
      <span>
        {consent.inForce ? null : (
          <Pill>
            {consent.withdrawnOn === null
              ? ended
              : t('file.consent-withdrawn', { date: showDate(consent.withdrawnOn, language) })}
          </Pill>
        )}
        {withdraw === null ? null : (
          <Button type="link" size="small" onClick={withdraw}>
            {t('file.consent-withdraw')}
          </Button>
        )}
      </span>
    </li>
  );
};

/** What the person agreed to, and what is not used because they did not. */
export const PersonConsents = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show } = useText();
  const { has } = useSession();
  const [giving, setGiving] = useState(false);
  const command = useCommand(withdrawConsent, { invalidates: [getPerson] });
  const mayWrite = has('worker', 'head') && of.mergedInto === null;
  const withdraw = (consentId: string): void =>
    void command.run({ params: { communityId: of.communityId, personId: of.id, consentId }, body: { on: today() } });
  return (
    <Card label={t('file.consents')}>
      <SectionTitle
        {...(mayWrite
          ? {
              remark: (
                <Button size="small" onClick={() => setGiving(true)}>
                  {t('file.consent-give')}
                </Button>
              ),
            }
          : {})}
      >
        {t('file.consents')}
      </SectionTitle>
      <ProblemSummary problem={command.problem} />
      {of.consentsMissing.map(({ id, name }) => (
        <p key={id} className="consent-missing">
          {t('file.consent-missing', { purpose: show(name) })}
        </p>
      ))}
      {of.consents.length === 0 ? (
        <p className="sub">{t('file.consents-none')}</p>
      ) : (
        <ul className="person-rows">
          {of.consents.map((consent) => (
            <Row
              key={consent.id}
              consent={consent}
              withdraw={mayWrite && consent.withdrawnOn === null && consent.inForce ? () => withdraw(consent.id) : null}
            />
          ))}
        </ul>
      )}
      {giving ? <GiveDialog of={of} close={() => setGiving(false)} /> : null}
    </Card>
  );
};
