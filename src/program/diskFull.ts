/** A full disk is said as such, whoever meets it: Node, SQLite, or a query of the desk that wraps either. */

/** How deep an error may be wrapped. */
const DEPTH = 6;

export function isDiskFull(error: unknown): boolean {
  for (let [one, depth] = [error, 0]; one && depth < DEPTH; [one, depth] = [(one as Error).cause, depth + 1]) {
    const { code, message } = one as NodeJS.ErrnoException;
    if (/^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(String(code)) || /database or disk is full/.test(String(message)))
      return true;
  }
  return false;
}
