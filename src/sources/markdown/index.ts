export { createMarkdownSource, type MarkdownSourceOptions } from './backlog';
export type { BacklogFiles } from './backlog-files';
