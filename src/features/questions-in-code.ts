import { AskInCode, type AskInCodeOptions } from './ask-in-code';
import { CodeThreads } from './code-threads';
import { actInThread, type ThreadAct } from './edit-in-thread';

export interface QuestionsInCode {
  readonly asking: AskInCode;
  /** `given` is what VS Code gives the button of a thread. */
  act(act: ThreadAct, given: unknown): Promise<void>;
}

/** Questions at lines of code, asked and shown there, until the extension ends. */
export function beginQuestionsInCode(options: AskInCodeOptions): QuestionsInCode {
  const { services, repositories } = options;
  const asking = new AskInCode(options);
  services.context.subscriptions.push(asking, new CodeThreads(services, repositories));
  return { asking, act: (act, given) => actInThread(services, act, given) };
}
