import { App, Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../../web/api.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Kbd, SectionTitle } from '../../../../web/ui/parts.tsx';
import { printDocument } from '../../../../web/ui/print.ts';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import { getDocument } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';
import { ActionDrawer } from './action-drawer.tsx';
import type { Action } from './action-input.ts';

const ORDER = { main: 0, other: 1, 'way-out': 2 } as const;

interface ButtonProps {
  readonly action: Action;
  readonly position: number;
  readonly onChoose: () => void;
}

const ActionButton = ({ action, position, onChoose }: ButtonProps): ReactNode => {
  const { show } = useText();
  const key = String(position);
  useShortcut(key, show(action.name), onChoose);
  return (
    <Button
      type={action.emphasis === 'main' ? 'primary' : 'default'}
      danger={action.emphasis === 'way-out'}
      onClick={onChoose}
      aria-keyshortcuts={key}
    >
      {show(action.name)} <Kbd>{key}</Kbd>
    </Button>
  );
};

const Unavailable = ({ actions }: { readonly actions: readonly Action[] }): ReactNode => {
  const { show } = useText();
  if (actions.length === 0) return null;
  return (
    <ul className="actions-unavailable">
      {actions.map((action) => (
        <li key={action.id}>
          <Button disabled size="small">
            {show(action.name)}
          </Button>
          <span className="why">{action.reason === null ? '' : show(action.reason.text)}</span>
        </li>
      ))}
    </ul>
  );
};

/** Tells that an action is done and offers to print what it issued. */
const useDoneMessage = (): ((before: CaseReply, next: CaseReply, action: Action) => void) => {
  const { t, show } = useText();
  const { message } = App.useApp();
  return (before, next, action) => {
    const issued = next.documents.filter(({ id }) => !before.documents.some((document) => document.id === id));
    message.success({
      duration: issued.length > 0 ? 8 : 3,
      content: (
        <span>
          {t('action.done', { name: show(action.name) })}
          {issued.map((document) => (
            <Button
              key={document.id}
              type="link"
              size="small"
              onClick={() =>
                printDocument(
                  fileUrl(getDocument, {
                    params: { communityId: next.communityId, caseId: next.id, documentId: document.id },
                  }),
                )
              }
            >
              {t('action.print-now', { document: show(document.kindName) })}
            </Button>
          ))}
        </span>
      ),
    });
  };
};

const noneKey = (of: CaseReply) => {
  if (of.stateKind === 'done') return 'case.actions-none-done' as const;
  return of.stateKind === 'waiting' ? ('case.actions-none-waiting' as const) : ('case.actions-none' as const);
};

/**
 * What can be done now, by keys 1, 2, …; what cannot, with the reason. `onActed` receives the case after an action,
 * `onChanged` the present one when somebody else was faster.
 */
export const CaseActions = ({
  of,
  onActed,
  onChanged,
}: {
  readonly of: CaseReply;
  readonly onActed: (next: CaseReply, action: Action) => void;
  readonly onChanged: (present: CaseReply) => void;
}): ReactNode => {
  const { t, show } = useText();
  const [chosen, setChosen] = useState<Action | null>(null);
  const tellDone = useDoneMessage();
  const sorted = of.availableActions.toSorted((a, b) => ORDER[a.emphasis] - ORDER[b.emphasis]);
  const available = sorted.filter((action) => action.available);
  return (
    <Card label={t('case.actions')}>
      <SectionTitle>{t('case.actions')}</SectionTitle>
      {available.length === 0 ? <p className="sub">{t(noneKey(of))}</p> : null}
      <div className="actions-row">
        {available.map((action, index) => (
          <ActionButton key={action.id} action={action} position={index + 1} onChoose={() => setChosen(action)} />
        ))}
      </div>
      <Unavailable actions={sorted.filter((action) => !action.available)} />
      <div className="case-told">
        <span className="why">{t('case.told')}</span>
        <q>{show(of.told)}</q>
      </div>
      {chosen === null ? null : (
        <ActionDrawer
          key={`${of.id}-${chosen.id}`}
          of={of}
          action={chosen}
          onClose={() => setChosen(null)}
          onDone={(next, action) => {
            setChosen(null);
            tellDone(of, next, action);
            onActed(next, action);
          }}
          onChanged={onChanged}
        />
      )}
    </Card>
  );
};
