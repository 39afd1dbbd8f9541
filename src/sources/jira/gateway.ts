import * as v from 'valibot';
import { isJson } from './answer';
import type { Transport } from './transport';

/** Where Cloud takes API tokens with scopes, which the sites themselves refuse. */
const usualGateway = 'https://api.atlassian.com';

/** The gateway that belongs to a site; none for one that is not Atlassian's. */
export function gatewayOf(baseUrl: string): string | undefined {
  return /\.atlassian\.net$/.test(new URL(baseUrl).hostname) ? usualGateway : undefined;
}

/** The base URL of a site behind the gateway; `undefined` where the site does not say which one it is. */
export async function behindGateway(
  transport: Transport,
  baseUrl: string,
  gateway: string,
): Promise<string | undefined> {
  const answer = await transport(baseUrl, { path: '/_edge/tenant_info' });
  if (answer.status !== 200 || !isJson(answer.headers)) return undefined;
  const result = v.safeParse(tenantShape, JSON.parse(answer.text));
  return result.success ? `${gateway}/ex/jira/${result.output.cloudId}` : undefined;
}

const tenantShape = v.object({ cloudId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)) });
