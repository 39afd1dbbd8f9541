import type { Simulator } from '../simulator/simulator';

/** Answers a question as one of the simulated people does, over HTTP: with a comment that mentions who asked. */
export async function answerAs(
  simulator: Simulator,
  who: 'oskar' | 'jonas' | 'aiko',
  key: string,
  text: string,
): Promise<void> {
  const { url, people, deployment } = simulator;
  const { mira, [who]: author } = people;
  const isCloud = deployment === 'cloud';
  const mention = { type: 'mention', attrs: { id: mira.accountId, text: `@${mira.displayName}` } };
  const content = [mention, { type: 'text', text: ` ${text}` }];
  const document = { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] };
  const credentials = Buffer.from(`${author.email}:${author.token}`).toString('base64');
  const response = await fetch(`${url}/rest/api/${isCloud ? 3 : 2}/issue/${key}/comment`, {
    method: 'POST',
    headers: {
      Authorization: isCloud ? `Basic ${credentials}` : `Bearer ${author.token}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ body: isCloud ? document : `[~${mira.name}] ${text}` }),
  });
  if (!response.ok) throw new Error(`The simulator refused the answer: ${await response.text()}`);
}
