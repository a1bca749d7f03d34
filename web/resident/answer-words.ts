import type { AnswerValue, FactQuestion } from './answers-in-address.ts';
import { useWords } from './words.ts';

/** Figures as people write them, with at most four decimals. */
export const useFigureWords = (): ((figure: number) => string) => {
  const { language } = useWords();
  return (figure) => figure.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 4 });
};

/** An answer in words: 是 · 有, 84 周岁, 本市家庭. */
export const useAnswerWords = (): ((question: FactQuestion, value: AnswerValue | null) => string) => {
  const { t, show } = useWords();
  const figure = useFigureWords();
  return (question, value) => {
    if (value === null) return t('check.skipped');
    if (typeof value === 'boolean') return t(value ? 'check.said.yes' : 'check.said.no');
    if (typeof value === 'number')
      return question.unit === undefined ? figure(value) : `${figure(value)} ${show(question.unit)}`;
    const choice = question.choices?.find(({ id }) => id === value);
    return choice === undefined ? value : show(choice.label);
  };
};

interface Basis {
  readonly source: string;
  readonly where?: string | undefined;
}

export const basisWords = ({ source, where }: Basis): string => (where === undefined ? source : `${source} ${where}`);
