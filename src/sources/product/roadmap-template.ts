/** A `roadmap.md` to begin with: an item in each of the ways it can be written, in the months after `today`, `yyyy-mm-dd`. */
export function roadmapTemplate(today: string): string {
  const month = (offset: number): string => {
    const [year = 0, number = 1] = today.split('-').map(Number);
    return new Date(Date.UTC(year, number - 1 + offset, 1)).toISOString().slice(0, 7);
  };
  return `---
items:
  # "epic" is the key of a story of type Epic, "version" the name of a version: their dates are filled in where they have none.
  - name: Our first goal
    from: ${today}
    to: ${month(2)}
    goal: What will be different for the people who use it
  - name: The next one
    when: ${month(3)} – ${month(4)}
---

# Roadmap

What is planned can be written as a heading with its time as well, such as \`## A fair, ${month(1)}-15\`.
`;
}
