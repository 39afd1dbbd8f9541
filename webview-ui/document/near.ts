const acts = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/**
 * Acts once, when an element comes near what is seen of the page, never before it is drawn. Returns what takes that back.
 * One observer serves all, since a story can have hundreds of pictures.
 */
export function whenNear(element: Element, act: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer?.unobserve(target);
        acts.get(target)?.();
      }
    },
    { rootMargin: '600px' },
  );
  acts.set(element, act);
  observer.observe(element);
  return () => observer?.unobserve(element);
}
