import * as v from 'valibot';

/** The entries of a list that can be read: one that cannot hides no other. What is no list has none. */
export function entriesOf<const S extends v.GenericSchema>(shape: S, raw: unknown): v.InferOutput<S>[] {
  return (Array.isArray(raw) ? raw : []).flatMap((entry: unknown) => {
    const result = v.safeParse(shape, entry);
    return result.success ? [result.output] : [];
  });
}
