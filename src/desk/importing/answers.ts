/** How the desk says no to an import, before a word of a file is read. */
export const refuse = (status: number, code: string, message: string, more: object = {}): Response =>
  Response.json({ errors: [{ code, message, ...more }] }, { status });
