import {addAll} from '../../core/add-all.ts'

/**
 * The form in which a citation command prints its works: author and page in brackets, with the author in the
 * sentence, or without the author.
 */
export type CitationForm = 'normal' | 'narrative' | 'suppress-author'

/** A range of a command, with its offset in the command. */
export type CommandPart = Readonly<{text: string; at: number}>

/** A work that a command cites; `before` and `after` are the author's words, as TeX. */
export type CommandWork = Readonly<{key: CommandPart; before?: CommandPart; after?: CommandPart}>

/**
 * A citation command of LaTeX, natbib or biblatex. `note` is true if it puts the citation into a note; `bare` is true
 * if LaTeX prints it without the brackets of the style.
 */
export type CitationCommand = Readonly<{
  form: CitationForm
  note: boolean
  bare: boolean
  works: readonly CommandWork[]
}>

/**
 * Parses a citation command with its arguments, `\citep[see][p. 3]{doe99,roe01}`. The result is `'unread'` if its
 * arguments cannot be parsed, or if no citation in Markdown prints the same, as with `\citetitle{doe99}`; undefined if
 * it is not a citation command.
 */
export function readCitationCommand(source: string): CitationCommand | 'unread' | undefined {
  const [written = '', name = '', star = ''] = /^\\([A-Za-z]+)(\*?)/.exec(source) ?? []
  const base = name.charAt(0).toLowerCase() + name.slice(1)
  const isSeveral = several.has(base)
  const kind = kinds.get(isSeveral ? base.slice(0, -1) : base)
  if (kind === undefined) return citesOtherwise(name, source) ? 'unread' : undefined
  // A command without an argument is not a citation; it may be mentioned in a text about LaTeX.
  if (written.length === source.length) return undefined
  const {length, before, after} = isSeveral
    ? aroundSeveral(source, written.length)
    : {length: written.length, before: undefined, after: undefined}
  const groups = argumentsOf(source, length)
  const read = groups && (isSeveral ? worksOfSeveral(groups) : worksOf(groups))
  const works = read && withWordsAround(read, before, after)
  if (works === undefined) return 'unread'
  const isWithoutAuthor = star !== '' && withoutAuthor.has(base)
  return {note: false, bare: false, ...kind, ...(isWithoutAuthor && {form: 'suppress-author'}), works}
}

/** The keys of `\nocite{doe99,roe01}`, or `*`; undefined for any other command. */
export function readNocite(source: string): readonly CommandPart[] | undefined {
  const [, start = '', keys] = /^(\\nocite\s*\{)([^{}]*)\}$/.exec(source) ?? []
  const read = keys === undefined ? [] : keysIn({text: keys, at: start.length})
  return read.length === 0 ? undefined : read
}

/** Whether a command is a citation command, including `\nocite`. */
export function isCitationCommand(name: string): boolean {
  const base = name.charAt(0).toLowerCase() + name.slice(1)
  return base === 'nocite' || kinds.has(base) || several.has(base) || otherCommands.test(name)
}

type Kind = Readonly<{form: CitationForm; note?: true; bare?: true}>

/** The table of citation commands of LaTeX, natbib, BibLaTeX, apacite and REVTeX. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['cite', {form: 'normal'}],
  ['citep', {form: 'normal'}],
  ['parencite', {form: 'normal'}],
  ['autocite', {form: 'normal'}],
  ['supercite', {form: 'normal'}],
  ['shortcite', {form: 'normal'}],
  ['citealp', {form: 'normal', bare: true}],
  ['citeNP', {form: 'normal', bare: true}],
  ['citenum', {form: 'normal', bare: true}],
  ['onlinecite', {form: 'normal', bare: true}],
  ['citet', {form: 'narrative'}],
  ['textcite', {form: 'narrative'}],
  ['citeA', {form: 'narrative'}],
  ['citeasnoun', {form: 'narrative'}],
  ['citeN', {form: 'narrative'}],
  ['shortciteA', {form: 'narrative'}],
  ['shortciteN', {form: 'narrative'}],
  ['fullciteA', {form: 'narrative'}],
  ['shortciteNP', {form: 'normal', bare: true}],
  ['fullciteNP', {form: 'normal', bare: true}],
  ['citealt', {form: 'narrative', bare: true}],
  ['citeyearpar', {form: 'suppress-author'}],
  ['citeyear', {form: 'suppress-author', bare: true}],
  ['footcite', {form: 'normal', note: true}],
  ['footcitetext', {form: 'normal', note: true}],
  ['smartcite', {form: 'normal', note: true}]
])

/** Commands of BibLaTeX that can be followed by a list of arguments for each work. */
const several: ReadonlySet<string> = new Set(
  'cites parencites textcites autocites footcites footcitetexts smartcites supercites'.split(' ')
)

/** Commands whose star omits the author in BibLaTeX; in natbib, a star prints all authors. */
const withoutAuthor: ReadonlySet<string> = new Set(['cite', 'parencite', 'autocite'])

/** Matches commands that cite in ways that Markdown cannot express. */
const otherCommands =
  /^(?:cite(?:author|fullauthor|title|url|date|field|list|name|text|yearNP|authorNP|affixed|talias|palias)|(?:foot)?fullcite|[fp]?notecite|[aps]?volcites?|(?:foot|text|super|smart|paren|auto|t|p|f)volcites?|(?:no)?bibentry)$/i

function citesOtherwise(name: string, source: string): boolean {
  return otherCommands.test(name) && source.includes('{')
}

/** The arguments of a command, each with the character that opens it; undefined if one is unclosed. */
function argumentsOf(
  source: string,
  start: number
): ReadonlyArray<CommandPart & Readonly<{mark: string}>> | undefined {
  const found: Array<CommandPart & Readonly<{mark: string}>> = []
  let at = start
  while (at < source.length) {
    const mark = source.charAt(at)
    const end = mark === '[' || mark === '{' ? endOfArgument(source, at) : undefined
    if (end === undefined) return undefined
    found.push({mark, text: source.slice(at + 1, end), at: at + 1})
    at = end + 1
  }
  return found
}

function endOfArgument(source: string, start: number): number | undefined {
  const close = source[start] === '[' ? ']' : '}'
  let depth = 0
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at]
    if (character === '\\') at++
    else if (character === close && depth === 0) return at
    else if (character === '{') depth++
    else if (character === '}') depth--
  }
  return undefined
}

type Argument = CommandPart & Readonly<{mark: string}>

/**
 * The works in `[see][p. 3]{doe99,roe01}`: the text before belongs to the first work, and the text after to the last.
 */
function worksOf(groups: readonly Argument[]): readonly CommandWork[] | undefined {
  const keys = groups.at(-1)
  const options = groups.slice(0, -1)
  if (keys?.mark !== '{' || options.length > 2 || options.some(({mark}) => mark !== '[')) return undefined
  const works = keysIn(keys)
  const after = options.at(-1)
  const before = options.length === 2 ? options[0] : undefined
  return works.length === 0
    ? undefined
    : works.map((key, index) => ({
        key,
        ...(index === 0 && isFilled(before) && {before}),
        ...(index === works.length - 1 && isFilled(after) && {after})
      }))
}

function isFilled(part: CommandPart | undefined): part is CommandPart {
  return part !== undefined && part.text.trim() !== ''
}

/**
 * The texts in parentheses that apply to all works, as in `\parencites(see)(and others)[3]{doe99}{roe01}`; a single
 * pair of parentheses contains the text after the works.
 */
function aroundSeveral(
  source: string,
  start: number
): Readonly<{length: number; before: CommandPart | undefined; after: CommandPart | undefined}> {
  const [written = '', first, second] = /^(?:\(([^()]*)\))?(?:\(([^()]*)\))?/.exec(source.slice(start)) ?? []
  const part = (text: string | undefined, at: number): CommandPart | undefined =>
    text === undefined ? undefined : {text, at}
  const length = start + written.length
  return second === undefined
    ? {length, before: undefined, after: part(first, start + 1)}
    : {length, before: part(first, start + 1), after: part(second, start + (first?.length ?? 0) + 3)}
}

/** Works with text before and after all of them; undefined if the first or the last work already has text there. */
function withWordsAround(
  works: readonly CommandWork[],
  before: CommandPart | undefined,
  after: CommandPart | undefined
): readonly CommandWork[] | undefined {
  const [first, last] = [works[0], works.at(-1)]
  if (isFilled(before) && first?.before !== undefined) return undefined
  if (isFilled(after) && last?.after !== undefined) return undefined
  return works.map(work => ({
    ...work,
    ...(work === first && isFilled(before) && {before}),
    ...(work === last && isFilled(after) && {after})
  }))
}

function worksOfSeveral(groups: readonly Argument[]): readonly CommandWork[] | undefined {
  const works: CommandWork[] = []
  let from = 0
  for (const [index, {mark}] of groups.entries()) {
    if (mark !== '{') continue
    const read = worksOf(groups.slice(from, index + 1))
    if (read === undefined) return undefined
    addAll(works, read)
    from = index + 1
  }
  return from === groups.length && works.length > 0 ? works : undefined
}

/** The keys in a list; `%` begins a comment that hides the rest of its line. */
function keysIn({text, at}: CommandPart): readonly CommandPart[] {
  const visible = text.replace(/%[^\n]*/g, comment => ' '.repeat(comment.length))
  return [...visible.matchAll(/[^\s,][^,]*/g)].map(({0: key, index}) => ({
    text: key.trimEnd(),
    at: at + index
  }))
}

/** The offset after a citation command and its arguments; its name begins at `start`. */
export function endOfCitationCommand(tex: string, start: number): number {
  let at = start + (/^\\[A-Za-z]+\*?/.exec(tex.slice(start))?.[0].length ?? 0)
  while (tex[at] === '[' || tex[at] === '{') {
    const end = endOfArgument(tex, at)
    if (end === undefined) break
    at = end + 1
  }
  return at
}
