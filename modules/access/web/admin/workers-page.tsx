import './admin.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { ListTable } from '../../../../web/ui/list-table.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Empty, Page, Pill } from '../../../../web/ui/parts.tsx';
import { listWorkers } from '../../contract.ts';
import { FirstPassword, type FirstPasswordOf } from './first-password.tsx';
import type { Worker } from './role-choice.tsx';
import { WorkerActions } from './worker-actions.tsx';
import { AddWorkerDrawer, RolesDrawer } from './worker-drawers.tsx';

const matches = (worker: Worker, words: string): boolean => {
  const all = [worker.name, worker.username, worker.post, ...worker.roles.map(({ organisation }) => organisation.name)];
  return all.join(' ').toLowerCase().includes(words.trim().toLowerCase());
};

const Row = ({
  of,
  mayAct,
  onRoles,
  onPassword,
}: {
  readonly of: Worker;
  readonly mayAct: boolean;
  readonly onRoles: () => void;
  readonly onPassword: (of: FirstPasswordOf) => void;
}): ReactNode => {
  const { t, show, language } = useText();
  return (
    <tr>
      <th scope="row" className="nowrap">
        {of.name}
      </th>
      <td>{of.post}</td>
      <td className="nowrap">{of.username}</td>
      <td>
        {of.roles.map(({ role, roleName, organisation }) => (
          <div key={role + organisation.id}>
            {show(roleName)} <span className="why">{organisation.shortName}</span>
          </div>
        ))}
      </td>
      <td className="nowrap">
        <Pill tone={of.status === 'active' ? 'ok' : 'plain'}>{t(`workers.status.${of.status}`)}</Pill>
      </td>
      <td className="nowrap">
        {of.secondFactorSince === null ? t('workers.second-factor-off') : t('workers.second-factor-on')}
      </td>
      <td className="nowrap num">
        {of.lastSignInAt === null ? t('workers.never') : showMoment(of.lastSignInAt, language)}
      </td>
      {mayAct ? (
        <td>
          <WorkerActions of={of} onRoles={onRoles} onPassword={onPassword} />
        </td>
      ) : null}
    </tr>
  );
};

const COLUMNS = ['name', 'post', 'username', 'roles', 'status', 'second-factor', 'last-sign-in'] as const;

const WorkersTable = ({
  workers,
  onRoles,
  onPassword,
}: {
  readonly workers: readonly Worker[];
  readonly onRoles: (of: Worker) => void;
  readonly onPassword: (of: FirstPasswordOf) => void;
}): ReactNode => {
  const { t } = useText();
  const mayAct = useSession().has('system-administrator', 'security-administrator');
  if (workers.length === 0) return <Empty title={t('workers.none')} hint={t('workers.none-hint')} />;
  return (
    <div className="admin-scroll">
      <ListTable
        className="admin-table workers-table"
        heads={[...COLUMNS.map((column) => t(`workers.${column}`)), ...(mayAct ? [t('workers.actions')] : [])]}
      >
        {workers.map((worker) => (
          <Row key={worker.id} of={worker} mayAct={mayAct} onRoles={() => onRoles(worker)} onPassword={onPassword} />
        ))}
      </ListTable>
    </div>
  );
};

/** Who works here, in which roles; what an administrator may do depends on which of the separated powers it is. */
export const WorkersPage = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const query = useReply(listWorkers, {});
  const [words, setWords] = useState('');
  const [adding, setAdding] = useState(false);
  const [roles, setRoles] = useState<Worker | null>(null);
  const [password, setPassword] = useState<FirstPasswordOf | null>(null);
  const organisations = query.data?.organisations ?? [];
  const add = has('system-administrator') ? (
    <Button type="primary" onClick={() => setAdding(true)} disabled={query.data === undefined}>
      {t('workers.add')}
    </Button>
  ) : undefined;
  return (
    <Page title={t('workers.title')} sub={t('workers.separated')} actions={add}>
      <Card label={t('workers.title')}>
        <div className="admin-bar">
          <div>
            <label htmlFor="workers-find">{t('workers.find')}</label>
            <Input id="workers-find" allowClear value={words} onChange={({ target }) => setWords(target.value)} />
          </div>
        </div>
        <Loaded of={query} lines={12}>
          {({ items }) => (
            <WorkersTable
              workers={items.filter((worker) => matches(worker, words))}
              onRoles={setRoles}
              onPassword={setPassword}
            />
          )}
        </Loaded>
      </Card>
      {adding ? (
        <AddWorkerDrawer
          organisations={organisations}
          onClose={() => setAdding(false)}
          onAdded={(of) => {
            setAdding(false);
            setPassword(of);
          }}
        />
      ) : null}
      {roles === null ? null : <RolesDrawer of={roles} organisations={organisations} onClose={() => setRoles(null)} />}
      {password === null ? null : <FirstPassword of={password} onClose={() => setPassword(null)} />}
    </Page>
  );
};
