/** Whether a request comes from somebody who is signed in. */
import type { Request } from 'express';
import type { Payload, TypedUser } from 'payload';

/** @throws the driver's error when the database that instances share is away. Asks the desk, and only where the request carries something that could be a session. */
export async function isSignedIn(payload: Payload, req: Request): Promise<boolean> {
  return (await staffOf(payload, req)) !== null;
}

/** Who is signed in; null for nobody. @throws as isSignedIn */
export async function staffOf(payload: Payload, req: Request): Promise<TypedUser | null> {
  const { authorization, cookie } = req.headers;
  if (!authorization && !cookie?.includes(`${payload.config.cookiePrefix}-token=`)) return null;
  const { user } = await payload.auth({ headers: headersOf(req) });
  if (!user) await refuseToGuess(payload);
  return user;
}

/** Payload takes a database that is away for an account that is not there: whoever has a session must not be sent to sign in. */
async function refuseToGuess({ db }: Payload): Promise<void> {
  const { connection } = db as unknown as { connection?: { db?: { command: (input: object) => Promise<unknown> } } };
  await connection?.db?.command({ ping: 1 });
}

function headersOf(req: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
