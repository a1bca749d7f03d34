import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import { Field } from '../../../../web/ui/parts.tsx';

/** Chinese and English of one text, one below the other. */
export const TextPair = ({
  id,
  labels,
  value,
  rows = 1,
  disabled,
  onChange,
}: {
  readonly id: string;
  readonly labels: { readonly zh: string; readonly en: string };
  readonly value: Text;
  readonly rows?: number;
  readonly disabled: boolean;
  readonly onChange: (value: Text) => void;
}): ReactNode =>
  (['zh', 'en'] as const).map((language) => {
    const common = {
      id: `${id}-${language}`,
      lang: language === 'zh' ? 'zh-CN' : 'en',
      disabled,
      maxLength: language === 'zh' ? 300 : 600,
      value: value[language],
    };
    const change = ({ target }: { readonly target: { readonly value: string } }): void =>
      onChange({ ...value, [language]: target.value });
    return (
      <Field key={language} id={common.id} label={labels[language]}>
        {rows === 1 ? (
          <Input {...common} onChange={change} />
        ) : (
          <Input.TextArea {...common} rows={rows} onChange={change} />
        )}
      </Field>
    );
  });
