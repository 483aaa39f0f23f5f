import type {CslItem} from '../../src/core/types.ts'

/** A cite of a fixture, as from a word processor: an id, with prefix, locator and so on. */
export type FixtureCite = Readonly<{id: string | number; [property: string]: unknown}>

/** A citation of a fixture with the citations before and after it, each with its note number. */
export type FixtureCitation = readonly [
  citation: Readonly<{citationID: string; citationItems: readonly FixtureCite[]; properties: object}>,
  before: readonly (readonly [string, number])[],
  after: readonly (readonly [string, number])[]
]

/** A test of the CSL test suite. Its sections are described in the README of the suite. */
export type Fixture = Readonly<{
  /** `citation` or `bibliography`. */
  mode: string
  /** The words after the mode: `nosort`, `header`, `plain`, `rtf`. */
  flags: readonly string[]
  result: string
  style: string
  /** The default locale of the style. */
  lang: string
  input: readonly CslItem[]
  /** Works that replace `input` before all citations are rendered again. */
  secondInput: readonly CslItem[] | undefined
  /** Lists of works to register, one after another. */
  bibEntries: readonly (readonly (string | number)[])[] | undefined
  citationItems: readonly (readonly FixtureCite[])[] | undefined
  citations: readonly FixtureCitation[] | undefined
}>

/** Reads a test of the CSL test suite. Throws if a section is not JSON. */
export function readFixture(source: string): Fixture {
  const text = source.replaceAll('\r\n', '\n')
  const style = section(text, 'CSL') ?? ''
  const [mode = '', ...flags] = (section(text, 'MODE') ?? '').trim().split('-')
  return {
    mode,
    flags,
    result: (section(text, 'RESULT') ?? '').trim(),
    style,
    lang: /<style\b[^>]*\bdefault-locale="([^"]+)"/u.exec(style)?.[1] ?? 'en-US',
    input: json(text, 'INPUT') ?? [],
    secondInput: json(text, 'INPUT2'),
    bibEntries: json(text, 'BIBENTRIES'),
    citationItems: json(text, 'CITATION-ITEMS'),
    citations: json(text, 'CITATIONS')
  }
}

function json<Value>(text: string, name: string): Value | undefined {
  const source = section(text, name)
  return source ? (JSON.parse(source) as Value) : undefined
}

/** The text between `>>==== NAME ====>>` and `<<==== NAME ====<<`. */
function section(text: string, name: string): string | undefined {
  return new RegExp(`>>=+ *${name} *=+>>[^\\n]*\\n([\\s\\S]*?)\\n<<=+ *${name} *=+<<`, 'u').exec(text)?.[1]
}
