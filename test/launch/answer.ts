import type { Simulator } from '../simulator/simulator';

/** Answers a question as one of the simulated people does, over HTTP: with a comment that mentions who asked. */
export async function answerAs(
  simulator: Simulator,
  who: 'oskar' | 'jonas' | 'aiko',
  key: string,
  text: string,
): Promise<void> {
  const { url, people, deployment } = simulator;
  const { mira } = people;
  const isCloud = deployment === 'cloud';
  const mention = { type: 'mention', attrs: { id: mira.accountId, text: `@${mira.displayName}` } };
  const content = [mention, { type: 'text', text: ` ${text}` }];
  const document = { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] };
  const response = await fetch(`${url}/rest/api/${isCloud ? 3 : 2}/issue/${key}/comment`, {
    method: 'POST',
    headers: {
      Authorization: authorizationOf(simulator, who),
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ body: isCloud ? document : `[~${mira.name}] ${text}` }),
  });
  if (!response.ok) throw new Error(`The simulator refused the answer: ${await response.text()}`);
}

/** The header by which one of the simulated people signs in. */
export function authorizationOf(
  { people, deployment }: Simulator,
  who: 'mira' | 'oskar' | 'jonas' | 'aiko',
): string {
  const { email, token } = people[who];
  if (deployment === 'datacenter') return `Bearer ${token}`;
  return `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
}
