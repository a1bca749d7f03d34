import { useEffect, useState } from 'react';
import { useWords } from './words.ts';

const canSpeak = (): boolean => 'speechSynthesis' in window;

/** Reads the main part of the page aloud where the browser can; shows nothing where it cannot. */
export const ReadAloud = () => {
  const { t, language } = useWords();
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => () => (canSpeak() ? window.speechSynthesis.cancel() : undefined), []);
  if (!canSpeak()) return null;

  const start = () => {
    const words = new SpeechSynthesisUtterance(document.querySelector('main')?.innerText ?? '');
    words.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
    words.rate = 0.9;
    words.onend = () => setSpeaking(false);
    words.onerror = () => setSpeaking(false);
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(words);
    setSpeaking(true);
  };
  const stop = () => {
    window.speechSynthesis.cancel();
    setSpeaking(false);
  };
  return (
    <button type="button" className="chip" onClick={speaking ? stop : start} aria-pressed={speaking}>
      {speaking ? t('reading.stop') : t('reading.listen')}
    </button>
  );
};
