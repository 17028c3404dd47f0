/** What the staff API says no with: the sentence at the first field that is refused, or the summary. */
type Refused = { errors?: { message?: string; data?: { errors?: { message?: string }[] } }[] };

/** @returns null where the answer says nothing, as when the line is down */
export async function refusalIn(response: Response): Promise<string | null> {
  const answer = (await response.json().catch(() => null)) as Refused | null;
  const [error] = answer?.errors ?? [];
  return error?.data?.errors?.[0]?.message ?? error?.message ?? null;
}
