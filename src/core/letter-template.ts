/** The placeholders that a template of a letter about a proof may contain, each with its meaning. */
export const letterWords = {
  author: 'the corresponding author, or else the first',
  authors: 'all authors',
  email: 'the corresponding author’s e-mail address',
  title: 'the title of the paper',
  journal: 'the title of the journal',
  round: 'the number of the round',
  due: 'the day by which the proof should be back',
  late: 'how late the proof is: “3 days”; nothing before that day',
  left: 'how long it is until that day: “3 days”; nothing on it and after it',
  'reply-to': 'where the proof should be sent',
  instructions: 'the instructions of the cover sheet',
  files: 'the files of the proof',
  answered: 'the number of answered queries',
  open: 'the number of open queries',
  queries: 'the open queries, a line each'
} as const

/** A word that a template of a letter may contain in braces. */
export type LetterWord = keyof typeof letterWords

/** The names in braces in a template of a letter, such as `{due}`. */
export function namesInLetter(template: string): readonly string[] {
  return [...template.matchAll(inBraces)].map(([, name]) => name!)
}

/**
 * Fills in the template of a letter. A line that contains a word without a value is omitted, and so is a line before it
 * that introduces it with a colon. Unknown names in braces are kept.
 */
export function fillLetter(
  template: string,
  values: Readonly<Record<LetterWord, string | undefined>>
): string {
  const isWord = (name: string): name is LetterWord => Object.hasOwn(letterWords, name)
  const lines: string[] = []
  for (const line of template.split('\n')) {
    const lacksValue = namesInLetter(line).some(name => isWord(name) && values[name] === undefined)
    if (!lacksValue) lines.push(line)
    else if (lines.at(-1)?.trimEnd().endsWith(':')) lines.pop()
  }
  const filled = lines.map(line =>
    line.replace(inBraces, (whole, name: string) => (isWord(name) ? values[name]! : whole))
  )
  // Omitted lines must not leave an empty paragraph.
  return `${filled
    .filter((line, index) => line.trim() !== '' || filled[index - 1]?.trim() !== '')
    .join('\n')
    .trim()}\n`
}

const inBraces = /\{([a-z][a-z-]*)\}/g
