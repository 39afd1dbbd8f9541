import { decodeToPage, type FromPage, protocolVersion } from '../src/protocol';
import { createAnnouncer } from './announcer';
import { draftsOf, keepPlace, type StateKeeper } from './place';
import { StoryApp } from './story-app';
import './styles.css';
import { loadTexts } from './texts';
import { registerToolkit } from './toolkit';

declare function acquireVsCodeApi(): StateKeeper & { postMessage(message: FromPage): void };

const vscode = acquireVsCodeApi();
loadTexts();
registerToolkit();

const root = document.createElement('main');
document.body.append(root);
const first = document.getElementById('first')?.textContent;
const known = first ? decodeToPage(JSON.parse(first)) : undefined;
const drafts = draftsOf(vscode, known?.type === 'snapshot' ? known.page.key : undefined);
const app = new StoryApp({
  root,
  announcer: createAnnouncer(document.body),
  post: (message) => vscode.postMessage(message),
  onShown: keepPlace(vscode, root, drafts),
  drafts,
});

window.addEventListener('message', ({ data }) => {
  const message = decodeToPage(data);
  if (message) app.receive(message);
});
if (known) app.receive(known);
vscode.postMessage({ type: 'ready', version: protocolVersion });
