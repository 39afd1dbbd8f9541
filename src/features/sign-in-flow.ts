import * as vscode from 'vscode';
import type { Person } from '../domain/story';
import type { Services } from '../services';
import { createJiraSource, detectJira, type DetectedJira, type JiraCredentials } from '../sources/jira';
import { SourceError } from '../sources/story-source';
import { askText } from './ask-text';
import { errorSentence, type ErrorSentence } from './error-sentence';
import { ExplainedError } from './explained-error';
import { selectBoard } from './select-board';
import { siteName } from './site-name';
import { useSite } from './use-site';

/** What a caller of the command may already know; it is not asked for again. */
interface Given {
  readonly url?: string;
  readonly email?: string;
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
}

const tokenPage = 'https://id.atlassian.com/manage-profile/security/api-tokens';

/**
 * Asks for address and credentials, checks them against the site, and keeps them: the credentials in the secret
 * storage under the site's origin, the rest in the extension's state.
 */
export async function signIn(services: Services, argument: unknown): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'This workspace is not trusted, so Story Context sends nothing anywhere. Trust it first.',
      ),
    );
    return;
  }
  const given = givenBy(argument);
  const site = await askSite(services, given.url);
  const { credentials, me } = await askCredentials(services, site, given);
  await services.credentials.write(site.baseUrl, credentials);
  const { baseUrl, deployment } = site;
  const signedIn = { baseUrl, deployment, account: me.name, accountId: me.id };
  await services.sites.remember(signedIn);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Signed in to {0} as {1}.', siteName(site.baseUrl), me.name),
  );
  if (!(await useSite(services, signedIn))) return;
  const situation = await services.situation();
  if (situation.kind === 'noBoard') await selectBoard(services, undefined);
}

function givenBy(argument: unknown): Given {
  if (typeof argument !== 'object' || argument === null) return {};
  const texts = Object.entries(argument).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts) as Given;
}

async function askSite(services: Services, url: string | undefined): Promise<DetectedJira> {
  const { log, userAgent } = services;
  const detect = (typed: string): Promise<DetectedJira> =>
    detectJira(typed, { userAgent, log: (line) => log.info(line) });
  if (url) return toldOf(url, detect(url));
  return askText({
    title: vscode.l10n.t('Sign In to Jira'),
    prompt: addressPrompt(services),
    placeholder: 'https://your-team.atlassian.net',
    value: services.settings.jiraUrl || services.sites.active()?.baseUrl,
    step: 1,
    totalSteps: 3,
    accept: (typed) => tried(typed.trim(), () => detect(typed.trim())),
  });
}

/** Where the settings name a Jira that nobody signed in to, why it is asked. */
function addressPrompt({ settings, sites, known }: Services): string {
  const others = sites.list();
  if (known.kind !== 'signedOut' || !known.wanted || others.length === 0)
    return vscode.l10n.t('The address of your Jira, as in the browser');
  return vscode.l10n.t(
    'The setting storyContext.jira.url names {0}. Your sign-in to {1} is good there alone, so sign in to this one.',
    siteName(settings.jiraUrl),
    others.map(({ baseUrl }) => siteName(baseUrl)).join(', '),
  );
}

async function askCredentials(
  services: Services,
  site: DetectedJira,
  given: Given,
): Promise<{ credentials: JiraCredentials; me: Person }> {
  const check = async (
    credentials: JiraCredentials,
  ): Promise<{ credentials: JiraCredentials; me: Person }> => ({
    credentials,
    me: await identify(services, site, credentials),
  });
  const checkGiven = (credentials: JiraCredentials): ReturnType<typeof check> =>
    toldOf(site.baseUrl, check(credentials));
  const { email, token, username, password } = given;
  // Data Center knows a token by itself. A name beside it would be one failed sign-in of three before the CAPTCHA.
  if (token && site.deployment === 'datacenter') return checkGiven({ kind: 'pat', token });
  if (email && token) return checkGiven({ kind: 'cloud-token', email, token });
  if (username && password) return checkGiven({ kind: 'basic', username, password });

  const common = { title: vscode.l10n.t('Sign In to {0}', new URL(site.baseUrl).host), totalSteps: 3 };
  if (site.deployment === 'cloud') {
    const askedEmail = email ?? (await askText({ ...common, step: 2, ...emailQuestion }));
    return askText({
      ...common,
      step: 3,
      prompt: vscode.l10n.t('Your API token. The button above opens the page where you make one.'),
      password: true,
      buttons: [
        {
          iconPath: new vscode.ThemeIcon('link-external'),
          tooltip: vscode.l10n.t('Make an API Token'),
          run: () => vscode.env.openExternal(vscode.Uri.parse(tokenPage)),
        },
      ],
      accept: (typed) =>
        tried(typed.trim(), () => check({ kind: 'cloud-token', email: askedEmail, token: typed.trim() })),
    });
  }
  const chosen = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('Personal access token'),
        detail: vscode.l10n.t('Made in Jira under Profile › Personal Access Tokens'),
        way: 'pat' as const,
      },
      { label: vscode.l10n.t('User name and password'), way: 'basic' as const },
    ],
    { title: common.title, ignoreFocusOut: true },
  );
  if (!chosen) throw new vscode.CancellationError();
  if (chosen.way === 'pat') {
    return askText({
      ...common,
      step: 3,
      prompt: vscode.l10n.t('Your personal access token'),
      password: true,
      accept: (typed) => tried(typed.trim(), () => check({ kind: 'pat', token: typed.trim() })),
    });
  }
  const name = await askText({ ...common, step: 2, ...nameQuestion });
  return askText({
    ...common,
    step: 3,
    prompt: vscode.l10n.t('Your password'),
    password: true,
    accept: (typed) => tried(typed, () => check({ kind: 'basic', username: name, password: typed })),
  });
}

const emailQuestion = {
  get prompt(): string {
    return vscode.l10n.t('The e-mail address of your Atlassian account');
  },
  placeholder: 'you@example.com',
  accept: async (typed: string): Promise<{ answer: string } | { problem: string }> =>
    /^\S+@\S+$/.test(typed.trim())
      ? { answer: typed.trim() }
      : { problem: vscode.l10n.t('This is not an e-mail address.') },
};

const nameQuestion = {
  get prompt(): string {
    return vscode.l10n.t('Your user name');
  },
  accept: async (typed: string): Promise<{ answer: string } | { problem: string }> =>
    typed.trim() ? { answer: typed.trim() } : { problem: vscode.l10n.t('Type your user name.') },
};

async function identify(
  services: Services,
  site: DetectedJira,
  credentials: JiraCredentials,
): Promise<Person> {
  const { log, userAgent } = services;
  const source = createJiraSource({
    baseUrl: site.baseUrl,
    deployment: site.deployment,
    credentials: () => Promise.resolve(credentials),
    writeTo: 'source',
    userAgent,
    log: (line) => log.info(line),
  });
  const me = await source.me();
  if (!me) throw new SourceError('not-signed-in');
  return me;
}

/** The answer of a check, or its error as a sentence under the box. */
async function tried<T>(
  typed: string,
  check: () => Promise<T>,
): Promise<{ answer: T } | { problem: string }> {
  if (!typed) return { problem: vscode.l10n.t('Type it first.') };
  try {
    return { answer: await check() };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { problem: refusal(error, vscode.l10n.t('This address')).message };
  }
}

/** Nobody is asked who gave everything: a refusal then names the site that it is of, which is not the one in use. */
async function toldOf<T>(url: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { message, action } = refusal(error, siteName(url));
    throw new ExplainedError(message, action);
  }
}

function refusal(error: SourceError, where: string): ErrorSentence {
  if (error.kind === 'not-signed-in') {
    const message = vscode.l10n.t(
      'Jira refused this. Check the e-mail address or name, and whether the token has expired.',
    );
    return { message, action: 'signIn' };
  }
  if (error.kind === 'invalid') {
    const message = vscode.l10n.t(
      'This address cannot be used ({0}). It has to start with https://, as in the browser.',
      error.detail,
    );
    return { message, action: 'signIn' };
  }
  return errorSentence(error, where);
}
