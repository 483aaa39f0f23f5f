import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {CompletionList, Hover, Location, WorkspaceEdit} from 'vscode-languageserver/node'
import type {TargetKind} from '../../src/core/types.ts'
import {kindsWritten} from '../../src/core/written-kinds.ts'
import type {NameKind} from '../../src/lsp/name-uses.ts'
import {type Editor, editorOf, inWords} from './editor.ts'

/** A notation that names something. */
type Row = Readonly<{
  /** A text that defines and uses the name, in upper or lower case. */
  text: string
  name: string
  newName: string
  /**
   * The index, among the occurrences of the name, of its definition; undefined if it is defined in another file or
   * nowhere.
   */
  defined?: number | undefined
  /** Words of the text shown on hover. */
  hover: string
  /** The text that an author types to use the name, up to the cursor. */
  typed: string
  /** The new name where it has another spelling, by the text before it. */
  written?: Readonly<Record<string, string>>
}>

const row = (
  text: string,
  names: string,
  hover: string,
  typed: string,
  more: Pick<Row, 'defined' | 'written'> = {}
): Row => {
  const [name = '', newName = ''] = names.split(' → ')
  return {text, name, newName, hover, typed, defined: 0, ...more}
}

const noDefinition = {defined: undefined}

/** The notations of each kind of name; a new kind does not compile without a row. */
const kinds: Readonly<
  Record<TargetKind | Exclude<NameKind, 'label' | 'either'>, Readonly<Record<string, Row>>>
> = {
  work: {
    'in text': row(
      'By [@ada43, p. 3; -@ada43] and \\citep{ada43}, @{ada43}, {cite:p}`ada43`.',
      'ada43 → ada',
      'Ada. Notes',
      'By @ad',
      noDefinition
    )
  },
  figure: {
    Pandoc: row(
      '![A](a.png){#fig:ap}\n\nSee @fig:ap, @Fig:ap, [@fig:ap; @fig:ap], \\cref{fig:ap}, [it](#fig:ap).',
      'fig:ap → fig:b',
      '**Figure ',
      'See \\cref{fig:a'
    ),
    Quarto: row(
      '::: {#fig-aq}\n![x](a.png)\n\nCap\n:::\n\nSee @fig-aq and [-@fig-aq]. @Fig-aq.',
      'fig-aq → fig-b',
      'Cap',
      'See @fig-a'
    ),
    part: row(
      '::: {#fig-all layout-ncol=2}\n![x](a.png){#fig-ax}\n\n![y](a.png){#fig-ay}\n\nCap\n:::\n\nSee @fig-ax.',
      'fig-ax → fig-b',
      'a**',
      'See @fig-a'
    ),
    LaTeX: row(
      '\\begin{figure}\n\\includegraphics{a.png}\n\\caption{Map}\\label{fig:al}\n\\end{figure}\n\nSee \\ref{fig:al} and \\autoref{fig:al}.',
      'fig:al → fig:b',
      'Map',
      'See \\ref{fig:al'
    ),
    MyST: row(
      ':::{figure} a.png\n:name: fig-am\nMap\n:::\n\nSee {numref}`fig-am` and {ref}`it <fig-am>`.',
      'fig-am → fig-b',
      'Map',
      'See {numref}`fig-am'
    ),
    HTML: row(
      '<figure id="fig-ah"><img src="a.png" alt="x"><figcaption>Words</figcaption></figure>\n\nSee @fig-ah.',
      'fig-ah → fig-b',
      'Words',
      'See @fig-a'
    )
  },
  table: {
    Pandoc: row(
      '| a |\n|---|\n| 1 |\n\n: Sums {#tbl:ap}\n\nSee @tbl:ap.',
      'tbl:ap → tbl:b',
      'Sums',
      'See [](#tbl:a'
    ),
    bookdown: row(
      '| a |\n|---|\n| 1 |\n\nTable: (\\#tab:ab) Sums\n\nSee \\@ref(tab:ab).',
      'tab:ab → tab:b',
      'Sums',
      'See \\@ref(tab:a'
    )
  },
  equation: {
    Pandoc: row(
      '$$ a $$ {#eq:ap}\n\nSee @eq:ap and \\eqref{eq:ap}.',
      'eq:ap → eq:b',
      '$$\na',
      'See \\eqref{eq:a'
    ),
    LaTeX: row(
      '\\begin{align}\na \\label{eq:al} \\\\\nb\n\\end{align}\n\nSee \\eqref{eq:al}.',
      'eq:al → eq:b',
      'Equation',
      'See \\eqref{eq:al'
    ),
    bookdown: row(
      '\\begin{equation}\na (\\#eq:ab)\n\\end{equation}\n\nSee \\@ref(eq:ab).',
      'eq:ab → eq:b',
      'Equation',
      'See \\@ref(eq:ab'
    ),
    MyST: row(
      '$$\na\n$$ (eq-am)\n\nSee {eq}`eq-am` and [](#eq-am).',
      'eq-am → eq-b',
      'Equation',
      'See {eq}`eq-a'
    )
  },
  listing: {
    Quarto: row(
      '```{.r #lst-aq lst-cap="Words"}\n1\n```\n\nSee @lst-aq.',
      'lst-aq → lst-b',
      'Words',
      'See @lst-a'
    ),
    LaTeX: row(
      '\\begin{lstlisting}[caption={Words},label=lst:al]\n1\n\\end{lstlisting}\n\nSee \\ref{lst:al}.',
      'lst:al → lst:b',
      'Words',
      'See \\ref{lst:a'
    )
  },
  algorithm: {
    LaTeX: row(
      '\\begin{algorithm}\n\\caption{Sort}\\label{alg:al}\n\\begin{algorithmic}\n\\State $x$\n\\end{algorithmic}\n\\end{algorithm}\n\nSee \\ref{alg:al}.',
      'alg:al → alg:b',
      'Sort',
      'See \\ref{alg:a'
    ),
    Pandoc: row(
      '::: {.algorithm #alg:ap}\n1. x\n\nSort\n:::\n\nSee @alg:ap.',
      'alg:ap → alg:b',
      'Sort',
      'See @alg:a'
    )
  },
  theorem: {
    Quarto: row(
      '::: {#thm-aq}\n## Bound\nWords.\n:::\n\nBy @thm-aq.\n\n::: {.restated ref="thm-aq"}\n:::',
      'thm-aq → thm-b',
      'Bound',
      '::: {.restated ref="thm-a'
    ),
    bookdown: row(
      '::: {.theorem #thm:ab name="Bound"}\nWords.\n:::\n\nBy @thm:ab and \\@ref(thm:ab).',
      'thm:ab → thm:b',
      'Bound',
      'By \\@ref(thm:a'
    ),
    MyST: row(
      ':::{prf:theorem} Bound\n:label: thm-am\nWords.\n:::\n\nBy {prf:ref}`thm-am`.',
      'thm-am → thm-b',
      'Bound',
      'By {prf:ref}`thm-a'
    ),
    LaTeX: row(
      '\\begin{lemma}[Bound]\\label{lem:al}\nWords.\n\\end{lemma}\n\nBy \\ref{lem:al} and \\cref{lem:al}.',
      'lem:al → lem:b',
      'Lemma',
      'By \\ref{lem:a'
    )
  },
  section: {
    Pandoc: row(
      '# One {#sec:ap}\n\nSee @sec:ap and [there](#sec:ap).',
      'sec:ap → sec:b',
      'Section',
      'See @sec:a'
    ),
    supplement: row(
      '# Sums {.supplement #sec:as}\n\nSee @sec:as.',
      'sec:as → sec:b',
      'Section S1',
      'See @sec:a'
    ),
    MyST: row('(sec:am)=\n# Two\n\nSee {ref}`sec:am`.', 'sec:am → sec:b', 'Two', 'See {ref}`sec:am'),
    LaTeX: row(
      '\\section{Three}\\label{sec:al}\n\nSee \\ref{sec:al}.',
      'sec:al → sec:b',
      'Three',
      'See \\ref{sec:al'
    )
  },
  anchor: {
    Pandoc: row('[words]{#place}\n\n[there](#place)', 'place → spot', 'words', '[there](#pla'),
    HTML: row('<a id="corner"></a>Words.\n\n[there](#corner)', 'corner → edge', 'corner', '[there](#corn'),
    example: row('(@good) One.\n\nAs (@good) says.', 'good → fine', 'One.', 'As (@goo')
  },
  note: {
    called: row(
      'Words.[^aside] More.[^Aside]\n\n[^aside]: Beside it.\n\nSee @note:aside.',
      'aside → besides',
      'Beside it.',
      'Words.[^asi',
      {defined: 2}
    )
  },
  term: {
    acronym: row(
      '\\newacronym{ribo}{RNA}{nucleic acid}\n\nThe \\gls{ribo} and \\acrshort{ribo}.',
      'ribo → dna',
      'nucleic acid',
      'The \\gls{ri'
    ),
    entry: row(
      '\\newglossaryentry{loaf}{name={L}, description={Bread in one piece}}\n\nThe \\gls{loaf} and \\Glspl{loaf}.',
      'loaf → bun',
      'Bread in one piece',
      'The \\Glspl{lo'
    ),
    settings: row('The \\gls{cpu}.', 'cpu → gpu', 'central unit', 'The \\acrlong{cp', noDefinition),
    'list of definitions': row(
      '::: glossary\nYeast\n: It lifts.\n:::\n\nThe {term}`yeast`, {term}`some <Yeast>`, [x](#term-yeast).',
      'Yeast → Sour dough',
      'It lifts.',
      'The {term}`yea',
      {written: {'#term-': 'sour-dough', '{term}`': 'sour dough'}}
    )
  },
  index: {
    LaTeX: row(
      'Heat\\index{gas!heat} and [x]{.index entry="gas!heat"}.',
      'gas!heat → gas!warmth',
      'gas › heat',
      'Heat\\index{gas',
      noDefinition
    )
  }
}

/**
 * The nodes that refer to something by name, each with the kind of that name; `''` for nodes without a name of these
 * kinds.
 */
const pieces: Readonly<Record<string, keyof typeof kinds | ''>> = {
  cite: 'work',
  crossReference: 'figure',
  crossReferenceList: 'figure',
  footnoteReference: 'note',
  glossaryTerm: 'term',
  // These nodes name a file, or are links of Markdown's own.
  image: '',
  imageReference: '',
  inlineNote: ''
}

const rows = Object.entries(kinds).flatMap(([kind, notations]) =>
  Object.entries(notations).map(([notation, each]) => [`${kind}, ${notation}`, each] as const)
)
const fileOf = (name: string): string => `${name.replace(/\W+/g, '-').toLowerCase()}.md`

let editor: Editor
beforeAll(async () => {
  editor = await editorOf({
    'manuscript.yaml': `title: T\nlang: en\nbibliography: references.bib\nchapters: [${rows.map(([name]) => fileOf(name)).join(', ')}]\nabbreviations: {cpu: {short: CPU, long: central unit}}\n`,
    'references.bib': '@book{ada43, title={Notes}, author={Ada}, publisher={P}, year=1843}\n',
    ...Object.fromEntries(rows.map(([name, {text, typed}]) => [fileOf(name), `${text}\n\n${typed}\n`]))
  })
  for (const [name] of rows) await editor.open(fileOf(name))
  await editor.findings(fileOf(rows[0]![0]))
})
afterAll(() => editor.end())

test('each node that stands for something else is a kind of name', () => {
  expect(Object.keys(pieces).sort()).toEqual([...kindsWritten('piece')].sort())
})

describe.each(rows)('%s', (title, {text, name, newName, defined, hover, typed, written = {}}) => {
  const file = fileOf(title)
  const spots = Array.from(text.matchAll(new RegExp(name.replace(/[!]/g, '\\$&'), 'gi')), ({index}) => index)
  /** Sends a request about the second letter of the name at an offset. */
  const ask = <Answer>(method: string, offset: number, more: object = {}): Promise<Answer> => {
    const before = text.slice(0, offset + 1).split('\n')
    const position = {line: before.length - 1, character: before.at(-1)!.length}
    return editor.ask<Answer>(`textDocument/${method}`, file, undefined, {position, ...more})
  }
  const inFile = (found: readonly Location[]) => found.filter(({uri}) => uri === editor.uri(file))

  test('is explained, found and renamed from each of its places, and completed', async () => {
    expect(spots.length).toBeGreaterThan(0)
    const after = text.replace(new RegExp(name.replace(/[!]/g, '\\$&'), 'gi'), (old, at: number) => {
      const other = Object.entries(written).find(([before]) => text.slice(0, at).endsWith(before))?.[1]
      const isCapital = old !== name && old[0] !== name[0] && title !== 'note, called'
      return other ?? (isCapital ? newName[0]!.toUpperCase() + newName.slice(1) : newName)
    })
    for (const [index, spot] of spots.entries()) {
      const words = await ask<Hover | null>('hover', spot)
      expect((words?.contents as {value: string})?.value, `hover ${index}`).toContain(hover)
      const definitions = inFile(await ask<Location[]>('definition', spot))
      expect(
        definitions.map(({range}) => inWords(range).split('-')[0]),
        `definition ${index}`
      ).toEqual(defined === undefined ? [] : [pointOf(text, spots[defined]!)])
      const context = {includeDeclaration: true}
      expect(inFile(await ask<Location[]>('references', spot, {context}))).toHaveLength(spots.length)
      const edits = editor.edited(await ask<WorkspaceEdit>('rename', spot, {newName}))
      expect(edits[file], `rename ${index}`).toBe(`${after}\n\n${typed}\n`)
    }
    const {items} = await editor.ask<CompletionList>('textDocument/completion', file, `\n${typed}|`)
    expect(items.map(({label}) => label)).toContain(name)
  })
})

function pointOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `${before.length}:${before.at(-1)!.length + 1}`
}

test.each([
  ['note-called.md', '[^as|ide]:', 'a b', 'cannot be the name of a note'],
  ['term-acronym.md', 'gls{ri|bo}', 'loaf', '`loaf` is a term already'],
  ['term-acronym.md', 'gls{ri|bo}', 'a}b', 'cannot be a term'],
  ['theorem-quarto.md', '@thm-a|q', 'lem-b', 'does not begin with `thm-`'],
  ['index-latex.md', 'index{gas!h|eat}', 'a|b', 'cannot be an entry']
])('is refused: %s at %s as %s', async (file, at, newName, reason) => {
  await expect(editor.ask('textDocument/rename', file, at, {newName})).rejects.toThrow(reason)
})
