import type { Text } from '../../../kernel/text.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Directory } from '../../access/server/index.ts';
import type { Catalogue } from '../../guides/domain/catalogue.ts';
import type { ServiceLanguage } from '../../guides/domain/phrases.ts';
import type { TypicalNumbers } from '../domain/made-up-person.ts';
import type { Ways } from '../domain/question.ts';
import type { QuizWords } from '../domain/quiz-words.ts';
import type { TrainingGroup } from '../domain/training-group.ts';
import type { TrainingRules } from '../domain/training-rules.ts';

/** Words of the exported sheet. */
export interface ExportWords {
  readonly sheet: Text;
  /** With `{exporter}`, `{on}`, `{year}` and `{rows}`. */
  readonly note: Text;
  readonly columns: Readonly<
    Record<'name' | 'needed' | 'total' | 'rounds' | 'courses' | 'claimed' | 'missing' | 'kind', Text>
  >;
}

export interface TrainingDeps {
  readonly catalogue: Catalogue;
  readonly language: ServiceLanguage;
  readonly groups: readonly TrainingGroup[];
  readonly rules: readonly TrainingRules[];
  readonly typical: TypicalNumbers;
  readonly ways: Ways;
  readonly quizWords: QuizWords;
  readonly exportWords: ExportWords;
  readonly directory: Directory;
  /** Numbers of certificates are sealed. */
  readonly keyRing: KeyRing;
}
