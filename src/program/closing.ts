/** Opening several things that are to be closed again in reverse order. */
export type Later = (close: () => unknown) => void;

/** What `open` opened, with what closes it again in reverse order; closed at once when opening fails half way. */
export async function closing<T>(open: (later: Later) => Promise<T>): Promise<T & { close: () => Promise<void> }> {
  const steps: (() => unknown)[] = [];
  const close = async () => {
    const failures: unknown[] = [];
    // What cannot be closed keeps nothing else open.
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    return { ...(await open((step) => steps.push(step))), close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

/** Works and closes. What `work` throws is thrown, whatever closing says of the same trouble. */
export async function thenClose<T>(close: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const result = await work().catch(async (error: unknown) => {
    await close().catch(() => undefined);
    throw error;
  });
  await close();
  return result;
}
