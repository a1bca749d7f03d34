import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}

/** Judges an answer of one status and media type; undefined where the document names no such answer. */
export type AnswerCheck = (status: number, type: string) => ((value: unknown) => readonly string[]) | undefined;

/** One operation of the OpenAPI document, ready to be tried. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With `{name}` parameters. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  readonly isSecured: boolean;
  /** Codes of refusals that its description announces. */
  readonly refusals: readonly string[];
  readonly answers: AnswerCheck;
  /** Whether a body is what the document describes. */
  readonly takes: (body: unknown) => boolean;
}

interface Media {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Described {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Media;
  readonly security?: readonly unknown[];
  readonly responses: Readonly<Record<string, Media>>;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const DOCUMENT = 'openapi';
const pointer = (...steps: readonly string[]): string =>
  `${DOCUMENT}#/${steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

const createCompiler = (document: ApiDocument): ((place: string) => ValidateFunction) => {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateSchema: false });
  addFormats.default(ajv);
  ajv.addFormat('byte', /^[A-Za-z0-9+/]*={0,2}$/);
  ajv.addSchema({ $id: DOCUMENT, ...document });
  const known = new Map<string, ValidateFunction>();
  return (place) => {
    const validate = known.get(place) ?? ajv.compile({ $ref: place });
    known.set(place, validate);
    return validate;
  };
};

const isOfType = (given: string, described: string): boolean => {
  const bare = given.split(';')[0]?.trim() ?? '';
  const [wanted = ''] = described.split(';');
  return wanted === '*/*' || (wanted.endsWith('/*') ? bare.startsWith(wanted.slice(0, -1)) : bare === wanted);
};

const refusalsOf = (description = ''): readonly string[] => description.replace('Refusals: ', '').split(', ');

/** Reads every operation out of the document; bodies and answers are judged by its schemas and nothing else. */
export const readOperations = (document: ApiDocument): readonly Operation[] => {
  const compile = createCompiler(document);
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Operation => {
      const place = ['paths', path, method] as const;
      const body = described.requestBody?.content?.['application/json']?.schema ?? null;
      return {
        id: described.operationId,
        method: method.toUpperCase(),
        path,
        parameters: described.parameters ?? [],
        body,
        isSecured: (described.security ?? []).length > 0,
        refusals: refusalsOf(described.description),
        takes: (value) =>
          body === null || compile(pointer(...place, 'requestBody', 'content', 'application/json', 'schema'))(value),
        answers: (status, type) => {
          const content = described.responses[status]?.content;
          const found = Object.keys(content ?? {}).find((one) => isOfType(type, one));
          if (found === undefined) return undefined;
          const validate = compile(pointer(...place, 'responses', String(status), 'content', found, 'schema'));
          return (value) =>
            validate(value)
              ? []
              : (validate.errors ?? []).map(
                  (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
                );
        },
      };
    }),
  );
};
