/**
 * Converts CSL-JSON text to LaTeX for a BibLaTeX field that is parsed as the same text. Letters stay Unicode, for
 * Biber.
 */

/**
 * Converts a value that is not a title, such as a number, a publisher or a note. CSL rich text becomes `\emph{...}` and
 * similar commands.
 */
export function latexText(value: string): string {
  return written(readRuns(value).map(run => ({...run, protected: false})))
}

/**
 * Converts a title. In an `english` title, words with capitals are braced, because parsers and styles change the case
 * of English titles; a title that is capitalized throughout is braced as a whole.
 */
export function latexTitle(value: string, english: boolean): string {
  const runs = readRuns(value)
  return written(english ? protectCapitals(runs) : runs)
}

/** Escapes plain text for LaTeX. */
export function escapeLatex(text: string): string {
  return text
    .replace(/[^\S\u00A0\u202F]+/gu, ' ')
    .replace(/[\\{}$&%#_^~`\u00A0\u202F]/gu, sign => escapes.get(sign)!)
    .replace(/<(?=(?:i|em|b|strong|sup|sub)>)/gi, '\\textless{}')
    .replace(/-(?=-)/g, '-{}')
    .replace(/(?<!\p{L})'|'(?!\p{L})/gu, '\\textquotesingle{}')
}

// `\{` would break BibTeX, which counts braces even after a backslash.
const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['%', '\\%'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}'],
  ['`', '\\textasciigrave{}'],
  ['\u00A0', '~'],
  ['\u202F', '\\,']
])

/** A range of text, its commands, outermost first, and whether its case is protected. */
type Run = Readonly<{text: string; commands: readonly string[]; protected: boolean}>

const commands: ReadonlyMap<string, string> = new Map([
  ['<i>', '\\emph{'],
  ['<b>', '\\textbf{'],
  ['<sup>', '\\textsuperscript{'],
  ['<sub>', '\\textsubscript{'],
  ['<sc>', '\\textsc{'],
  ['<span style="font-variant:small-caps;">', '\\textsc{'],
  ['<span style="font-variant: small-caps;">', '\\textsc{'],
  ['<span class="nocase">', '{']
])

/** Parses CSL rich text. Unknown tags are text. */
function readRuns(value: string): readonly Run[] {
  const runs: Run[] = []
  const open: Array<Readonly<{name: string; command: string}>> = []
  for (const piece of value.split(/(<\/?(?:i|b|sup|sub|sc|span)(?: [^<>]*)?>)/)) {
    const command = commands.get(piece)
    const name = /^<\/?(\w+)/.exec(piece)?.[1] ?? ''
    if (command !== undefined) open.push({name, command})
    else if (piece.startsWith('</') && open.at(-1)?.name === name) open.pop()
    else if (piece !== '') {
      const around = open.map(tag => tag.command)
      runs.push({
        text: piece,
        commands: around.filter(tag => tag !== '{'),
        protected: around.includes('{')
      })
    }
  }
  return runs
}

function protectCapitals(runs: readonly Run[]): readonly Run[] {
  const text = runs.map(run => run.text).join('')
  const marks = new Uint8Array(text.length)
  let offset = 0
  for (const run of runs) {
    if (run.protected) marks.fill(1, offset, offset + run.text.length)
    offset += run.text.length
  }
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'][\p{L}\p{M}\p{N}]+)*/gu)]
  const endangered = words.filter(
    ({0: word, index}) =>
      !marks.subarray(index, index + word.length).includes(1) &&
      /\p{Lu}/u.test(beginsSentence(text, index) ? word.slice(1) : word)
  )
  if (endangered.length > 2 && endangered.length * 2 > words.length) marks.fill(1)
  else for (const {0: word, index} of endangered) marks.fill(1, index, index + word.length)
  return cutAtMarks(runs, marks)
}

/** Splits runs so that their protection follows the marks, one byte per UTF-16 unit. */
function cutAtMarks(runs: readonly Run[], marks: Uint8Array): readonly Run[] {
  const cut: Run[] = []
  let offset = 0
  for (const run of runs) {
    for (let start = 0, end = 0; start < run.text.length; start = end) {
      const mark = marks[offset + start]
      while (end < run.text.length && marks[offset + end] === mark) end++
      cut.push({...run, text: run.text.slice(start, end), protected: mark === 1})
    }
    offset += run.text.length
  }
  return cut
}

function beginsSentence(text: string, offset: number): boolean {
  return /(?:^|[.?!:][\s\u00A0])["“‘'«([¿¡\s]*$/u.test(text.slice(Math.max(0, offset - 8), offset))
}

function written(runs: readonly Run[]): string {
  const open: string[] = []
  let latex = ''
  const whole = runs.map(run => run.text).join('')
  let offset = 0
  for (const run of runs) {
    const wanted = [...run.commands, ...(run.protected ? ['{'] : [])]
    let shared = 0
    while (shared < open.length && open[shared] === wanted[shared]) shared++
    latex += '}'.repeat(open.length - shared) + wanted.slice(shared).join('')
    open.splice(shared, open.length, ...wanted.slice(shared))
    latex += escapeInside(whole, offset, offset + run.text.length)
    offset += run.text.length
  }
  return (latex + '}'.repeat(open.length)).trim()
}

/** Escapes a piece of a text, except an apostrophe between two letters at the edge of the piece. */
function escapeInside(whole: string, start: number, end: number): string {
  const piece = whole.slice(start, end)
  const isInside = (at: number): boolean => /^\p{L}'\p{L}$/u.test(whole.slice(at - 1, at + 2))
  const first = piece.startsWith("'") && isInside(start) ? "'" : ''
  const rest = piece.slice(first.length)
  const last = rest.endsWith("'") && isInside(end - 1) ? "'" : ''
  return first + escapeLatex(rest.slice(0, rest.length - last.length)) + last
}
