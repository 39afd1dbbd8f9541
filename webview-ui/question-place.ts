/** The id of a question's element. */
export function questionElementId(question: string): string {
  return `question ${question}`;
}

/** Leads to a question of the page, out of what is folded too. */
export function goToQuestion(question: string): void {
  goTo(document.getElementById(questionElementId(question)));
}

/** Leads to a criterion of the page. */
export function goToCriterion(criterion: string): void {
  goTo(document.getElementById(criterionElementId(criterion)));
}

export function criterionElementId(criterion: string): string {
  return `criterion ${criterion}`;
}

function goTo(element: HTMLElement | null): void {
  if (!element) return;
  const folded = element.closest('details');
  if (folded) folded.open = true;
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}
