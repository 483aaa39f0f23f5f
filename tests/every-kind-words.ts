import type {Kind} from '../src/core/kinds.ts'
import type {Case} from './every-kind.ts'

/** The paper in which every kind is tested: it has a citation, a note and a list of references. */
export const everyKindPaper: Readonly<Record<string, string>> = {
  'manuscript.yaml':
    'title: T\nlicense: CC-BY-4.0\nlang: en\nreferences: [{id: doe, type: book, title: Tides}]\n',
  '01.md': 'Words [@doe].[^1]\n\n[^1]: A note.\n'
}

/**
 * The outputs, and other results of an article: the printed page, plain words, the blind copy; and, of the finished
 * PDF, its words, its screen-reader text, and the map of a proof.
 */
export type OutputName =
  | 'html'
  | 'fragment'
  | 'docx'
  | 'jats'
  | 'epub'
  | 'markdown'
  | 'print'
  | 'words'
  | 'blind'
  | 'pdf'
  | 'spoken'
  | 'map'

type Absence = Readonly<{
  kind: Kind
  outputs: readonly OutputName[] | 'all'
  reason: string
  /** The places in which the output omits the words; by default, everywhere. */
  where?: RegExp
}>

/**
 * The table of words that an output omits, and why. None of the author's text is lost: queries are shown in proofs, and
 * generated text is derived from the rest of the article.
 */
const absent: readonly Absence[] = [
  {kind: 'break', outputs: 'all', reason: 'it has no words'},
  {kind: 'thematicBreak', outputs: 'all', reason: 'it has no words'},
  {kind: 'noteCall', outputs: 'all', reason: 'its number is counted; the words are those of its note'},
  {kind: 'query', outputs: 'all', reason: 'only proofs show questions, those of the manuscript'},
  {kind: 'notes', outputs: ['words'], reason: 'its title is galley’s'},
  {kind: 'contents', outputs: ['words'], reason: 'its title is galley’s'},
  {kind: 'index', outputs: ['words'], reason: 'it is made of the marks'},
  {kind: 'indexMark', outputs: 'all', reason: 'the index shows its words'},
  {
    kind: 'notes',
    outputs: ['jats'],
    where: /^notes in (?!the body)/,
    reason: 'the notes are at the end, under one title'
  },
  {kind: 'contents', outputs: ['jats'], reason: 'a reader of JATS lists the sections itself'},
  {kind: 'index', outputs: ['jats'], reason: 'a reader of JATS makes it of the marks'},
  {kind: 'notes', outputs: ['markdown'], reason: 'Pandoc puts the notes where it has them'},
  {kind: 'contents', outputs: ['markdown'], reason: 'Pandoc lists the sections itself'},
  {
    kind: 'notes',
    outputs: ['docx', 'pdf', 'spoken', 'map'],
    reason: 'notes are at the foot of the pages, without a title'
  },
  {
    kind: 'image',
    outputs: ['docx'],
    where: /^image in (?:figure|figurePart)\.children$/,
    reason: 'a missing picture of a figure is named; its caption says the rest'
  },
  {kind: 'image', outputs: ['pdf', 'map'], reason: 'its alternative text is said, and not printed'},
  {kind: 'formula', outputs: ['map'], reason: 'the map has the boxes of formulas'},
  {kind: 'equation', outputs: ['map'], reason: 'the map has the boxes of formulas'},
  {
    kind: 'entryPart',
    outputs: ['map'],
    where: / in (?!an entry|entryPart)/,
    reason: 'only entries have it; HTML ends a paragraph, and so its place, before a block in it'
  }
]

/** Whether an output omits the words of a case. */
export function isAbsent(each: Case, output?: OutputName): boolean {
  return absent.some(row => isOf(row, each, output))
}

/** The cases whose words an output loses, and the rows of the table that are not needed. */
export function lostIn(
  shown: string,
  cases: readonly Case[],
  output: OutputName
): Readonly<{lost: readonly string[]; needless: readonly string[]}> {
  const missing = cases.filter(({word}) => !shown.includes(word))
  const rows = absent.filter(({outputs}) => outputs !== 'all' && outputs.includes(output))
  return {
    lost: missing.filter(each => !isAbsent(each, output)).map(({name}) => name),
    needless: rows
      .filter(row => !missing.some(each => isOf(row, each, output)))
      .map(({kind, reason}) => `${kind}: ${reason}`)
  }
}

function isOf({kind, outputs, where}: Absence, each: Case, output: OutputName | undefined): boolean {
  const isHere = outputs === 'all' || (output !== undefined && outputs.includes(output))
  return isHere && kind === each.kind && (where?.test(each.name) ?? true)
}
