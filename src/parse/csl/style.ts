/** The head of a CSL file, read without the CSL processor. */
export type CslHead =
  /** An independent style; `note` is true if it cites in notes, `lang` is its `default-locale`. */
  | Readonly<{kind: 'independent'; note: boolean; lang?: string}>
  /** A dependent style, which only names its parent, as 80 % of the public repository do. */
  | Readonly<{kind: 'dependent'; parent: string; lang?: string}>
  | Readonly<{kind: 'none'}>

/** Reads the root element and the links of a CSL style (CSL 1.0.2, “Independent and Dependent Styles”). */
export function readCslHead(xml: string): CslHead {
  const text = xml.replace(/<!--[\s\S]*?-->/gu, '')
  const root = /<style\b[^>]*>/u.exec(text)?.[0]
  if (root === undefined || !/<\/style\s*>/u.test(text)) return {kind: 'none'}
  const lang = /\bdefault-locale\s*=\s*["']([A-Za-z-]+)["']/u.exec(root)?.[1]
  const language = lang === undefined ? {} : {lang}
  for (const [link] of text.matchAll(/<link\b[^>]*>/gu)) {
    const href = /\bhref\s*=\s*["']([^"']+)["']/u.exec(link)?.[1]
    if (href !== undefined && /\brel\s*=\s*["']independent-parent["']/u.test(link))
      return {kind: 'dependent', parent: cslName(href), ...language}
  }
  return {kind: 'independent', note: /\bclass\s*=\s*["']note["']/u.test(root), ...language}
}

/** Whether a text is a complete CSL locale. */
export function isCslLocale(xml: string): boolean {
  return /<locale\b[^>]*>[\s\S]*<terms\b[\s\S]*<\/locale\s*>/u.test(xml)
}

/**
 * The name of a style: its file name without extension, or the last part of its URL (`http://www.zotero.org/styles/apa`
 * is `apa`).
 */
export function cslName(value: string): string {
  const last = value.trim().replace(/\/+$/u, '').split('/').at(-1) ?? ''
  return last.replace(/\.csl$/iu, '')
}

/** The styles that come with galley, by their names in other programs. */
export function builtInCsl(name: string): string | undefined {
  return builtIn.get(name)
}

/** The names of the CSL styles that come with galley. */
export const cslNames: readonly string[] = [
  'apa',
  'chicago-author-date',
  'chicago-notes',
  'ieee',
  'vancouver'
]

const builtIn: ReadonlyMap<string, string> = new Map([
  ...cslNames.map(name => [name, name] as const),
  ['american-psychological-association', 'apa'],
  ['apa-7th-edition', 'apa'],
  ['chicago', 'chicago-author-date'],
  ['chicago-notes-bibliography', 'chicago-notes'],
  ['chicago-fullnote-bibliography', 'chicago-notes'],
  ['institute-of-electrical-and-electronics-engineers', 'ieee'],
  ['nlm-citation-sequence', 'vancouver']
])
