import { AskInCode, type AskInCodeOptions } from './ask-in-code';
import { CodeThreads } from './code-threads';
import { registerEditInThread } from './edit-in-thread';
import type { RunCommand } from './feature-host';

/** Questions at lines of code, asked and shown there, until the extension ends. */
export function beginQuestionsInCode(options: AskInCodeOptions, run: RunCommand): AskInCode {
  const { services, repositories } = options;
  const asking = new AskInCode(options, run);
  services.context.subscriptions.push(
    asking,
    new CodeThreads(services, repositories),
    registerEditInThread(services, run),
  );
  return asking;
}
