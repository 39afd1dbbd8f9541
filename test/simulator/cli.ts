import { parseArgs } from 'node:util';
import { scenarios } from './scenarios';
import { seedPeople } from './seed-people';
import { startSimulator, type SimulatorOptions } from './simulator';

const help = `A Jira on 127.0.0.1, for development and tests. State lives in memory and is gone when it ends.

  npm run simulator -- [options]

  --port N             8080; 0 takes a free one
  --deployment NAME    cloud (default) or datacenter
  --context PATH       a context path such as /jira, for Data Center
  --stories N          40; stories, tasks and bugs of the project SHOP
  --latency MS         0; added to every answer
  --seed N             1; the same number gives the same stories
  --user NAME          mira; who the printed credentials belong to
  --index-lag MS       0; how long search does not see a write
  --page-limit N       the most entries on one page, whatever is asked for
  --scenario NAME      one of those below; options beside it win
  --help

When it listens it prints one line of JSON: { "url", "email", "token" }, on Data Center with "username" and "password".

Users (e-mail, API token or personal access token, password on Data Center):
${Object.entries(seedPeople())
  .map(
    ([name, user]) =>
      `  ${name.padEnd(6)} ${user.displayName.padEnd(15)} ${user.email}  ${user.token}  ${user.password}`,
  )
  .join('\n')}
  mira, jonas and aiko are developers, oskar is Product Owner and project lead, rita may only read.

Scenarios:
${Object.entries(scenarios)
  .map(([name, { about }]) => `  ${name.padEnd(17)} ${about}`)
  .join('\n')}

Under /_simulator (no part of Jira, no sign-in, JSON):
  GET    requests                  every request so far: method, path, query, headers, body, status, response
  DELETE requests                  forgets them
  GET    users, issues, issue/KEY  what is behind the API
  POST   issue/KEY/comment         { "text" } or { "body" }, by the project lead or { "as": "jonas" }
  PUT    issue/KEY/description     { "text" } or { "body" }, also { "as", "field": "acceptance" }
  POST   fault                     { "kind", "method", "path", "times", "every", "status", "headers", "body", "ms" }, kind
                                   one of status, html, drop-before, drop-after, delay, truncate, slow; * in a path is
                                   anything, methods are written POST|PUT, times is a number or "always"
  DELETE faults                    no further faults
  POST   expire-token              { "email" }, or everybody's; { "expired": false } undoes it
`;

function number(text: string | undefined, name: string): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) {
    throw new Error(`--${name} takes a whole number, not ${text}`);
  }
  return value;
}

function options(): SimulatorOptions | undefined {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      deployment: { type: 'string' },
      context: { type: 'string' },
      stories: { type: 'string' },
      latency: { type: 'string' },
      seed: { type: 'string' },
      user: { type: 'string' },
      'index-lag': { type: 'string' },
      'page-limit': { type: 'string' },
      scenario: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    return undefined;
  }
  const { deployment, context, user, scenario } = values;
  if (deployment !== undefined && deployment !== 'cloud' && deployment !== 'datacenter') {
    throw new Error(`--deployment is cloud or datacenter, not ${deployment}`);
  }
  if (context && !/^(\/[\w-]+)+$/.test(context)) {
    throw new Error(`--context is a path such as /jira, not ${context}`);
  }
  const names = Object.keys(seedPeople());
  if (user !== undefined && !names.includes(user)) {
    throw new Error(`--user is one of ${names.join(', ')}, not ${user}`);
  }
  if (scenario !== undefined && !(scenario in scenarios)) {
    throw new Error(`--scenario is one of ${Object.keys(scenarios).join(', ')}, not ${scenario}`);
  }
  return withoutGaps({
    port: number(values.port, 'port') ?? 8080,
    deployment,
    context,
    stories: number(values.stories, 'stories'),
    latency: number(values.latency, 'latency'),
    seed: number(values.seed, 'seed'),
    user: user as SimulatorOptions['user'],
    indexLag: number(values['index-lag'], 'index-lag'),
    pageLimit: number(values['page-limit'], 'page-limit'),
    scenario: scenario as SimulatorOptions['scenario'],
  });
}

/** Options that were not given, so that a scenario's own are seen. */
const withoutGaps = (given: SimulatorOptions): SimulatorOptions =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

async function main(): Promise<void> {
  const chosen = options();
  if (!chosen) {
    process.stdout.write(help);
    return;
  }
  const { url, email, token, username, password, deployment, close } = await startSimulator(chosen);
  const more = deployment === 'datacenter' ? { username, password } : {};
  process.stdout.write(`${JSON.stringify({ url, email, token, ...more })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
