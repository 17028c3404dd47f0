/** Requests to the staff API that only a mistake can send, answered as what they are before Payload stumbles over them. */
import type { Request } from 'express';

type Refusal = { status: 400 | 404 | 415; text: string };

/** Accounts keep no versions and are verified by nobody; Payload has the addresses all the same. */
const NOWHERE = /^\/api\/users\/(versions|verify)(\/|$)/i;
/** Operators that Payload lists and no field of the desk has: places on a map, sets. */
const UNKNOWN_OPERATOR = /\[(near|within|intersects|all)\]/i;
/** Every field that holds an instant ends in At. */
const INSTANT = /\[(\w+At)\]\[(?:not_)?(?:equals|greater_than|greater_than_equal|less_than|less_than_equal)\]=([^&]+)/g;

/** Tables to import are sent as they are. */
const TAKES_TEXT = /^\/api\/operations\//i;

/** What is wrong with it; null when nothing is seen from outside. */
export function badRequest(req: Request): Refusal | null {
  const [path = '', query = ''] = req.originalUrl.split('?', 2);
  if (NOWHERE.test(path)) return { status: 404, text: 'Not found.' };
  const asked = decode(path);
  const parameters = decode(query.replaceAll('+', ' '));
  if (asked === null || parameters === null) return { status: 400, text: 'The address is not percent-encoded.' };
  if (`${asked}${parameters}`.includes('\0')) return { status: 400, text: 'The address has a NUL character in it.' };
  const operator = UNKNOWN_OPERATOR.exec(parameters)?.[1];
  if (operator) return { status: 400, text: `No field has the operator "${operator}".` };
  for (const [, field, value = ''] of parameters.matchAll(INSTANT)) {
    if (Number.isNaN(Date.parse(value)))
      return { status: 400, text: `${field} is compared with no instant: "${value}".` };
  }
  return wrongBody(path, req.headers['content-type'] ?? '');
}

function wrongBody(path: string, type: string): Refusal | null {
  if (/^multipart\/form-data/i.test(type) && !/;\s*boundary=("[^"]{1,70}"|[^\s;"]{1,70})/i.test(type)) {
    return { status: 415, text: 'multipart/form-data needs a boundary (RFC 7578).' };
  }
  if (/^text\//i.test(type) && !TAKES_TEXT.test(path)) {
    return { status: 415, text: 'Send application/json, or multipart/form-data with a file.' };
  }
  return null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
