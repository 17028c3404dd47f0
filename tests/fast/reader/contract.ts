/** Checks answers against the OpenAPI document that the running server gives out. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import type { OpenApi, Response as ApiResponse } from '../../../src/reader/openapi/document.ts';
import type { Served } from './support.ts';

export type Contract = {
  document: OpenApi;
  /** What is wrong with an answer of the operation at this path template; null when nothing is. */
  fault(input: { path: string; response: Response; text: string }): string | null;
  /** The template a concrete path belongs to; literal ones first. */
  template(path: string): string | null;
};

export async function readContract(served: Served): Promise<Contract> {
  const document = (await served.json('/v1/openapi.json')).body as OpenApi;
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  // The plugin's types are those of a CommonJS module.
  (formatsPlugin as unknown as (target: Ajv2020) => void)(ajv);
  ajv.addVocabulary(['openapi', 'info', 'servers', 'security', 'tags', 'paths', 'components']);
  ajv.addSchema(document as object, 'api');
  const patterns = Object.keys(document.paths)
    .sort((a, b) => a.split('{').length - b.split('{').length || b.length - a.length)
    .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+?')}$`) }));

  function declared(path: string, status: number): { at: string; response: ApiResponse } | null {
    const response = document.paths[path]?.get.responses[status];
    if (!response) return null;
    if (!('$ref' in response)) {
      return { at: `#/paths/${escape(path)}/get/responses/${status}`, response };
    }
    const name = response.$ref.split('/').at(-1) ?? '';
    return { at: response.$ref, response: document.components.responses[name] as ApiResponse };
  }

  return {
    document,
    template: (path) => patterns.find(({ pattern }) => pattern.test(path))?.path ?? null,
    fault({ path, response, text }) {
      const found = declared(path, response.status);
      if (!found) return `status ${response.status} is not declared`;
      if (!found.response.content) return text === '' ? null : 'a body where none is declared';
      const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
      const declaredType = Object.keys(found.response.content).find((name) => name === type || name === '*/*');
      if (!declaredType) return `type ${type} is not declared`;
      if (!/json$/.test(type)) return null;
      const schema = ajv.getSchema(`api${found.at}/content/${escape(declaredType)}/schema`);
      if (!schema) return `no schema at ${found.at}`;
      return schema(JSON.parse(text)) ? null : ajv.errorsText(schema.errors);
    },
  };
}

/** JSON Pointer in a URI fragment. */
function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
