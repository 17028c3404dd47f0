/** JSON text that every parser takes: absent values left out, lone surrogates too (RFC 8259, 8.2). */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'string' ? part.replace(/\p{Cs}/gu, '') : part,
  );
}
