import type { Text } from '../../../kernel/text.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Directory } from '../../access/server/index.ts';
import type { DutyRole } from '../domain/duties.ts';

/** Words of the exported sheets; the notes with `{exporter}`, `{on}` and `{rows}`. */
export interface PlaceExportWords {
  readonly dwellings: Text;
  readonly duties: Text;
  readonly note: Text;
  readonly states: Readonly<Record<'empty' | 'lived-in' | 'let', Text>>;
  readonly holders: Readonly<Record<'worker' | 'resident', Text>>;
  readonly columns: Readonly<
    Record<
      | 'grid'
      | 'micro-grid'
      | 'building'
      | 'unit'
      | 'floor'
      | 'door'
      | 'state'
      | 'households'
      | 'residents'
      | 'role'
      | 'place'
      | 'name'
      | 'holder'
      | 'from'
      | 'until',
      Text
    >
  >;
}

export interface CommunitiesDeps {
  /** Doors are sealed. */
  readonly keyRing: KeyRing;
  readonly directory: Directory;
  readonly roles: readonly DutyRole[];
  readonly exportWords: PlaceExportWords;
}
