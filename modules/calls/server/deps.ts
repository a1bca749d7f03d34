import type { Text } from '../../../kernel/text.ts';
import type { FailedAttempts } from '../../../platform/auth/failed-attempts.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Directory } from '../../access/server/index.ts';
import type { RenderDocument } from '../../notices/server/index.ts';
import type { CallRules } from '../domain/call-rules.ts';
import type { HelpKind } from '../domain/help-kind.ts';
import type { CallState } from '../domain/roll-call.ts';

/** Words of the sheet; the note with `{exporter}`, `{on}` and `{rows}`. */
export interface SheetWords {
  readonly title: Text;
  readonly note: Text;
  readonly everybody: Text;
  readonly states: Readonly<Record<CallState, Text>>;
  readonly columns: Readonly<Record<'name' | 'age' | 'place' | 'grid' | 'help' | 'phone' | 'state' | 'note', Text>>;
}

export interface CallsDeps {
  readonly keyRing: KeyRing;
  readonly directory: Directory;
  readonly attempts: FailedAttempts;
  readonly render: RenderDocument;
  readonly kinds: readonly HelpKind[];
  readonly rules: CallRules;
  readonly sheet: SheetWords;
}
