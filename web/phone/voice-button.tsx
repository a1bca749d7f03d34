import { useEffect, useRef, useState } from 'react';
import { LONGEST_SECONDS, startVoice, type Recording, type Voice } from './voice.ts';
import { useWords } from './words.ts';

const SECOND_MS = 1_000;

/** One button: speak, and stop. It stops by itself before the note gets too long for a weak signal. */
export const VoiceButton = ({ onVoice }: { readonly onVoice: (voice: Voice) => Promise<void> }) => {
  const { t } = useWords();
  const recording = useRef<Recording | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const [told, setTold] = useState<'voice.refused' | 'voice.bad' | 'voice.full' | null>(null);
  const isRunning = seconds !== null;

  const stop = async (isFull = false): Promise<void> => {
    const { current } = recording;
    if (current === null) return;
    recording.current = null;
    setSeconds(null);
    const voice = await current.stop();
    if (voice === null) setTold('voice.bad');
    else await onVoice(voice);
    if (voice !== null && isFull) setTold('voice.full');
  };
  const start = async (): Promise<void> => {
    setTold(null);
    recording.current = await startVoice();
    if (recording.current === null) setTold('voice.refused');
    else setSeconds(0);
  };

  // Whoever leaves the page in the middle of a word did not mean to keep listening.
  useEffect(() => () => recording.current?.drop(), []);
  useEffect(() => {
    if (!isRunning) return;
    const timer = window.setInterval(() => setSeconds((before) => (before ?? 0) + 1), SECOND_MS);
    return () => window.clearInterval(timer);
  }, [isRunning]);
  const isFull = seconds !== null && seconds >= LONGEST_SECONDS;
  useEffect(() => {
    if (isFull) void stop(true);
  });

  return (
    <>
      <button
        type="button"
        className={isRunning ? 'bad-button flat' : 'second-button'}
        aria-pressed={isRunning}
        onClick={() => void (isRunning ? stop() : start())}
      >
        {isRunning ? t('voice.stop', { seconds, most: LONGEST_SECONDS }) : t('voice.start')}
      </button>
      <p role="status" className="hint">
        {told === null ? '' : t(told, { most: LONGEST_SECONDS })}
      </p>
    </>
  );
};
