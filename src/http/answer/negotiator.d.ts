/** The one function that is used here; the types in the registry do not know `preferred`. */
declare module 'negotiator' {
  export default class Negotiator {
    constructor(request: { headers: Record<string, string | string[] | undefined> });
    /** Of `available` those that are accepted, the best liked first; those liked alike in the order of `preferred`. */
    encodings(available: string[], options: { preferred: string[] }): string[];
  }
}
