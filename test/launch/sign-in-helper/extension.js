'use strict';
const fs = require('node:fs/promises');
const vscode = require('vscode');

/**
 * Signs in with the { url, email, token } of the file named in STORY_CONTEXT_SIGN_IN. It does so at every start of a
 * window, because VS Code in a browser keeps secrets in the page and loses them when the page is reloaded, and again by
 * command.
 */
exports.activate = async ({ subscriptions }) => {
  subscriptions.push(
    vscode.commands.registerCommand('storyContextTests.review', () => review(subscriptions)),
  );
  const file = process.env.STORY_CONTEXT_SIGN_IN;
  if (!file) return;
  const signIn = async () => {
    const credentials = JSON.parse(await fs.readFile(file, 'utf8'));
    await vscode.commands.executeCommand('storyContext.signIn', credentials);
  };
  subscriptions.push(vscode.commands.registerCommand('storyContextTests.signIn', signIn));
  await signIn();
};

/** Has threads at lines as well, as an extension for code review does. */
function review(subscriptions) {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const controller = vscode.comments.createCommentController('reviews', 'Reviews');
  controller.commentingRangeProvider = {
    provideCommentingRanges: ({ lineCount }) => [new vscode.Range(0, 0, lineCount - 1, 0)],
  };
  const comment = { author: { name: 'A reviewer' }, body: 'Please rename.', mode: 1 };
  const thread = controller.createCommentThread(editor.document.uri, editor.selection, [comment]);
  thread.label = 'Review';
  thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  subscriptions.push(controller);
}
