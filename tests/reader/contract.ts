/** Checks answers against the OpenAPI document that the running server gives out. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import type { OpenApi } from '../../src/reader/openapi/document.ts';
import type { Response as ApiResponse } from '../../src/reader/openapi/operation.ts';
import type { Served } from './support.ts';

type Method = 'get' | 'post';
/** What `default` stands for; every other status has to be declared by itself. */
const OTHER_STATUSES = [405, 408, 414, 431, 500];

/** By suffix, the forms that Accept may choose at the address of an article. */
const FORMS: Record<string, string> = {
  'text/html': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'application/ld+json': 'jsonld',
};

export type Contract = {
  document: OpenApi;
  /** What is wrong with an answer of the operation at this path template, GET if not said; null when nothing is. */
  fault(input: { path: string; method?: Method; response: Response; text: string }): string | null;
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

  type Asked = { path: string; method: Method; status: number };
  function declared({ path, method, status }: Asked): { at: string; response: ApiResponse } | null {
    const responses = document.paths[path]?.[method]?.responses;
    const name = OTHER_STATUSES.includes(status) ? 'default' : status;
    const response = responses?.[name];
    if (!response) return null;
    if (!('$ref' in response)) {
      return { at: `#/paths/${escape(path)}/${method}/responses/${name}`, response };
    }
    const component = response.$ref.split('/').at(-1) ?? '';
    return { at: response.$ref, response: document.components.responses[component] as ApiResponse };
  }

  const contract: Contract = {
    document,
    template: (path) => patterns.find(({ pattern }) => pattern.test(path))?.path ?? null,
    fault({ path, method = 'get', response, text }) {
      const found = declared({ path, method, status: response.status });
      if (!found) return `status ${response.status} is not declared`;
      if (!found.response.content) return text === '' ? null : 'a body where none is declared';
      const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
      const declaredType = Object.keys(found.response.content).find((name) => name === type || name === '*/*');
      const form = path.endsWith('{slug}') && FORMS[type];
      // Accept chose another form than the one described: that is described at its own address.
      if (!declaredType && form && document.paths[`${path}.${form}`])
        return contract.fault({ path: `${path}.${form}`, method, response, text });
      if (!declaredType) return `type ${type} is not declared`;
      if (!/json$/.test(type)) return null;
      const schema = ajv.getSchema(`api${found.at}/content/${escape(declaredType)}/schema`);
      if (!schema) return `no schema at ${found.at}`;
      return schema(JSON.parse(text)) ? null : ajv.errorsText(schema.errors);
    },
  };
  return contract;
}

/** JSON Pointer in a URI fragment. */
function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
