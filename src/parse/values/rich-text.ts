import type {LatexText, TextStyle} from '../latex/text.ts'

/** A range of text with its formats, the outermost first. */
export type TextRun = Readonly<{
  text: string
  styles: readonly TextStyle[]
  /** Whether the text was in braces, which protect its case from styles that change it. */
  protected: boolean
  /** Whether the text is a URL or a formula. */
  verbatim: boolean
}>

/**
 * Converts text to CSL rich text, the notation in `title` and similar CSL-JSON variables: `<i>`, `<b>`, `<sup>`,
 * `<sub>`, small capitals and, if `keepCase` is set, `<span class="nocase">` around protected text.
 */
export function richText(runs: readonly TextRun[], keepCase = false): string {
  const open: Tag[] = []
  let written = ''
  for (const run of trimRuns(runs)) {
    const wanted: Tag[] = [...run.styles]
    if (keepCase && run.protected && /\p{L}/u.test(run.text)) wanted.push('no-case')
    let shared = 0
    while (shared < open.length && open[shared] === wanted[shared]) shared++
    while (open.length > shared) written += closingTags[open.pop()!]
    for (const tag of wanted.slice(shared)) {
      open.push(tag)
      written += openingTags[tag]
    }
    written += run.text.replace(tagLike, '<\u2060')
  }
  while (open.length > 0) written += closingTags[open.pop()!]
  return written
}

/** The runs of parsed texts in order; adjacent runs of the same kind are joined. */
export function textRuns(texts: readonly LatexText[]): readonly TextRun[] {
  const runs: TextRun[] = []
  collect(texts, [], false, runs)
  return runs
}

type Tag = TextStyle | 'no-case'

/** Matches text that a CSL processor would parse as a tag; a word joiner is inserted after its `<`. */
const tagLike = /<(?=\/?(?:i|b|sup|sub|sc|span)\b)/g

const openingTags: Readonly<Record<Tag, string>> = {
  italic: '<i>',
  bold: '<b>',
  'small-caps': '<span style="font-variant:small-caps;">',
  superscript: '<sup>',
  subscript: '<sub>',
  'no-case': '<span class="nocase">'
}

const closingTags: Readonly<Record<Tag, string>> = {
  italic: '</i>',
  bold: '</b>',
  'small-caps': '</span>',
  superscript: '</sup>',
  subscript: '</sub>',
  'no-case': '</span>'
}

function collect(
  texts: readonly LatexText[],
  styles: readonly TextStyle[],
  isProtected: boolean,
  runs: TextRun[]
): void {
  for (const text of texts) {
    if (text.type === 'protected') collect(text.children, styles, true, runs)
    else if (text.type === 'styled') {
      const nested = styles.includes(text.style) ? styles : [...styles, text.style]
      collect(text.children, nested, isProtected, runs)
    } else {
      addRun(runs, {
        text: text.value,
        styles,
        protected: isProtected && text.type === 'text',
        verbatim: text.type === 'verbatim'
      })
    }
  }
}

function addRun(runs: TextRun[], run: TextRun): void {
  const last = runs.at(-1)
  const same =
    last !== undefined &&
    last.protected === run.protected &&
    last.verbatim === run.verbatim &&
    last.styles.join() === run.styles.join()
  if (same) runs[runs.length - 1] = {...last, text: last.text + run.text}
  else if (run.text !== '') runs.push(run)
}

function trimRuns(runs: readonly TextRun[]): readonly TextRun[] {
  const trimmed = runs.map((run, index) => {
    // A command without printed output leaves two adjacent spaces, of which one is removed.
    const isAfterSpace = index === 0 || runs[index - 1]!.text.endsWith(' ')
    const isSpaced = (isAfterSpace && run.text.startsWith(' ')) || run.text.includes('  ')
    if (!isSpaced) return run
    const text = isAfterSpace ? run.text.replace(/^ +/, '') : run.text
    return {...run, text: text.replace(/ {2,}/g, ' ')}
  })
  const last = trimmed.at(-1)
  if (last?.text.endsWith(' ')) trimmed[trimmed.length - 1] = {...last, text: last.text.slice(0, -1)}
  return trimmed.filter(run => run.text !== '')
}
