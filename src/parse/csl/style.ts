/** The head of a CSL file, parsed without the CSL processor. */
export type CslHead =
  /** An independent style. `note` is true if it cites in notes; `lang` is its `default-locale`. */
  | Readonly<{kind: 'independent'; note: boolean; lang?: string}>
  /** A dependent style, which only names its parent; 80 % of the styles in the public repository are dependent. */
  | Readonly<{kind: 'dependent'; parent: string; lang?: string}>
  | Readonly<{kind: 'none'}>

/** Parses the root element and the links of a CSL style (CSL 1.0.2, “Independent and Dependent Styles”). */
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

/** Whether a string is a complete CSL locale. */
export function isCslLocale(xml: string): boolean {
  return /<locale\b[^>]*>[\s\S]*<terms\b[\s\S]*<\/locale\s*>/u.test(xml)
}

/** The name of a style, given by its file name, or by a URL such as `http://www.zotero.org/styles/apa` for `apa`. */
export function cslName(value: string): string {
  const last = value.trim().replace(/\/+$/u, '').split('/').at(-1) ?? ''
  return last.replace(/\.csl$/iu, '')
}

/** The style that comes with galley for a name that other programs use; undefined if none exists. */
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
