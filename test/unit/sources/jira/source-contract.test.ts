import { describeStorySource } from '../contract';
import { contractSubject } from './simulated-site';

describeStorySource('Jira Cloud', () => contractSubject('cloud'));
describeStorySource('Jira Data Center', () => contractSubject('datacenter', { context: '/jira' }));
