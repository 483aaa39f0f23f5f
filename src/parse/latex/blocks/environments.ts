import {argumentsAt} from './scan.ts'

/** Environments whose content is a drawing in a language of its own. */
const drawings: ReadonlySet<string> = new Set(
  `tikzpicture tikzcd pgfpicture picture axis circuitikz forest pspicture asy feynman fmffile dot chemfig xy overpic
  prooftree sequencediagram ganttchart tikzfigure lpic psfrags psmatrix bytefield songs music lilypond mdframedpic
  genealogypicture feynmandiagram quantikz dependency scope`.split(/\s+/)
)

export function isDrawing(name: string): boolean {
  return drawings.has(name.replace('*', ''))
}

/** Whether an environment is a captioned part of a figure. */
export function isCaptionedPart(name: string): boolean {
  return name === 'subfigure' || name === 'subtable' || name === 'subfloat'
}

const tables: ReadonlySet<string> = new Set(
  'tabular tabularx tabulary tabularray tblr tabu longtable longtabu xltabular supertabular array'.split(' ')
)

export function isTableOf(name: string): boolean {
  return tables.has(name.replace('*', ''))
}

/** Environments that only position or size their content, with the number of their arguments. */
export const wrappers: ReadonlyMap<string, number> = new Map(
  Object.entries({
    center: 0,
    flushleft: 0,
    flushright: 0,
    raggedright: 0,
    raggedleft: 0,
    justify: 0,
    landscape: 0,
    minipage: 1,
    adjustbox: 1,
    adjustwidth: 2,
    spacing: 1,
    onehalfspace: 0,
    onehalfspacing: 0,
    doublespace: 0,
    doublespacing: 0,
    singlespace: 0,
    singlespacing: 0,
    samepage: 0,
    sloppypar: 0,
    threeparttable: 0,
    measuredfigure: 0,
    footnotesize: 0,
    scriptsize: 0,
    small: 0,
    tiny: 0,
    normalsize: 0,
    large: 0,
    Large: 0,
    otherlanguage: 1,
    widetext: 0,
    ruledtabular: 0,
    strip: 0,
    fullwidth: 0,
    addmargin: 1,
    document: 0,
    CodeChunk: 0,
    Schunk: 0,
    appendix: 0,
    appendices: 0,
    subappendices: 0,
    frontmatter: 0,
    backmatter: 0,
    changemargin: 2,
    boxedminipage: 1,
    Sbox: 0,
    CJK: 2,
    refsection: 0,
    refsegment: 0,
    linenumbers: 0,
    hyphenrules: 1,
    ThreePartTable: 0,
    turn: 1,
    rotate: 1,
    sideways: 0
  })
)

/** Environments without arguments in braces that take an option; after others, words in brackets are text. */
const optioned: ReadonlySet<string> = new Set(
  'threeparttable measuredfigure refsection linenumbers'.split(' ')
)

/** The offset in an environment that only positions its content at which the content begins. */
export function contentStart(name: string, body: string): number {
  const count = dropsOf(name) ?? 0
  return count > 0 || optioned.has(name) ? argumentsAt(body, 0, count).end : 0
}

/** The number of arguments of an environment that only positions its content; undefined for all others. */
export function dropsOf(name: string): number | undefined {
  return wrappers.get(name.replace('*', ''))
}
