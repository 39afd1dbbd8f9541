import { decodeToPage, type FromPage, protocolVersion } from '../src/protocol';
import { createAnnouncer } from './announcer';
import { StoryApp } from './story-app';
import './styles.css';
import { loadTexts } from './texts';
import { registerToolkit } from './toolkit';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
loadTexts();
registerToolkit();

const root = document.createElement('main');
document.body.append(root);
const app = new StoryApp(root, createAnnouncer(document.body), (message) => vscode.postMessage(message));

window.addEventListener('message', ({ data }) => {
  const message = decodeToPage(data);
  if (message) app.receive(message);
});
vscode.postMessage({ type: 'ready', version: protocolVersion });
