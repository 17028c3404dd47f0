/** Other people's programs that make documents, where the machine has them: LibreOffice and pandoc. */
import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** True when both are there. With REQUIRE_INTEROP set, their absence is an error. */
export function hasOffice(): boolean {
  const missing = ['soffice', 'pandoc'].filter((name) => spawnSync(name, ['--version']).error);
  if (missing.length === 0) return true;
  if (process.env.REQUIRE_INTEROP) throw new Error(`REQUIRE_INTEROP is set and ${missing.join(', ')} is not installed`);
  process.stderr.write(`Tests with other programs' documents are left out: ${missing.join(', ')} is not installed.\n`);
  return false;
}

/** The files in another format, all in one start of LibreOffice, which takes its time; they keep their names. */
export async function office(input: { files: string[]; format: string; folder: string }): Promise<void> {
  const { files, format, folder } = input;
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  await run('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, ...files], {
    timeout: 240_000,
  });
}

export async function pandoc(...args: string[]): Promise<void> {
  await run('pandoc', args, { timeout: 60_000 });
}
