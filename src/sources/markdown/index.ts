export { createMarkdownSource } from './backlog';
export type { MarkdownSourceOptions } from './backlog-folder';
export type { BacklogFiles } from './backlog-files';
