/** The arguments of OAI-PMH 2.0: which verb takes what, and what is wrong with those given. */
import type { OaiError, OaiVerb } from '../../formats/index.ts';

export const METADATA_PREFIX = 'oai_dc';

export type OaiArguments = Record<string, string>;
export type OaiRequest = { verb: OaiVerb; args: OaiArguments };

/** Thrown by whatever cannot answer; becomes the `error` elements of a response with status 200. */
export class OaiProblem extends Error {
  override readonly name = 'OaiProblem';
  readonly errors: OaiError[];

  constructor(...errors: OaiError[]) {
    super(errors.map(({ code }) => code).join(', '));
    this.errors = errors;
  }
}

type Rule = { required: string[]; optional: string[]; resumable: boolean };
const LIST_RULE = { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], resumable: true };
const RULES: Record<OaiVerb, Rule> = {
  Identify: { required: [], optional: [], resumable: false },
  ListMetadataFormats: { required: [], optional: ['identifier'], resumable: false },
  ListSets: { required: [], optional: [], resumable: true },
  ListIdentifiers: LIST_RULE,
  ListRecords: LIST_RULE,
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [], resumable: false },
};

/** @throws OaiProblem badVerb or badArgument, naming every argument that is wrong */
export function readRequest(pairs: [string, string][]): OaiRequest {
  const verbs = pairs.filter(([name]) => name === 'verb').map(([, value]) => value);
  const [verb] = verbs;
  if (verbs.length !== 1 || !isVerb(verb)) {
    throw new OaiProblem({ code: 'badVerb', message: `one verb is needed: ${Object.keys(RULES).join(', ')}` });
  }
  const given = pairs.filter(([name]) => name !== 'verb');
  const args = Object.fromEntries(given);
  const wrong = [...wrongNames({ given, rule: RULES[verb] }), ...missing({ args, rule: RULES[verb] })];
  if (wrong.length > 0) throw new OaiProblem(...wrong.map(badArgument));
  return { verb, args };
}

export function badArgument(message: string): OaiError {
  return { code: 'badArgument', message };
}

function isVerb(verb: string | undefined): verb is OaiVerb {
  return verb !== undefined && Object.hasOwn(RULES, verb);
}

function wrongNames({ given, rule }: { given: [string, string][]; rule: Rule }): string[] {
  const names = given.map(([name]) => name);
  const resuming = rule.resumable && names.includes('resumptionToken');
  const known = resuming ? ['resumptionToken'] : [...rule.required, ...rule.optional];
  return [...new Set(names)].flatMap((name) => {
    const shown = name.slice(0, 100);
    if (!known.includes(name)) return [`${shown} is not an argument of this request`];
    return names.indexOf(name) === names.lastIndexOf(name) ? [] : [`${shown} is given more than once`];
  });
}

function missing({ args, rule }: { args: OaiArguments; rule: Rule }): string[] {
  if (rule.resumable && args['resumptionToken'] !== undefined) return [];
  return rule.required.filter((name) => args[name] === undefined).map((name) => `${name} is needed`);
}
