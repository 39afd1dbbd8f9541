/** Name under which a workspace remembers whether somebody waits for an answer in it, or something stands at lines. */
export const awaitedName = 'awaitsAnswers';
