import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

const SCHEMA = fileURLToPath(new URL('../../node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd', import.meta.url));

xmlRegisterFsInputProviders();
const schema = XmlDocument.fromString(readFileSync(SCHEMA, 'utf8'), { url: SCHEMA });
const validator = XsdValidator.fromDoc(schema);

/** What the schema of BPMN 2.0 has against a document, line by line. */
export const schemaFaults = (xml: string): readonly string[] => {
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (fault) {
    if (fault instanceof XmlValidateError) return fault.details.map(({ message }) => message);
    throw fault;
  } finally {
    document.dispose();
  }
};

/** What a reader of BPMN files warns of, unresolved references above all. */
export const readerWarnings = async (xml: string): Promise<readonly string[]> => {
  const { warnings } = await new BpmnModdle().fromXML(xml);
  return warnings.map(({ message }) => message);
};
