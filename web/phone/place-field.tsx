import { useState } from 'react';
import type { FieldValue } from '../../modules/field/domain/field-record.ts';
import { placeOf, placeValue } from '../../modules/field/domain/visit-values.ts';
import { useWords } from './words.ts';

const ASKING = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };

interface PlaceProps {
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}

/** Where it was, asked for at a tap only. A visit without it is as good. */
export const PlaceField = ({ value, onChange }: PlaceProps) => {
  const { t } = useWords();
  const [state, setState] = useState<'idle' | 'asking' | 'none'>('idle');
  const place = placeOf(value);
  const ask = (): void => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onChange(placeValue(coords));
      },
      () => setState('none'),
      ASKING,
    );
  };
  return (
    <div className="field">
      {place === null ? (
        <button type="button" className="second-button" disabled={state === 'asking'} onClick={ask}>
          {state === 'asking' ? t('place.asking') : t('place.ask')}
        </button>
      ) : (
        <p className="line">
          <span>{t('place.known', { metres: place.accuracy })}</span>
          <button type="button" className="quiet" onClick={() => onChange(null)}>
            {t('form.photo.remove')}
          </button>
        </p>
      )}
      <p role="status" className="hint">
        {state === 'none' ? t('place.none') : ''}
      </p>
    </div>
  );
};
