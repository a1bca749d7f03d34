import { useState, type FormEvent } from 'react';
import { newId, openFieldStore, type FieldStore } from './field-store.ts';
import { signIn } from './api.ts';
import { openVault } from './vault.ts';
import { useWords, type WordKey } from './words.ts';

/** What opened: the store, and whether the server knows the person right now. */
export interface Opened {
  readonly store: FieldStore;
  readonly access: 'signed-in' | 'offline' | 'refused';
}

interface Given {
  readonly username: string;
  readonly password: string;
  /** What lies on the phone may still be locked with an older one. */
  readonly phonePassword: string;
  /** Of the authenticator app; empty where none was asked for. */
  readonly appCode: string;
}

interface Outcome {
  readonly opened?: Opened;
  readonly trouble?: WordKey;
}

/** Why the server let nobody in. Only its own no says that the password is wrong. */
const TROUBLE_OF_STATUS: Readonly<Record<number, WordKey>> = {
  0: 'sign.first',
  429: 'sign.too-often',
  503: 'sign.busy',
};
const troubleOf = (status: number): WordKey =>
  TROUBLE_OF_STATUS[status] ?? (status >= 500 ? 'app.fault' : 'sign.wrong');

/**
 * With signal the server decides; what lies on the phone opens with the password alone. Somebody whom the server refuses
 * still gets at the own unsent records, to hand them in.
 */
const open = async ({ username, password, phonePassword, appCode }: Given): Promise<Outcome> => {
  const answer = await signIn(username, password, appCode);
  if (!answer.ok && answer.code === 'second-factor-needed') return { trouble: 'sign.code-needed' };
  if (!answer.ok && answer.code === 'second-factor-wrong') return { trouble: 'sign.code-wrong' };
  // Nothing is kept under a first password: it is changed before anything else opens.
  if (answer.ok && answer.value.owes !== null) return { trouble: 'sign.first-steps' };
  const locked = await openVault(username, phonePassword, answer.ok);
  if ('problem' in locked) {
    if (answer.ok) return { trouble: 'sign.locked-with-old' };
    return { trouble: locked.problem === 'wrong-password' ? 'sign.wrong' : troubleOf(answer.status) };
  }
  const kept = await openFieldStore(locked.vault, null);
  if (!answer.ok) {
    if (kept === null) return { trouble: troubleOf(answer.status) };
    const access = answer.status === 401 ? 'refused' : 'offline';
    return { opened: { store: kept, access } };
  }
  const { communities, worker } = answer.value;
  const known = kept?.present().owner;
  // Unsent records stay with the community they were made for.
  const community = communities.find(({ id }) => id === known?.communityId) ?? communities[0];
  if (known !== undefined && community?.id !== known.communityId && kept !== null)
    return { opened: { store: kept, access: 'signed-in' } };
  if (community === undefined) return { trouble: 'sign.no-community' };
  const { phoneId = newId(), code = null } = known ?? {};
  const owner = { workerName: worker.name, communityId: community.id, communityName: community.name, phoneId, code };
  const store = await openFieldStore(locked.vault, owner);
  return store === null ? { trouble: 'app.fault' } : { opened: { store, access: 'signed-in' } };
};

export const SignInPage = ({ onOpened }: { readonly onOpened: (opened: Opened) => void }) => {
  const { t } = useWords();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<WordKey | null>(null);
  const [asksCode, setAsksCode] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => {
      const value = given.get(name);
      return typeof value === 'string' ? value : '';
    };
    setBusy(true);
    const outcome = await open({
      username: text('username').trim(),
      password: text('password'),
      phonePassword: text('old') || text('password'),
      appCode: text('code').trim(),
    }).catch((): Outcome => ({ trouble: 'app.fault' }));
    setBusy(false);
    // Asking for the code is no mistake of anybody's.
    const isAsked = outcome.trouble === 'sign.code-needed';
    if (isAsked) setAsksCode(true);
    setTrouble(isAsked ? null : (outcome.trouble ?? null));
    if (outcome.opened !== undefined) onOpened(outcome.opened);
  };
  return (
    <main className="page">
      <h1>{t('app.name')}</h1>
      <form className="card" onSubmit={(event) => void submit(event)}>
        {trouble !== null && (
          <p className="trouble" role="alert">
            {t(trouble)}
            {trouble === 'sign.first-steps' && (
              <>
                {' '}
                <a href="/first-steps?next=/m/">{t('sign.to-first-steps')}</a>
              </>
            )}
          </p>
        )}
        <label className="field">
          <span>{t('sign.username')}</span>
          <input name="username" autoComplete="username" autoCapitalize="none" required />
        </label>
        <label className="field">
          <span>{t('sign.password')}</span>
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {trouble === 'sign.locked-with-old' && (
          <label className="field">
            <span>{t('sign.old-password')}</span>
            <input name="old" type="password" autoComplete="off" required />
          </label>
        )}
        {asksCode && (
          <label className="field">
            <span>{t('sign.code')}</span>
            <input name="code" autoComplete="one-time-code" autoCapitalize="none" required />
            <small className="hint" role="status">
              {t('sign.code-needed')}
            </small>
          </label>
        )}
        <button className="main-button" type="submit" disabled={isBusy}>
          {isBusy ? t('app.loading') : t('sign.in')}
        </button>
        <p className="hint">{t('sign.offline')}</p>
      </form>
    </main>
  );
};
