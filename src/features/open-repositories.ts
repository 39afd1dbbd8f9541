import path from 'node:path';
import type { Repositories } from '../git/repositories';
import { whyNoRepository } from './choose-repository';
import type { OpenRepository } from './git-of-story';

/** The repositories of the window, the one the user is in or was in last first; where there are none, why. */
export async function openRepositories(
  repositories: Repositories,
): Promise<readonly OpenRepository[] | string> {
  const none = await whyNoRepository(repositories);
  if (none !== undefined) return none;
  const latest = repositories.latest?.rootUri.toString();
  const isLatest = ({ rootUri }: { rootUri: { toString(): string } }): number =>
    Number(rootUri.toString() === latest);
  return [...repositories.all]
    .sort((a, b) => isLatest(b) - isLatest(a))
    .map((repository) => ({
      name: path.basename(repository.rootUri.fsPath),
      folder: repositories.folder(repository),
    }));
}
