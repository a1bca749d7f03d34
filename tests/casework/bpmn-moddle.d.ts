/** What the tests use of the reader of BPMN files, which comes without types. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{ readonly warnings: readonly { readonly message: string }[] }>;
  }
}
