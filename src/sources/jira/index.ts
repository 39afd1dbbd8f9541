export type { JiraCredentials } from './credentials';
export { detectJira, type DetectedJira, type DetectOptions } from './detect';
export { createJiraSource, type JiraSourceOptions } from './source';
