/** The day so many days from the given one, where the reader is, as `yyyy-mm-dd`. */
export function isoDay(from: Date, offset: number): string {
  const date = new Date(from.getFullYear(), from.getMonth(), from.getDate() + offset);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
