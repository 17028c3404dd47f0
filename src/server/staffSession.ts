/** Whether a request comes from somebody who is signed in. */
import type { Request } from 'express';
import type { Payload } from 'payload';

/** Asks the desk, and only where the request carries something that could be a session. */
export async function isSignedIn(payload: Payload, req: Request): Promise<boolean> {
  const { authorization, cookie } = req.headers;
  if (!authorization && !cookie?.includes(`${payload.config.cookiePrefix}-token=`)) return false;
  const { user } = await payload.auth({ headers: headersOf(req) });
  return Boolean(user);
}

function headersOf(req: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
