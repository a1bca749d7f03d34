import { Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import { useDebounced } from '../../../../web/ui/use-debounced.ts';
import { findPeople } from '../../contract.ts';
import type { PersonSummary } from '../../contract.ts';

const PAUSE_MILLISECONDS = 250;
const SHOWN = 6;

/** Finds one person by name, pinyin or phone; those found are buttons below the field. */
export const PersonPick = ({
  communityId,
  label,
  chosen,
  choose,
  error,
}: {
  readonly communityId: string;
  readonly label: string;
  readonly chosen: PersonSummary | null;
  readonly choose: (person: PersonSummary) => void;
  readonly error?: string | undefined;
}): ReactNode => {
  const { t } = useText();
  const [words, setWords] = useState('');
  const q = useDebounced(words.trim(), PAUSE_MILLISECONDS);
  const input = { params: { communityId }, query: { q, limit: SHOWN } };
  const found = useReply(findPeople, input, { enabled: q !== '' });
  return (
    <Field id="change-other" label={label} error={error} help={t('change.other-hint')}>
      <Input
        id="change-other"
        value={words}
        maxLength={60}
        autoComplete="off"
        onChange={({ target }) => setWords(target.value)}
      />
      <div className="pick-list">
        {(q === '' ? [] : (found.data?.items ?? [])).map((person) => (
          <button
            key={person.id}
            type="button"
            className={person.id === chosen?.id ? 'pick pick-chosen' : 'pick'}
            aria-pressed={person.id === chosen?.id}
            onClick={() => choose(person)}
          >
            {person.name} <span className="why num">{person.phoneMasked ?? person.address ?? ''}</span>
          </button>
        ))}
      </div>
    </Field>
  );
};
