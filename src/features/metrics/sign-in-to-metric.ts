import * as vscode from 'vscode';
import type { Metric } from '../../domain/metric';
import type { Product } from '../../open-product';
import type { Services } from '../../services';
import { isPrivate } from '../../sources/jira/address';
import { isMetricCredentials, type MetricCredentials } from '../../sources/product/metric-credentials';
import { ExplainedError } from '../explained-error';

/** What the command may be given: an origin, with what somebody is known by there. */
interface Given {
  readonly origin?: string;
  readonly credentials?: MetricCredentials;
}

/**
 * Asks who the user is at an origin that metrics are read from, and keeps it for that origin alone. `given` comes from
 * anywhere: the id of a row of the view, an origin, or an object that answers what would be asked.
 */
export async function signInToMetric(services: Services, given: unknown): Promise<void> {
  const product = await services.product();
  const { metrics } = await product.plan();
  const { origin: wanted, credentials: known } = givenOf(given, metrics);
  const origins = originsOf(metrics);
  if (origins.length === 0)
    throw new ExplainedError(
      vscode.l10n.t('No metric is read from an address, so there is nothing to sign in to.'),
    );
  const origin = wanted ?? (await pickOrigin(origins, product));
  if (origin === undefined) return;
  if (!origins.includes(origin))
    throw new ExplainedError(vscode.l10n.t('No metric is read from {0}, so nothing is kept for it.', origin));
  if (!isPrivate(new URL(origin)))
    throw new ExplainedError(
      vscode.l10n.t('{0} has no https: what you are known by would not be safe on its way there.', origin),
    );
  const chosen = known ?? (await askWho(origin, (await product.credentials.read(origin)) !== undefined));
  if (chosen === 'signOut') await product.credentials.forget(origin);
  else if (chosen) await product.credentials.write(origin, chosen);
}

function givenOf(given: unknown, metrics: readonly Metric[]): Given {
  if (typeof given === 'string' && given !== '') return { origin: given };
  if (typeof given !== 'object' || given === null) return {};
  const { id, origin, ...rest } = given as Record<string, unknown>;
  const metric = metrics.find((one) => id === `metrics:${one.id}`);
  const [ofRow] = metric ? originsOf([metric]) : [];
  const kind = 'token' in rest ? 'bearer' : 'basic';
  const credentials: unknown = { kind, ...rest };
  return {
    origin: typeof origin === 'string' ? origin : ofRow,
    ...(isMetricCredentials(credentials) && { credentials }),
  };
}

function originsOf(metrics: readonly Metric[]): string[] {
  const origins = metrics.flatMap(({ source }) =>
    source && source.kind !== 'csv' && URL.canParse(source.url) ? [new URL(source.url).origin] : [],
  );
  return [...new Set(origins)].sort();
}

async function pickOrigin(origins: readonly string[], { credentials }: Product): Promise<string | undefined> {
  if (origins.length === 1) return origins[0];
  const items = await Promise.all(
    origins.map(async (label) => {
      const isKnown = (await credentials.read(label)) !== undefined;
      return { label, ...(isKnown && { description: vscode.l10n.t('signed in') }) };
    }),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Sign In to Metrics'),
    placeHolder: vscode.l10n.t('Where are the values?'),
  });
  return chosen?.label;
}

type How = 'bearer' | 'basic' | 'signOut';

async function askWho(origin: string, isKnown: boolean): Promise<MetricCredentials | 'signOut' | undefined> {
  const title = vscode.l10n.t('Sign In to {0}', new URL(origin).host);
  const ways: (vscode.QuickPickItem & { readonly how: How })[] = [
    { how: 'bearer', label: vscode.l10n.t('Token'), iconPath: new vscode.ThemeIcon('key') },
    {
      how: 'basic',
      label: vscode.l10n.t('User name and password'),
      iconPath: new vscode.ThemeIcon('account'),
    },
    ...(isKnown
      ? [
          {
            how: 'signOut' as const,
            label: vscode.l10n.t('Sign Out'),
            iconPath: new vscode.ThemeIcon('sign-out'),
          },
        ]
      : []),
  ];
  const chosen = await vscode.window.showQuickPick(ways, {
    title,
    placeHolder: vscode.l10n.t(
      'How does it know you? It is kept in the secret storage, for {0} alone.',
      origin,
    ),
    ignoreFocusOut: true,
  });
  if (!chosen) return undefined;
  if (chosen.how === 'signOut') return chosen.how;
  const ask = (prompt: string, password: boolean): Thenable<string | undefined> =>
    vscode.window.showInputBox({ title, prompt, password, ignoreFocusOut: true });
  if (chosen.how === 'bearer') {
    const token = (await ask(vscode.l10n.t('Token'), true))?.trim();
    return token ? { kind: 'bearer', token } : undefined;
  }
  const username = await ask(vscode.l10n.t('User name'), false);
  if (!username) return undefined;
  const password = await ask(vscode.l10n.t('Password'), true);
  return password === undefined ? undefined : { kind: 'basic', username, password };
}
