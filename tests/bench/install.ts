import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { spend } from './spend.ts';

/** Folders with packages of their own, which only the benchmark needs. */
const FOLDERS = { lighthouse: 'lighthouse/', starlight: 'peers/starlight/' } as const;
type Folder = keyof typeof FOLDERS;

const addressOf = (folder: Folder): URL => new URL(FOLDERS[folder], import.meta.url);

/** Whether what is installed is as old as the lock file, or newer. */
function isInstalled(cwd: string): boolean {
  const installed = statSync(`${cwd}node_modules/.package-lock.json`, { throwIfNoEntry: false });
  return (
    installed !== undefined && installed.mtimeMs >= statSync(`${cwd}package-lock.json`).mtimeMs
  );
}

/** Installs the packages of a folder exactly as its lock file says, unless they are there. */
export async function install(folder: Folder): Promise<string> {
  const cwd = fileURLToPath(addressOf(folder));
  if (!isInstalled(cwd)) {
    console.log(`Installing ${folder} for the benchmark …`);
    await spend(['npm', 'ci', '--no-audit', '--no-fund'], { cwd });
  }
  return cwd;
}

/** Imports a package from one of the folders. It comes without types: the caller says what it is. */
export async function load<T>(folder: Folder, name: string): Promise<T> {
  const { resolve } = createRequire(new URL('package.json', addressOf(folder)));
  return (await import(pathToFileURL(resolve(name)).href)) as T;
}
