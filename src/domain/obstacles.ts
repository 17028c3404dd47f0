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

/** Thrown instead of a public record that would lack something, or be none. */
export class NotPublishable extends Error {
  override readonly name = 'NotPublishable';
  readonly obstacles: Obstacle[];

  constructor(obstacles: Obstacle[]) {
    super(obstacles.map(({ path, reason, name }) => `${path}: ${reason}${name ? ` (${name})` : ''}`).join('; '));
    this.obstacles = obstacles;
  }
}
