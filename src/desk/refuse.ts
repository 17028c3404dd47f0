/** How the desk's own endpoints say no: every reason at once, each in the language of whoever asks. */
export const refuse = (status: number, messages: string[]): Response =>
  Response.json({ errors: messages.map((message) => ({ message })) }, { status });
