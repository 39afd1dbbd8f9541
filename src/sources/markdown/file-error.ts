import { SourceError, type SourceErrorKind } from '../story-source';

/** Codes of Node and of VS Code's file systems. */
const kinds: Readonly<Record<string, SourceErrorKind>> = {
  ENOENT: 'not-found',
  FileNotFound: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'forbidden',
  NoPermissions: 'forbidden',
  Unavailable: 'unreachable',
};

/** What a file system threw, as a `SourceError` about the path. */
export function fileError(error: unknown, path: string): SourceError {
  if (error instanceof SourceError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const words = error instanceof Error ? error.message : String(error);
  return new SourceError(
    kinds[code] ?? 'unreadable',
    path && !words.includes(path) ? `${path}: ${words}` : words,
    {
      cause: error,
    },
  );
}
