/** Opening several things that are to be closed again in reverse order. */
export type Later = (close: () => unknown) => void;

/** What `open` opened, with what closes it again in reverse order; closed at once when opening fails half way. */
export async function closing<T>(open: (later: Later) => Promise<T>): Promise<T & { close: () => Promise<void> }> {
  const steps: (() => unknown)[] = [];
  const close = async () => {
    for (let step = steps.pop(); step; step = steps.pop()) await step();
  };
  try {
    return { ...(await open((step) => steps.push(step))), close };
  } catch (error) {
    await close();
    throw error;
  }
}
