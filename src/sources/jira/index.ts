export type { JiraCredentials } from './credentials';
export { detectJira, type DetectedJira, type DetectOptions } from './detect';
export type { JiraSourceOptions } from './site';
export { createJiraSource } from './source';
