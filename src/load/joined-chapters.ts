import {addAll} from '../core/add-all.ts'
import {largestOf} from '../core/extremes.ts'
import type {JoinedChapter, JoinedPiece, JoinedTexts} from '../core/joined-text.ts'
import type {Stretch} from '../core/mdast.ts'
import {folderOf, joinPath, leadsOut, stemOf} from '../core/path.ts'
import {perObject} from '../core/per-object.ts'
import {locator} from '../core/position.ts'
import type {Finding, Place, Settings, Source} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {mayHoldShorthands} from '../parse/includes/babel-shorthands.ts'
import {type Inclusion, inclusionsIn, mayInclude} from '../parse/includes/directives.ts'
import {hiddenIn, hiddenSign, withoutHidden} from '../parse/includes/hidden-lines.ts'
import {htmlForms, mayHoldHtmlForms} from '../parse/includes/html-forms.ts'
import {mayHoldLatexForms} from '../parse/includes/latex-forms.ts'
import {directiveForms, mayHoldDirectiveForms} from '../parse/includes/myst-forms.ts'
import {mayHoldLabels, pandocRewrites} from '../parse/includes/pandoc-forms.ts'
import {mayRewrite, type Rewrite, rewritesOf} from '../parse/includes/rewritten.ts'
import {mayHoldSnippets} from '../parse/includes/snippet-forms.ts'
import {hasPart, includedStretches} from '../parse/includes/stretches.ts'
import {mayHoldTemplate, templateIn, templateRewrites} from '../parse/includes/template-forms.ts'
import type {FormSurroundings} from '../parse/includes/word-forms.ts'
import type {Notebook} from '../parse/results/notebook.ts'
import {frontMatter} from '../parse/values/front-matter.ts'
import {candidatesOf} from './included-paths.ts'
import {inNotebook, ofNotebook} from './joined-places.ts'
import {type MovedAddress, movedAddresses} from './moved-addresses.ts'
import {readSource} from './sources.ts'
import {isSummary, surroundingsOf} from './surroundings.ts'

/** The functions that read files and list folders. */
type Readable = Pick<World, 'read' | 'list'>

/** The maximum nesting depth of inclusions, and the maximum numbers of included files and characters in a chapter. */
const [deepest, most, longest] = [20, 500, 20_000_000]

/** Data shared by all chapters: findings so far, the file of the settings, the bibliography, and the notebooks. */
type Beside = Readonly<{
  findings: Finding[]
  settings: Pick<Settings, 'file' | 'resourcePath'>
  bibliography: readonly Source[]
  notebooks: ReadonlyMap<string, Notebook>
}>

/**
 * Joins each chapter with the files that it includes, and converts notebooks to text, recording the source of each
 * range.
 */
export async function joinChapters(
  world: Readable,
  chapters: readonly Source[],
  {findings, settings, bibliography, notebooks}: Beside
): Promise<Readonly<{chapters: readonly Source[]; joined: JoinedTexts}>> {
  const joined = new Map<string, JoinedChapter>()
  addAll(findings, chapters.flatMap(templatesOf))
  for (const source of chapters) {
    const cells = notebooks.get(source.path)?.chapter
    if (cells !== undefined) joined.set(source.path, cells)
    const chapter = cells === undefined ? source : {...source, text: cells.text}
    const moved = await fromSettings(world, chapter, settings)
    if (isPlain(chapter) && moved.length === 0 && !isSummary(settings.file)) continue
    const around = await surroundingsOf(world, chapter, settings.file, bibliography)
    const own: Finding[] = []
    const text = await joinOne({world, findings: own, around}, chapter, moved)
    addAll(findings, cells === undefined ? own : own.map(finding => inNotebook(finding, source.path, cells)))
    if (text !== undefined)
      joined.set(chapter.path, cells === undefined ? text : ofNotebook(text, source, cells))
  }
  if (joined.size === 0) return {chapters, joined}
  return {
    chapters: chapters.map(chapter => ({...chapter, text: joined.get(chapter.path)?.text ?? chapter.text})),
    joined
  }
}

const isPlain = perObject(
  ({text}: Source) =>
    !mayInclude.test(text) &&
    !mayHoldSnippets.test(text) &&
    !mayRewrite.test(text) &&
    !mayHoldLatexForms.test(text) &&
    !mayHoldShorthands(text) &&
    !mayHoldTemplate.test(text) &&
    !mayHoldLabels.test(text) &&
    !mayHoldDirectiveForms.test(text) &&
    !mayHoldHtmlForms.test(text)
)

/**
 * The URLs in a chapter that are relative to the folder of the settings instead, as in bookdown and Pandoc, or to a
 * folder of `resource-path`; the first folder with the file counts.
 */
async function fromSettings(
  world: Readable,
  {path, text}: Source,
  {file, resourcePath = []}: Pick<Settings, 'file' | 'resourcePath'>
): Promise<readonly MovedAddress[]> {
  if (leadsOut(path)) return []
  const moved = new Map<number, MovedAddress>()
  for (const folder of [folderOf(file), ...resourcePath]) {
    if (folder === folderOf(path)) continue
    const own = {path: joinPath(folder, stemOf(path)), text}
    for (const each of await movedAddresses(world, own, path))
      if (!moved.has(each.start)) moved.set(each.start, each)
  }
  return [...moved.values()].sort((a, b) => a.start - b.start)
}

type Joining = Readonly<{
  world: Readable
  main: string
  files: Map<string, string>
  moved: Map<string, readonly MovedAddress[]>
  findings: Finding[]
  parts: string[]
  pieces: JoinedPiece[]
  around: FormSurroundings
  size: {length: number; count: number; rewrites: number}
}>

async function joinOne(
  given: Pick<Joining, 'world' | 'findings' | 'around'>,
  chapter: Source,
  moved: readonly MovedAddress[]
): Promise<JoinedChapter | undefined> {
  const joining: Joining = {
    ...given,
    main: chapter.path,
    files: new Map([[chapter.path, chapter.text]]),
    moved: new Map([[chapter.path, moved]]),
    parts: [],
    pieces: [],
    size: {length: 0, count: 0, rewrites: 0}
  }
  const {text} = chapter
  await join(joining, {
    file: chapter.path,
    text,
    start: 0,
    end: text.length,
    prefix: '',
    open: [chapter.path]
  })
  if (joining.files.size === 1 && joining.size.rewrites === 0 && moved.length === 0) return undefined
  return {text: joining.parts.join(''), pieces: joining.pieces, files: joining.files}
}

type Part = Readonly<{
  file: string
  text: string
  start: number
  end: number
  /** The prefix of all lines of the range after the first. */
  prefix: string
  /** The file itself and the files that include it. */
  open: readonly string[]
  /** Whether the file is included as code, in which inclusions have no effect. */
  isCode?: boolean | undefined
}>

/** Adds a range of a file with the files that it includes. */
async function join(joining: Joining, part: Part): Promise<void> {
  const {file, text, start, end, prefix, open} = part
  let from = start
  for (const each of part.isCode ? [] : formsIn(text, file, joining.around)) {
    if (each.start < from || each.end > end) continue
    if ('text' in each) {
      addCopied(joining, {...part, start: from, end: each.start})
      addMade(joining, file, each, each.text.replaceAll('\n', `\n${prefix}${each.prefix ?? ''}`))
      joining.size.rewrites++
      from = each.end
      continue
    }
    const files = await filesOf(joining, each, part)
    if (files === undefined) continue
    addCopied(joining, {...part, start: from, end: each.start})
    from = each.end
    const inner = prefix + each.prefix
    const breaks = each.isBlock && each.code === undefined && !each.isInCode && !isTextual(each)
    if (breaks && /\S/.test(lineBefore(text, each.start))) addMade(joining, file, each, `\n${inner}`)
    for (const [index, found] of files.entries()) {
      if (index > 0) addMade(joining, file, each, `\n\n${inner}`)
      await addFile(joining, found, each, {file, prefix: inner, open})
    }
    if (breaks && /\S/.test(lineAfter(text, each.end))) addMade(joining, file, each, `\n${inner}`)
  }
  addCopied(joining, {...part, start: from})
}

/** The constructs in a text that include files or are rewritten, in order. */
function formsIn(text: string, file: string, around: FormSurroundings): ReadonlyArray<Inclusion | Rewrite> {
  const forms = [
    ...inclusionsIn(text, isLatex(file)),
    ...rewritesOf(text, around),
    ...templateRewrites(text),
    ...pandocRewrites(text),
    ...directiveForms(text),
    ...htmlForms(text)
  ]
  return forms.sort((a, b) => a.start - b.start)
}

/** Whether a file becomes part of the text before its blocks are parsed, so that it can continue a paragraph. */
function isTextual({form}: Inclusion): boolean {
  return form === 'latex' || form === 'mdbook' || form === 'mkdocs'
}

function isLatex(path: string): boolean {
  return /\.(?:tex|ltx|latex)$/i.test(path)
}

function lineBefore(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1)
  return start < 0 ? '' : text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace(/^[\s>]*/, '')
}

function lineAfter(text: string, offset: number): string {
  return /^[^\n]*\n[ \t>]*([^\n]*)/.exec(text.slice(offset, offset + 2000))?.[1] ?? ''
}

type Around = Readonly<{file: string; prefix: string; open: readonly string[]}>

async function addFile(
  joining: Joining,
  {path, text}: Source,
  inclusion: Inclusion,
  around: Around
): Promise<void> {
  const {options, code, isInCode, isBlock} = inclusion
  const isCode = code !== undefined || isInCode
  const ticks = '`'.repeat(largestOf([3, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length + 1)]))
  const made = (words: string): void =>
    addMade(joining, around.file, inclusion, words.replaceAll('\n', `\n${around.prefix}`))
  if (code !== undefined) made(`${ticks}${code.open}`)
  const sign = isCode
    ? hiddenSign(inclusion.info ?? code?.language ?? '', joining.around.hiddenSigns)
    : undefined
  const whole = includedStretches(path, text, options, isCode)
  const hidden = sign === undefined ? [] : whole.flatMap(each => hiddenIn(text, each, sign))
  const stretches = withoutHidden(whole, hidden)
  const open = [...around.open, path]
  for (const [index, {start, end}] of stretches.entries()) {
    const isLast = index === stretches.length - 1
    const trimmed = isLast ? start + text.slice(start, end).trimEnd().length : end
    const part = {file: path, text, start, end: trimmed, prefix: isBlock ? around.prefix : '', open, isCode}
    await join(joining, part)
  }
  if (code !== undefined) made(`\n${ticks}`)
}

/** The files of an inclusion; undefined if one is missing, which is reported. */
async function filesOf(
  joining: Joining,
  inclusion: Inclusion,
  part: Part
): Promise<readonly Source[] | undefined> {
  const place = locator(part.text).place(inclusion.start, inclusion.end)
  const files: Source[] = []
  for (const path of inclusion.paths) {
    const source = await fileOf(joining, inclusion, {path, place}, part)
    if (source === undefined) return undefined
    files.push(source)
  }
  return files
}

async function fileOf(
  joining: Joining,
  inclusion: Inclusion,
  {path, place}: Readonly<{path: string; place: Place}>,
  {file, open}: Part
): Promise<Source | undefined> {
  const {world, main, findings, files, size} = joining
  const candidates = candidatesOf(path, inclusion, main, file)
  const [wanted = path] = candidates
  const tell = (message: string, note?: string): undefined => {
    findings.push({rule: 'file-unreadable', file, place, subject: wanted, message, ...(note && {note})})
  }
  const own: Finding[] = []
  const found = await firstThere(world, candidates)
  // In a page that shows the notation of inclusions as code, the file need not exist.
  const isMdBook = joining.around.hiddenSigns !== undefined
  if (found === undefined && inclusion.isInCode && !isMdBook) return undefined
  const target = found ?? wanted
  if (open.includes(target))
    return tell(
      `\`${file}\` includes \`${target}\`, which it is in itself`,
      'A file cannot contain itself: remove one of the inclusions.'
    )
  if (open.length > deepest || ++size.count > most || size.length > longest)
    return tell(
      `\`${target}\` is not included: the chapter includes more than galley reads`,
      `A chapter can include at most ${most} files, nested at most ${deepest} deep.`
    )
  const source = await readSource(world, target, {file, place}, own)
  addAll(findings, own)
  if (source === undefined) return undefined
  if (!hasPart(source.text, inclusion.options))
    return tell(
      `\`${target}\` has no part \`${inclusion.options.get('part')}\``,
      'A comment begins a part: `ANCHOR: name` in mdBook, `--8<-- [start:name]` in MkDocs.'
    )
  files.set(target, source.text)
  tellFrontMatter(inclusion, source, findings)
  joining.moved.set(target, await movedAddresses(world, source, main))
  return source
}

function tellFrontMatter({form, code, isInCode}: Inclusion, {path, text}: Source, findings: Finding[]): void {
  const front = form === 'myst' || code !== undefined || isInCode ? undefined : frontMatter(text)
  if (front === undefined || front.yaml.trim() === '') return
  if (findings.some(({rule, file}) => rule === 'notation-foreign' && file === path)) return
  findings.push({
    rule: 'notation-foreign',
    file: path,
    place: locator(text).place(0, front.offset + front.yaml.length),
    subject: path,
    message: `The settings in \`${path}\` have no effect, because another file includes it: move them to the settings of the paper`
  })
}

/** The finding about the first template tag in a chapter, if any. */
const templatesOf = perObject(({path, text}: Source): readonly Finding[] => {
  const template = templateIn(text)
  if (template === undefined) return []
  const message = `\`${template.source}\` is a Manubot template, expected authors and date in the settings, from which galley prints them: the template is left out`
  const place = locator(text).place(template.start, template.end)
  const note = 'The element of HTML around it is left out with it.'
  return [{rule: 'notation-foreign', file: path, place, isLeftOut: true, subject: path, message, note}]
})

async function firstThere(world: Readable, paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (leadsOut(path)) continue
    const bytes = await world.read(path)
    if (!isFault(bytes) || bytes.fault !== 'absent') return path
  }
  return undefined
}

/** Adds a range of a file; URLs that would lead elsewhere from the chapter are rewritten. */
function addCopied(joining: Joining, part: Part): void {
  const {file, isCode} = part
  let from = part.start
  for (const {start, end, address} of isCode ? [] : (joining.moved.get(file) ?? [])) {
    if (start < from || end > part.end) continue
    addLines(joining, {...part, start: from, end: start})
    addMade(joining, file, {start, end}, address)
    from = end
  }
  addLines(joining, {...part, start: from})
}

/**
 * Adds a range of a file unchanged, but with the marks of the quotations and lists around the inclusion before its
 * lines.
 */
function addLines(joining: Joining, {file, text, start, end, prefix}: Part): void {
  if (prefix === '') {
    add(joining, text.slice(start, end), {file, offset: start, length: end - start})
    return
  }
  let from = start
  while (from < end) {
    const next = text.indexOf('\n', from)
    const to = next < 0 || next >= end ? end : next + 1
    add(joining, text.slice(from, to), {file, offset: from, length: to - from})
    if (next >= 0 && next < end) add(joining, prefix, {file, offset: to, length: 0})
    from = to
  }
}

/** Adds words that are in no file, at the place of the inclusion. */
function addMade(joining: Joining, file: string, {start, end}: Stretch, words: string): void {
  add(joining, words, {file, offset: start, length: end - start === words.length ? 0 : end - start})
}

function add(
  {parts, pieces, size}: Joining,
  words: string,
  {file, offset, length}: Readonly<{file: string; offset: number; length: number}>
): void {
  if (words === '') return
  const start = size.length
  size.length += words.length
  parts.push(words)
  const last = pieces.at(-1)
  const isNext =
    last !== undefined &&
    last.file === file &&
    last.end - last.start === last.length &&
    length === words.length &&
    last.offset + last.length === offset
  if (isNext) pieces[pieces.length - 1] = {...last, end: size.length, length: last.length + length}
  else pieces.push({start, end: size.length, file, offset, length})
}
