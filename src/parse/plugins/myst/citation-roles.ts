/** The LaTeX command that is equivalent to a citation role; undefined for other roles. */
export function citationCommand(name: string): string | undefined {
  const [, kind = ''] = /^cite(?::([a-z]+))?$/.exec(name) ?? ['', undefined]
  if (!name.startsWith('cite')) return undefined
  const commands: Readonly<Record<string, string>> = {
    '': 'citep',
    p: 'citep',
    ps: 'citep',
    t: 'citet',
    ts: 'citet',
    ct: 'Citet',
    cts: 'Citet',
    alp: 'citealp',
    alps: 'citealp',
    author: 'citeauthor',
    authors: 'citeauthor',
    year: 'citeyear',
    yearpar: 'citeyearpar'
  }
  return Object.hasOwn(commands, kind) ? commands[kind] : undefined
}

/**
 * The keys in a role, in the form that LaTeX needs: a work may be named by its DOI, and keys may be separated by
 * semicolons.
 */
export function keysIn(value: string): string {
  return value
    .replace(/;(?=[^{}]*(?:\{[^{}]*\})?$)/g, ',')
    .replace(/(^|[,}]\s*)(?:https:\/\/doi\.org\/|doi:)?(10\.\d{4,9}\/[^\s,{}]+)/g, '$1doi:$2')
}

/**
 * Converts the content of a citation role to LaTeX. As in sphinxcontrib-bibtex, words in braces may precede and follow
 * each key: `{see}doe99{p. 3},roe01`.
 */
export function citationOf(command: string, value: string): string {
  const works = value.split(/,(?=(?:[^{}]|\{[^{}]*\})*$)/).map(work => aroundKey.exec(work.trim()))
  const several = severalOf.get(command)
  if (several !== undefined && works.length > 1 && /[{}]/.test(value) && works.every(work => work !== null))
    return `\\${several}${works.map(([, before = '', key, after = '']) => `[${before}][${after}]{${key}}`).join('')}`
  const [, before = '', keys = value, after = ''] =
    /^(?:\{([^{}]*)\})?([^{}]+)(?:\{([^{}]*)\})?$/.exec(value) ?? []
  return before === '' && after === ''
    ? `\\${command}{${value}}`
    : `\\${command}[${before}][${after}]{${keys}}`
}

/** A key, and the texts in braces before and after it. */
const aroundKey = /^(?:\{([^{}]*)\})?([^{},]+)(?:\{([^{}]*)\})?$/

/** The commands of LaTeX for several works with words of their own. */
const severalOf: ReadonlyMap<string, string> = new Map([
  ['citep', 'parencites'],
  ['citet', 'textcites'],
  ['Citet', 'Textcites']
])
