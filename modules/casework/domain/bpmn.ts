import type { Language } from '../../../kernel/text.ts';
import { diagramElement } from './bpmn-diagram.ts';
import { POOL_ID } from './bpmn-ids.ts';
import { bpmnLook } from './bpmn-look.ts';
import { processElement } from './bpmn-process.ts';
import { timersOf } from './bpmn-timers.ts';
import { chartOf } from './chart.ts';
import type { ProcessDefinition } from './definition.ts';
import { processWording } from './process-wording.ts';
import type { Phrases } from './process-wording.ts';
import { element, xmlDocument } from './xml-element.ts';

const NAMESPACES = {
  'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

/**
 * A process as BPMN 2.0 XML with its layout, in one language: steps are user tasks, decisions exclusive gateways,
 * actions named sequence flows, limits timers that do not interrupt, and actions that stay notes beside their step.
 * One pool holds it, with a lane from top to bottom for everybody who has to move in a step.
 */
export const bpmnOf = (definition: ProcessDefinition, phrases: Phrases, language: Language): string => {
  const wording = processWording(definition, phrases);
  const timers = timersOf(definition, wording);
  const count = (step: string): number => timers.filter((timer) => timer.step === step).length;
  const chart = chartOf(definition, bpmnLook(language, count));
  const parts = { definition, chart, timers, wording, language };
  return xmlDocument(
    element(
      'bpmn:definitions',
      {
        ...NAMESPACES,
        id: 'Definitions',
        name: `${definition.id} v${definition.version}`,
        targetNamespace: 'urn:quanke:processes',
      },
      [
        element('bpmn:collaboration', { id: 'Collaboration' }, [
          element('bpmn:participant', { id: POOL_ID, name: definition.name[language], processRef: 'Process' }),
        ]),
        processElement(parts),
        diagramElement(parts),
      ],
    ),
  );
};
