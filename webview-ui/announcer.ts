/** Speaks to screen readers. The regions must be in the page before the first word. */
export interface Announcer {
  /** When there is a pause. */
  say(text: string): void;
  /** At once. */
  warn(text: string): void;
}

export function createAnnouncer(parent: HTMLElement): Announcer {
  const polite = region(parent, 'status');
  const urgent = region(parent, 'alert');
  return { say: (text) => speak(polite, text), warn: (text) => speak(urgent, text) };
}

function region(parent: HTMLElement, role: 'status' | 'alert'): HTMLElement {
  const element = document.createElement('div');
  element.className = 'visually-hidden';
  element.setAttribute('role', role);
  parent.append(element);
  return element;
}

function speak(element: HTMLElement, text: string): void {
  // The same sentence twice is spoken twice only where its element is new.
  const sentence = document.createElement('p');
  sentence.textContent = text;
  element.replaceChildren(sentence);
}
