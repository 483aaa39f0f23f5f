import {editOf} from '../../core/edits.ts'
import type {CiteCommand} from '../../core/mdast.ts'
import type {Chapter, Edit, Place, Reference} from '../../core/types.ts'
import {nociteRepair} from './about/nocite-repair.ts'
import {yearOf} from './about/same-work.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const citationLatex = {
  code: 'G119',
  name: 'citation-latex',
  severity: 'warning',
  summary: 'Citations are written in Markdown.',
  why: 'galley also supports LaTeX’s citation commands and MyST’s citation roles, but other Markdown tools do not.',
  examples: [
    {
      name: 'commands of natbib',
      files: {
        '01.md': 'So \\citep[see][p. 3]{doe,roe} and \\citet{doe}, but \\citeyearpar{doe}.',
        'references.bib': '@book{doe,}\n@book{roe,}'
      },
      expect: [
        '01.md:1:4-1:30 `\\citep` is a LaTeX command, expected `[see @doe; @roe, p. 3]`',
        '01.md:1:35-1:46 `\\citet` is a LaTeX command, expected `@doe`',
        '01.md:1:52-1:69 `\\citeyearpar` is a LaTeX command, expected `[-@doe]`'
      ],
      fixed: {'01.md': 'So [see @doe; @roe, p. 3] and @doe, but [-@doe].'}
    },
    {
      name: 'the command without a form of its own, in natbib with years',
      files: {
        '01.md': '---\nheader-includes: \\usepackage{natbib}\n---\n\nBy \\cite{doe}, and \\cite[p. 3]{doe}.',
        'references.bib': '@book{doe,}'
      },
      expect: [
        '01.md:5:4-5:14 `\\cite` is a LaTeX command, expected `@doe`',
        '01.md:5:20-5:36 `\\cite` is a LaTeX command, expected `[@doe, p. 3]`'
      ]
    },
    {
      name: 'commands of BibLaTeX',
      files: {
        '01.md': 'So.\\footcite[3]{doe} \\parencites[3]{doe}[12]{roe} and \\textcite{doe}',
        'references.bib': '@book{doe,}\n@book{roe,}'
      },
      expect: [
        '01.md:1:4-1:21 `\\footcite` is a LaTeX command, expected `^[[@doe, 3].]`',
        '01.md:1:22-1:50 `\\parencites` is a LaTeX command, expected `[@doe, 3; @roe, 12]`',
        '01.md:1:55-1:69 `\\textcite` is a LaTeX command, expected `@doe`'
      ]
    },
    {
      name: 'without the brackets of the style, and a work that is only listed',
      files: {
        '01.md': 'So \\citealp{doe} (see \\citealp{doe}; \\citeyear{roe}, p. 3).\n\n\\nocite{roe}',
        'references.bib': '@book{doe,}\n@book{roe,}'
      },
      expect: [
        '01.md:1:4-1:17 `\\citealp` is a LaTeX command, expected `[@doe]`',
        '01.md:1:18-1:59 `\\citealp` is a LaTeX command, expected `[see @doe; -@roe, p. 3]`',
        '01.md:3:9-3:12 `\\nocite` is a LaTeX command, expected `nocite: "@roe"` in the settings'
      ]
    },
    {
      name: 'a year alone',
      files: {'01.md': 'So in \\citeyear{doe}.', 'references.bib': '@book{doe, year=1999}'},
      expect: ['01.md:1:7-1:21 `\\citeyear` is a LaTeX command, expected `1999`']
    },
    {
      name: 'works that are only listed move to the settings',
      files: {
        'manuscript.yaml': 'nocite: ["@doe"]\n',
        '01.md': 'So.\n\n\\nocite{roe}\n\nAnd \\nocite{poe, doe} so.\n',
        'references.bib': '@book{doe,}\n@book{roe,}\n@book{poe,}'
      },
      expect: [
        '01.md:3:9-3:12 `\\nocite` is a LaTeX command, expected `nocite: "@roe"` in the settings',
        '01.md:5:13-5:16 `\\nocite` is a LaTeX command, expected `nocite: "@poe"` in the settings',
        '01.md:5:18-5:21 `\\nocite` is a LaTeX command, expected `nocite: "@doe"` in the settings'
      ],
      fixed: {
        'manuscript.yaml': 'nocite: ["@doe", "@roe", "@poe"]\n',
        '01.md': 'So.\n\nAnd so.\n'
      }
    },
    {
      name: 'roles of MyST',
      files: {
        '01.md': 'So {cite:p}`doe,roe` and {cite:t}`doe`, {cite}`roe`.',
        'references.bib': '@book{doe,}\n@book{roe,}'
      },
      expect: [
        '01.md:1:4-1:21 `{cite:p}` is a MyST role, expected `[@doe; @roe]`',
        '01.md:1:26-1:39 `{cite:t}` is a MyST role, expected `@doe`',
        '01.md:1:41-1:52 `{cite}` is a MyST role, expected `[@roe]`'
      ],
      fixed: {'01.md': 'So [@doe; @roe] and @doe, [@roe].'}
    },
    {
      name: 'Markdown, and code',
      files: {'01.md': 'So [@doe], `\\citep{doe}`.', 'references.bib': '@book{doe,}'},
      expect: []
    }
  ],
  *check(manuscript) {
    const repair = nociteRepair(manuscript)
    let isRepaired = false
    for (const text of manuscript.project.texts) {
      for (const {node, items, place} of text.citations) {
        const command = node.data?.command
        if (command === undefined) continue
        const reference = manuscript.bibliography.byKey.get(items[0]?.key ?? '')
        const named = items.length === 1 && reference !== undefined ? namesOf(reference) : ''
        const year = items.length === 1 && reference !== undefined ? yearOf(reference) : ''
        yield {...written(command, place, text, year, named), subject: items[0]?.key}
      }
      for (const {key, place} of text.nocite) {
        const expected = `nocite: "@${key}"`
        const isMoved: boolean =
          !isRepaired && repair?.some(edit => edit.file === text.path && isIn(edit, place)) === true
        isRepaired ||= isMoved
        yield {
          file: text.path,
          place,
          subject: key,
          message: `\`\\nocite\` is a LaTeX command, expected \`${expected}\` in the settings`,
          expected: [expected],
          ...(isMoved && {edits: repair})
        }
      }
    }
  }
} satisfies Rule

function isIn({start, end}: Edit, place: Place): boolean {
  return start < place.start.offset && place.end.offset < end
}

function written(
  command: CiteCommand,
  place: Place,
  chapter: Chapter,
  year: string,
  named: string
): RuleFinding {
  const {source, bare, nested} = command
  const isYear = bare && year !== '' && /^\\citeyear\*?(?![A-Za-z])/.test(source)
  // In natbib, the star prints all names; in BibLaTeX, the star of `\cite` prints none.
  const isWhole = named !== '' && /^\\[Cc]ite(?:t|alt|p|alp|author)\*|^\\fullcite(?:A|NP)\b/.test(source)
  const plain = isYear ? year : command.markdown
  const markdown =
    isWhole && plain?.startsWith('@') ? `${named} [-${plain.replace(/ \[(.*)\]$/, ', $1')}]` : plain
  const [typed, role] = citingRole.exec(chapter.text.slice(place.start.offset, place.end.offset)) ?? [source]
  const name = role ?? /\\[A-Za-z]+\*?/.exec(source)?.[0] ?? source
  const what = role === undefined ? 'a LaTeX command' : 'a MyST role'
  const edit =
    markdown === undefined || bare || nested || isWhole ? undefined : repair(typed, markdown, place, chapter)
  return {
    file: chapter.path,
    place,
    message: `\`${name}\` is ${what}, expected ${markdown === undefined ? 'Markdown' : `\`${markdown}\``}`,
    ...(markdown !== undefined && {expected: [markdown]}),
    ...(bare && {note: isYear ? yearAlone : withoutBrackets}),
    ...(isWhole && {note: allNames(named)}),
    ...(nested && {note: inCommand}),
    ...(edit && {edits: [edit]})
  }
}

/** `` {cite:p}`doe99` ``, as typed. */
const citingRole = /^(\{cite(?::[a-z]+)?\})`[^`]*`$/

const withoutBrackets =
  'LaTeX prints it without the brackets that a citation of Markdown has: write the whole bracket as one citation, `[see @key]`.'

const yearAlone =
  'Markdown cites a year in brackets, `[-@key]`: write the year alone as text, beside a citation of the work.'

function allNames(named: string): string {
  return `The star asks for all names, ${named}: galley shortens them as the style does. Write the names as words.`
}

/**
 * The family names of the authors of a work, as a citation with all names prints them; empty for fewer than three
 * authors.
 */
function namesOf({csl}: Reference): string {
  const authors = (csl.author ?? []) as ReadonlyArray<Readonly<{family?: string; literal?: string}>>
  const names = authors.map(({family, literal}) => family ?? literal ?? '')
  return names.length < 3 || names.includes('') ? '' : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const inCommand =
  'Write the command around it in Markdown, too: a note is `^[See [@key].]`, emphasis is `*words*`.'

/** The edit that writes the Markdown form; undefined where that form would absorb the text around it. */
function repair(source: string, markdown: string, place: Place, chapter: Chapter): Edit | undefined {
  const {start, end} = place
  // A metadata text has the place of the whole value.
  if (chapter.text.slice(start.offset, end.offset) !== source) return undefined
  const before = chapter.text.slice(Math.max(0, start.offset - farthest), start.offset)
  const after = chapter.text.slice(end.offset, end.offset + farthest)
  const isFree = markdown.startsWith('[')
    ? !takesBracket.test(before)
    : markdown.startsWith('^') || !joinsKey.test(before)
  const ends = markdown.endsWith(']') ? !followsBracket.test(after) : !followsKey.test(after)
  if (!isFree || !ends) return undefined
  // In Markdown, TeX's tie `~` would be parsed as a mark.
  const [tie = ''] = /(?<=[^\s\\~])~$/.exec(before) ?? []
  const space =
    (markdown.startsWith('[') && takesOption.test(before)) || (tie !== '' && !markdown.startsWith('^'))
      ? ' '
      : ''
  const from = {...start, column: start.column - tie.length, offset: start.offset - tie.length}
  return editOf(chapter.path, {start: from, end}, `${tie}${source}`, `${space}${markdown}`)
}

const farthest = 200

/**
 * The end of a text that would absorb a bracket directly after it, such as `!`, `^`, a key, a LaTeX citation, or the
 * beginning of an environment.
 */
const takesBracket =
  /\\begin\{[A-Za-z]+\*?\}(?:\{[^{}]*\})*[ \t]*$|[!^\\\]]$|@\S+\s*$|\\(?:citet|citealt|textcites?)\*?(?:\[[^\]]*\])*\{[^{}]*\}\s+$/i
/** The end of LaTeX whose option brackets would be if they followed without a space. */
const takesOption = /\\item$/
const joinsKey = /[\p{L}\p{N}_.+@^\\-]$/u
const followsBracket = /^(?:[({:]|\[(?!@))/
const followsKey = /^(?:[\p{L}\p{N}_{]|[:.#$%&+?<>~/-][\p{L}\p{N}_]|\s*\[|\s*\\[A-Za-z]*cite)/iu
