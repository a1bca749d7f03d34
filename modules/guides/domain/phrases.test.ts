import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeMistakes } from '../server/load-catalogue.ts';
import { loadPhrases } from '../server/load-phrases.ts';
import { findForbiddenPhrases, situationsFor } from './phrases.ts';

const read = loadPhrases(join(import.meta.dirname, '../../../catalogue/phrases/service-language.yaml'));
if (!read.ok) throw new Error(describeMistakes(read.mistakes));
const language = read.value;
const found = (reply: string): readonly string[] => findForbiddenPhrases(reply, language).map((one) => one.phrase);

describe('the service language', () => {
  it('holds the four situations of the standard with all their phrases', () => {
    const counts = language.situations.map((s) => [s.id, s.civil.length, s.forbidden.length]);
    expect(counts).toEqual([
      ['daily', 10, 9],
      ['handling', 6, 12],
      ['consultation', 2, 4],
      ['telephone', 2, 1],
    ]);
  });

  it('finds nothing rude in its own civil phrases', () => {
    for (const phrase of language.situations.flatMap((situation) => situation.civil)) expect(found(phrase)).toEqual([]);
  });

  it('finds each forbidden phrase', () => {
    for (const { phrase } of language.situations.flatMap((situation) => situation.forbidden))
      expect(found(phrase)).toContain(phrase);
  });
});

describe('checking a reply', () => {
  it('offers a civil phrase and marks the place', () => {
    const [finding] = findForbiddenPhrases('材料不齐，这是规定，你懂不懂？', language);
    expect(finding).toMatchObject({ situation: 'handling', phrase: '这是规定，你懂不懂', from: 5, to: 14 });
    expect(finding?.instead).toContain('请谅解');
  });

  it('is not fooled by punctuation, spaces or a polite pronoun', () => {
    expect(found('您 去投诉好了！')).toEqual(['你去投诉好了']);
    expect(found('别啰唆 快点讲')).toEqual(['别啰唆，快点讲']);
  });

  it.each(['请记得按时给孩子喂药', '不知道您方便吗', '请问有什么事可以帮您', '奶粉喂养补贴已到账'])(
    'lets harmless words pass: %s',
    (reply) => {
      expect(found(reply)).toEqual([]);
    },
  );

  it('finds several, in order', () => {
    expect(found('喂，这个不归我管，问别人去。')).toEqual(['喂', '不归我管', '问别人去']);
  });
});

describe('what to offer where', () => {
  const offered = (occasion: Parameters<typeof situationsFor>[1]): readonly string[] =>
    situationsFor(language, occasion).map(({ id }) => id);

  it('offers everywhere what belongs to no occasion', () => {
    expect(offered({})).toEqual(['daily', 'handling']);
    expect(offered({ processId: 'promised', channel: 'counter' })).toEqual(['daily', 'handling']);
  });

  it('puts the closest first: the service type, then the channel', () => {
    expect(offered({ processId: 'consultation', channel: 'phone' })).toEqual([
      'consultation',
      'telephone',
      'daily',
      'handling',
    ]);
  });
});
