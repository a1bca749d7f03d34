import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { startTourAfterSignIn } from '../../../web/tour/tour-memory.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { getStart } from '../contract.ts';

type Demo = NonNullable<ReplyOf<typeof getStart>['demo']>;
type Account = Demo['accounts'][number];

const groupByRole = (accounts: readonly Account[]): readonly (readonly Account[])[] => [
  ...Map.groupBy(accounts, ({ role }) => role).values(),
];

/** Every role of the demonstration, one click each, with what to try in it. */
export const DemoAccounts = ({
  demo,
  pending,
  enter,
}: {
  readonly demo: Demo;
  readonly pending: boolean;
  readonly enter: (username: string, password: string) => Promise<void>;
}): ReactNode => {
  const { t, show } = useText();
  const guided = demo.accounts.find(({ role }) => role === 'worker');
  return (
    <section className="public-panel" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('sign-in.demo-title')}</h2>
      <p className="sub">{t('sign-in.demo-hint')}</p>
      <div className="demo-groups">
        {groupByRole(demo.accounts).map((accounts) => (
          <div className="demo-group" key={accounts[0]?.role}>
            <h3>{accounts[0] === undefined ? '' : show(accounts[0].roleName)}</h3>
            {accounts.map((account) => (
              <button
                key={account.username}
                type="button"
                className="demo-account"
                disabled={pending}
                onClick={() => {
                  if (account === guided) startTourAfterSignIn();
                  void enter(account.username, demo.password);
                }}
              >
                <span className="face" aria-hidden="true">
                  {account.name.slice(0, 1)}
                </span>
                <b>
                  {t('sign-in.as', { name: account.name })}
                  <small>{account.organisationName}</small>
                </b>
                <span className="why">{show(account.tryThis)}</span>
              </button>
            ))}
          </div>
        ))}
      </div>
      <p className="demo-note">{t('sign-in.demo-password', { password: demo.password })}</p>
    </section>
  );
};
