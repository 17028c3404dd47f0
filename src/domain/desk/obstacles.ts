/** Why an article cannot be public: each obstacle stands at a field of the desk, in a word that the desk puts into sentences. */
export const OBSTACLES = [
  'altMissing',
  'required',
  'emptyBody',
  'badDate',
  'badLink',
  'badNode',
  'badSlug',
  'badUrl',
  'badValue',
  'entityGone',
  'entityIncomplete',
  'fileGone',
  'fileNeverArrived',
  'fileNotPublic',
  'notAnImage',
  'withdrawnInLog',
] as const;

export type Obstacle = {
  /** The field as the desk names it, such as `attributions.0.author`. */
  path: string;
  reason: (typeof OBSTACLES)[number];
  /** The file, entity or value that is meant. */
  name?: string;
};

/** Whether an article can be public: what stands in the way, or the hash of what readers would get. */
export type Judgement = {
  obstacles: Obstacle[];
  /** SHA-256 over the RFC 8785 canonical JSON of the record without its `id`; null where no record can be made. */
  sha256: string | null;
};

/** Thrown instead of a public record that would lack something, or be none. */
export class NotPublishable extends Error {
  override readonly name = 'NotPublishable';
  readonly obstacles: Obstacle[];

  constructor(obstacles: Obstacle[]) {
    super(obstacles.map(({ path, reason, name }) => `${path}: ${reason}${name ? ` (${name})` : ''}`).join('; '));
    this.obstacles = obstacles;
  }
}
