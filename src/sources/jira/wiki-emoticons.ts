/** Characters shown for the emoticons that are no states; the others keep their own name. */
export const emoticonCharacters: Readonly<Record<string, string>> = {
  '(/)': '✅',
  '(x)': '❌',
  '(!)': '⚠️',
  '(?)': '❓',
  '(i)': 'ℹ️',
  '(y)': '👍',
  '(n)': '👎',
  '(on)': '💡',
  '(off)': '🌑',
  '(+)': '➕',
  '(-)': '➖',
  '(*)': '⭐',
  '(*r)': '⭐',
  '(*g)': '⭐',
  '(*b)': '⭐',
  '(*y)': '⭐',
  '(flag)': '🚩',
  '(flagoff)': '🏳️',
};

export const smileys: Readonly<Record<string, string>> = {
  ':)': '🙂',
  ':(': '🙁',
  ':P': '😛',
  ':p': '😛',
  ':D': '😄',
  ';)': '😉',
};
