/** What a browser says of itself, as people know it; both empty where nothing is recognised. */
export interface Device {
  readonly system: string;
  readonly browser: string;
}

/** The first that fits: many browsers name others as well, to be taken for them. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, 'WeChat'],
  [/QQBrowser/, 'QQ Browser'],
  [/Edg/, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrom(e|ium)/, 'Chrome'],
  [/Safari/, 'Safari'],
];

const firstOf = (kinds: readonly (readonly [RegExp, string])[], words: string): string =>
  kinds.find(([sign]) => sign.test(words))?.[1] ?? '';

export const deviceOf = (userAgent: string): Device => ({
  system: firstOf(SYSTEMS, userAgent),
  browser: firstOf(BROWSERS, userAgent),
});
