import { guardSource } from '../guard-source';
import { SourceError, type StorySource } from '../story-source';
import { BacklogFolder, type MarkdownSourceOptions } from './backlog-folder';
import { backlogReads } from './backlog-reads';
import { backlogWrites } from './backlog-writes';
import { fileError } from './file-error';

/** A folder of Markdown stories as a source. */
export function createMarkdownSource(options: MarkdownSourceOptions): StorySource {
  const folder = new BacklogFolder(options);
  const source: StorySource = {
    kind: 'markdown',
    name: options.folder,
    me: () => folder.me(),
    boards: () => Promise.resolve([]),
    projects: () => Promise.resolve([]),
    permissions: () => Promise.resolve(allPermissions),
    ...backlogReads(folder),
    ...backlogWrites(folder),
    logWork: () =>
      Promise.reject(new SourceError('unsupported', 'a story file has no place for the time that was spent')),
  };
  return guardSource(source, (error) => fileError(error, ''));
}

/** Whoever can write files may do anything; a file that cannot be written says so itself. */
const allPermissions = {
  editing: true,
  commenting: true,
  linking: true,
  assigning: true,
  moving: true,
  logging: false,
};
