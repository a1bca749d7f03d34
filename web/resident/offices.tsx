import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import type { Office } from '../../modules/communities/contract.ts';
import { readSetting, writeSetting } from '../ui/settings.ts';
import { communityIn } from './answers-in-address.ts';
import { fetchOffices } from './api.ts';
import { useFragment } from './place.tsx';
import { useWords } from './words.ts';

type Contact = Pick<Office, 'name' | 'phone' | 'address' | 'officeHours'>;

const CHOSEN = 'resident.community';

/** The card with the telephone number that is on every page. */
export const OfficeCard = ({ office, children }: { readonly office: Contact; readonly children?: ReactNode }) => {
  const { t } = useWords();
  return (
    <section className="card" id="office" tabIndex={-1} aria-label={t('office.title')}>
      <div className="call">
        <div>
          <h2>{t('office.title')}</h2>
          <p className="phone">{office.phone}</p>
        </div>
        <a
          className="button main"
          href={`tel:${office.phone.replace(/[^\d+]/g, '')}`}
          aria-label={t('office.call.of', { name: office.name })}
        >
          {t('office.call')}
        </a>
      </div>
      <dl className="facts">
        <dt>{t('office.address')}</dt>
        <dd>
          {office.name}　{office.address}
        </dd>
        {office.officeHours === '' ? null : (
          <>
            <dt>{t('office.hours')}</dt>
            <dd>{office.officeHours}</dd>
          </>
        )}
      </dl>
      {children}
    </section>
  );
};

let asked: Promise<readonly Office[]> | undefined;

/** Asked once for all pages; when the list could not be had, the next page asks again. */
const askOffices = (): Promise<readonly Office[]> => {
  asked ??= fetchOffices().then((answer) => {
    if (!answer.ok) asked = undefined;
    return answer.ok ? answer.value.items : [];
  });
  return asked;
};

/** `undefined` while asking; empty when the list cannot be had. */
export const useOffices = (): readonly Office[] | undefined => {
  const [offices, setOffices] = useState<readonly Office[]>();
  useEffect(() => {
    let wanted = true;
    void askOffices().then((list) => {
      if (wanted) setOffices(list);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return offices;
};

const CHANGED = 'quanke-community';
const subscribe = (listener: () => void) => {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
};

/** Name of the community the resident chose on this device; empty before that. */
export const useChosenCommunity = (): string => useSyncExternalStore(subscribe, () => readSetting(CHOSEN) ?? '');

/** The office that counts here: that of an address which names one, the only one, or the chosen one. */
export const useOffice = (offices: readonly Office[] | undefined): Office | undefined => {
  const named = communityIn(useFragment());
  const chosen = useChosenCommunity();
  if (offices === undefined) return undefined;
  return (
    offices.find((one) => one.id === named) ??
    (offices.length === 1 ? offices[0] : offices.find((one) => one.name === chosen))
  );
};

const choose = (name: string): void => {
  writeSetting(CHOSEN, name);
  window.dispatchEvent(new Event(CHANGED));
};

const NoOffices = () => {
  const { t } = useWords();
  return (
    <section className="card">
      <h2>{t('office.none')}</h2>
      <div className="call">
        <p>{t('office.none.hint')}</p>
        <a className="button main" href="tel:12345" aria-label={t('office.call.of', { name: '12345' })}>
          12345
        </a>
      </div>
    </section>
  );
};

const MOST_BUTTONS = 6;

const Chooser = ({ offices }: { readonly offices: readonly Office[] }) => {
  const { t } = useWords();
  if (offices.length > MOST_BUTTONS)
    return (
      <section className="card" id="office" tabIndex={-1}>
        <label htmlFor="community">{t('office.choose')}</label>
        <select id="community" value="" onChange={(event) => choose(event.target.value)}>
          <option value="" disabled>
            {t('office.choose')}
          </option>
          {offices.map((one) => (
            <option key={one.name} value={one.name}>
              {one.streetName} · {one.name}
            </option>
          ))}
        </select>
      </section>
    );
  return (
    <section className="card" id="office" tabIndex={-1} aria-labelledby="choose-community">
      <h2 id="choose-community">{t('office.choose')}</h2>
      <ul className="rows">
        {offices.map((one) => (
          <li key={one.name}>
            <button type="button" className="row-link" onClick={() => choose(one.name)}>
              <b>{one.name}</b>
              <span>{one.phone}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Whom to call: the chosen community's office, or the choice among several with their numbers. */
export const OfficeChoice = ({ offices }: { readonly offices: readonly Office[] | undefined }) => {
  const { t } = useWords();
  const office = useOffice(offices);
  const named = communityIn(useFragment()) === office?.id;
  if (offices === undefined) return <section className="card placeholder office-room" aria-hidden="true" />;
  if (offices.length === 0) return <NoOffices />;
  if (office === undefined) return <Chooser offices={offices} />;
  return (
    <OfficeCard office={office}>
      {offices.length === 1 || named ? null : (
        <button type="button" className="plain" onClick={() => choose('')}>
          {t('office.change')}
        </button>
      )}
    </OfficeCard>
  );
};
