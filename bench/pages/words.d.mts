export type ComparedWords = Readonly<{missing: readonly string[]; divided: readonly string[]}>

export function wordsOfHtml(html: string): ReadonlyMap<string, number>
export function comparedWords(words: ReadonlyMap<string, number>, lines: readonly string[]): ComparedWords
