import type { ComponentChildren, JSX } from 'preact';
import { useUniqueId } from './unique-id';

interface SectionProps {
  readonly title: string;
  /** Stands beside the title. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Section({ title, aside, children }: SectionProps): JSX.Element {
  const heading = useUniqueId();
  return (
    <section aria-labelledby={heading}>
      <div class="section-title">
        <h2 id={heading} dir="auto">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** What stands where a list has no entries. */
export function Nothing({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <p class="nothing">{children}</p>;
}
