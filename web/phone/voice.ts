import { base64Of } from '../ui/base64.ts';

/** About 180 kB at this rate: enough for what an old lady says, small enough for a weak signal. */
export const LONGEST_SECONDS = 60;
const BITS_PER_SECOND = 24_000;
const MOST_BYTES = 290_000;
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

export interface Voice {
  readonly mediaType: string;
  /** As base64. */
  readonly content: string;
}

export interface Recording {
  /** Null: nothing usable was heard. */
  stop(): Promise<Voice | null>;
  /** Lets go of the microphone and keeps nothing. */
  drop(): void;
}

/** Asks for the microphone, at a tap only. Null: the person or the phone said no. */
export const startVoice = async (): Promise<Recording | null> => {
  const type =
    typeof MediaRecorder === 'undefined' ? undefined : TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  if (type === undefined) return null;
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  if (stream === null) return null;
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const letGo = (): void => stream.getTracks().forEach((track) => track.stop());
  recorder.start();
  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.addEventListener('stop', () => {
          letGo();
          const blob = new Blob(pieces, { type });
          const [mediaType = type] = type.split(';');
          if (blob.size === 0 || blob.size > MOST_BYTES) resolve(null);
          else void base64Of(blob).then((content) => resolve({ mediaType, content }));
        });
        recorder.stop();
      }),
    drop: () => {
      if (recorder.state !== 'inactive') recorder.stop();
      letGo();
    },
  };
};
