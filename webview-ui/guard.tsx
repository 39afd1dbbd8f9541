import * as l10n from '@vscode/l10n';
import { Component, type ComponentChildren } from 'preact';

interface GuardProps {
  readonly children: ComponentChildren;
}

/** Keeps what goes wrong in one part of the page from taking the others along. */
export class Guard extends Component<GuardProps, { readonly failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(error: unknown): void {
    // eslint-disable-next-line no-console -- the developer tools are the only log a page has
    console.error(error);
    this.setState({ failed: true });
  }

  override render(): ComponentChildren {
    if (this.state.failed)
      return <p class="nothing">{l10n.t('This part of the story could not be shown.')}</p>;
    return this.props.children;
  }
}
