import { decodeToReport, type FromReport, reportProtocolVersion } from '../../src/report-protocol';
import { createAnnouncer } from '../announcer';
import { Drafts } from '../drafts';
import { keepPlace, type StateKeeper } from '../place';
import { loadTexts } from '../texts';
import { ReportApp } from './report-app';
import './report.css';

declare function acquireVsCodeApi(): StateKeeper & { postMessage(message: FromReport): void };

const vscode = acquireVsCodeApi();
loadTexts();

const root = document.createElement('main');
document.body.append(root);
const app = new ReportApp({
  root,
  announcer: createAnnouncer(document.body),
  post: (message) => vscode.postMessage(message),
  onShown: keepPlace(vscode, root, new Drafts()),
});

window.addEventListener('message', ({ data }) => {
  const message = decodeToReport(data);
  if (message) app.receive(message);
});
const first = document.getElementById('first')?.textContent;
const known = first ? decodeToReport(JSON.parse(first)) : undefined;
if (known) app.receive(known);
vscode.postMessage({ type: 'ready', version: reportProtocolVersion });
