import type { TextKey } from '../../../web/texts.tsx';

/** What the set-up asks for, step by step. Names are those of the contract's body, with the repeated password added. */
export interface SetUpValues {
  readonly setUpCode: string;
  readonly streetName: string;
  readonly communityName: string;
  readonly communityKind: 'community' | 'village';
  readonly communityShortName: string;
  readonly regionCode: string;
  readonly communityPhone: string;
  readonly communityAddress: string;
  readonly administratorName: string;
  readonly username: string;
  readonly password: string;
  readonly passwordAgain: string;
}

export const EMPTY_SET_UP: SetUpValues = {
  setUpCode: '',
  streetName: '',
  communityName: '',
  communityKind: 'community',
  communityShortName: '',
  regionCode: '',
  communityPhone: '',
  communityAddress: '',
  administratorName: '',
  username: '',
  password: '',
  passwordAgain: '',
};

export interface SetUpField {
  readonly name: keyof SetUpValues;
  readonly label: TextKey;
  readonly help?: TextKey;
  readonly kind?: 'password' | 'kind';
  readonly autoComplete?: string;
}

export interface SetUpStep {
  readonly title: TextKey;
  readonly fields: readonly SetUpField[];
}

export const SET_UP_STEPS: readonly SetUpStep[] = [
  {
    title: 'set-up.step-organisation',
    fields: [
      { name: 'setUpCode', label: 'set-up.code', help: 'set-up.code-help', autoComplete: 'one-time-code' },
      { name: 'streetName', label: 'set-up.street' },
    ],
  },
  {
    title: 'set-up.step-community',
    fields: [
      { name: 'communityName', label: 'set-up.community' },
      { name: 'communityKind', label: 'set-up.kind', kind: 'kind' },
      { name: 'communityShortName', label: 'set-up.short-name', help: 'set-up.short-name-help' },
      { name: 'regionCode', label: 'set-up.region-code', help: 'set-up.region-code-help' },
      { name: 'communityPhone', label: 'set-up.phone', autoComplete: 'tel' },
      { name: 'communityAddress', label: 'set-up.address', autoComplete: 'street-address' },
    ],
  },
  {
    title: 'set-up.step-account',
    fields: [
      { name: 'administratorName', label: 'set-up.name', autoComplete: 'name' },
      { name: 'username', label: 'sign-in.username', help: 'set-up.username-help', autoComplete: 'username' },
      {
        name: 'password',
        label: 'sign-in.password',
        help: 'set-up.password-help',
        kind: 'password',
        autoComplete: 'new-password',
      },
      { name: 'passwordAgain', label: 'set-up.password-again', kind: 'password', autoComplete: 'new-password' },
    ],
  },
];

type Words = (key: TextKey, values?: Readonly<Record<string, string>>) => string;

/** What is wrong with one field, in words; undefined when it may pass. */
const faultOf = (field: SetUpField, values: SetUpValues, t: Words): string | undefined => {
  const value = values[field.name].trim();
  if (value === '') return t('set-up.missing', { label: t(field.label) });
  if (field.name === 'regionCode' && !/^\d{12}$/.test(value)) return t('set-up.region-code-wrong');
  if (field.name === 'username' && !/^[a-z][a-z0-9._-]{2,31}$/.test(value)) return t('set-up.username-wrong');
  if (field.name === 'password' && values.password.length < 10) return t('set-up.password-short');
  if (field.name === 'passwordAgain' && values.passwordAgain !== values.password) return t('set-up.password-differs');
  return undefined;
};

export const checkStep = (step: SetUpStep, values: SetUpValues, t: Words) =>
  step.fields.flatMap((field) => {
    const message = faultOf(field, values, t);
    return message === undefined ? [] : [{ fieldId: field.name, message }];
  });
