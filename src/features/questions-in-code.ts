import { AskInCode, type AskInCodeOptions } from './ask-in-code';
import { CodeThreads } from './code-threads';
import { actInThread, type ThreadAct } from './edit-in-thread';

export interface QuestionsInCode {
  readonly asking: AskInCode;
  readonly threads: CodeThreads;
  /** `given` is what VS Code gives the button of a thread. */
  act(act: ThreadAct, given: unknown): Promise<void>;
}

/** Questions at lines of code, asked and shown there, until the extension ends. */
export function beginQuestionsInCode(options: AskInCodeOptions): QuestionsInCode {
  const { services, repositories } = options;
  const threads = new CodeThreads(services, repositories);
  const asking = new AskInCode(options, threads);
  services.context.subscriptions.push(asking, threads);
  return { asking, threads, act: (act, given) => actInThread(services, act, given) };
}
