/** One measured value with its labels; labels come from closed lists such as route ids, never from data. */
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
  /** Ending of the name, as `_bucket` has it. */
  readonly suffix?: string;
}

export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly Sample[];
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const line = (name: string, { labels = {}, value, suffix = '' }: Sample): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${suffix}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`;
};

/** The text format of Prometheus, version 0.0.4. */
export const expose = (metrics: readonly Metric[]): string =>
  metrics
    .map(({ name, help, kind, samples }) =>
      [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...samples.map((sample) => line(name, sample)), ''].join(
        '\n',
      ),
    )
    .join('');

/** A metric of one value. */
export const single = (name: string, help: string, value: number, kind: 'counter' | 'gauge' = 'gauge'): Metric => ({
  name,
  help,
  kind,
  samples: [{ value }],
});
