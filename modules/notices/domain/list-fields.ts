import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { CasePaper, MissingMaterial, ReceivedMaterial } from './document-data.ts';

/** The fields an entry of each list has. A form may place those after `delivered`. */
export const listFieldNames: Readonly<Record<string, readonly string[]>> = {
  missing: ['name', 'form', 'count', 'why', 'comesFrom'],
  received: ['name', 'form', 'count'],
  basis: ['source', 'where'],
  remedies: ['text'],
  otherRoutes: ['name', 'address', 'phone', 'note'],
  delivered: ['name', 'number', 'count'],
  household: ['name', 'relation', 'sex', 'age'],
  materials: ['name', 'form', 'count', 'when', 'comesFrom'],
  steps: ['text'],
  history: ['at', 'what', 'who', 'detail'],
  tasks: ['what', 'who', 'dueOn', 'answer'],
  inputs: ['label', 'value'],
  called: ['place', 'person', 'help', 'phone', 'found'],
};

export type Say = (text: Text | undefined) => string;
export type SayDate = (date: PlainDate | undefined) => string;

type Rows = readonly Readonly<Record<string, string>>[];

const receivedRow = (material: ReceivedMaterial, say: Say): Record<string, string> => ({
  name: say(material.name),
  form: say(material.form),
  count: String(material.count),
});

const missingRow = (material: MissingMaterial, say: Say): Record<string, string> => ({
  name: say(material.name),
  form: say(material.form),
  count: material.count === undefined ? '' : String(material.count),
  why: say(material.why),
  comesFrom: say(material.comesFrom),
});

/** The lists of a case's own papers, without their basis. */
export const caseLists = (data: CasePaper, say: Say): Readonly<Record<string, Rows>> => {
  switch (data.kind) {
    case 'acceptance-receipt':
      return { received: data.materials.map((one) => receivedRow(one, say)) };
    case 'one-time-notice':
      return {
        missing: data.missing.map((one) => missingRow(one, say)),
        received: data.alreadyReceived.map((one) => receivedRow(one, say)),
      };
    case 'refusal':
      return {
        remedies: data.remedies.map((one) => ({ text: say(one) })),
        otherRoutes: data.otherRoutes.map((one) => ({
          name: say(one.name),
          address: one.address ?? '',
          phone: one.phone ?? '',
          note: say(one.note),
        })),
      };
    case 'result-delivery':
      return {
        delivered: data.delivered.map((one) => ({
          name: say(one.name),
          number: one.number ?? '',
          count: String(one.count),
        })),
      };
  }
};
