import {compose} from '../../../src/build.ts'
import {settleEdits} from '../../../src/check/fix/settle-edits.ts'
import type {Node} from '../../../src/core/article.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {numberedEdits} from '../../../src/core/tracked-edits.ts'
import {walkNodes} from '../../../src/core/walk-article.ts'
import type {World} from '../../../src/core/world.ts'
import {parseWordFile} from '../../../src/node/files/word-file.ts'
import {atomSign, blockText} from '../../../src/outputs/docx/block-text.ts'
import {type ArticleBlock, articleBlocks} from '../../../src/outputs/docx/named-blocks.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {fold} from '../../../src/review/word/fold.ts'
import {bringHome, type Paper, type ReadablePaper} from '../../../src/review/word/index.ts'
import type {WordDocument} from '../../../src/review/word/read/document.ts'
import {changedTexts} from '../../../src/review/word/right-changes.ts'
import {documentOf, redlineDocument} from '../../docx-redline.ts'
import {editedFile, type FileEdit} from './edits-of-files.ts'
import {silentEdits} from './file-edits-home.ts'
import {type EditedPaper, type Script, scriptOf} from './redline-scripts.ts'

/**
 * The result of a file returned by a co-author: the text has every change to the letter (`home`), the list has the rest
 * (`listed`), or some words differ without a listed change (`silent`).
 */
export type Outcome = Readonly<{
  verdict: 'home' | 'listed' | 'silent'
  /** Differences from the file: words that the text lacks, and words that only the text has. */
  missing: readonly string[]
  extra: readonly string[]
  /** The first paragraph that differs, or the edits of the file that are neither applied nor listed. */
  difference: string
  /** The edits of the file besides those of the script. */
  made: readonly string[]
  returned: readonly Returned[]
}>

/**
 * The given number of scripts that a co-author could have made. Scripts that insert a picture are left out: in a Word
 * file, galley writes only words for a missing picture.
 */
export function scriptsOf(
  count: number,
  papers: readonly EditedPaper[],
  inNotes: readonly EditedPaper[]
): readonly Script[] {
  const scripts: Script[] = []
  for (let number = 0; scripts.length < count; number++) {
    const script = scriptOf(number, papers, inNotes)
    if (!script.made.includes('insert a picture')) scripts.push(script)
  }
  return scripts
}

/** A script applied to a co-author's file, tracked or not, before a program saves it. */
export type EditedWord = Readonly<{bytes: Uint8Array; edits: readonly FileEdit[]; made: readonly string[]}>

/** Sends papers to a co-author who makes the edits of a script, and takes back the files. */
export type Homecoming = Readonly<{
  edited: (script: Script, isTracked: boolean) => Promise<EditedWord>
  /** The result of a file as saved by a program; `dropsWords` if the program itself drops, joins or adds words. */
  came: (
    script: Script,
    edited: EditedWord,
    saved: Uint8Array,
    options?: Readonly<{dropsWords?: boolean}>
  ) => Promise<Outcome>
}>

type Sent = Readonly<{paper: ReadablePaper; bytes: Uint8Array; memo: ReturnType<typeof createMemo>}>

export function createHomecoming(): Homecoming {
  const known = new Map<string, Promise<Sent>>()
  const sentOf = ({paper}: Script): Promise<Sent> => {
    const found = known.get(paper.name) ?? send(paper)
    known.set(paper.name, found)
    return found
  }
  return {
    async edited(script, isTracked) {
      const {paper, next, seed} = script
      const {memo} = await sentOf(script)
      const written = isTracked
        ? await redlineDocument(paper.world(paper.text), paper.world(next), paper.entry, memo)
        : (await documentOf(paper.world(next), paper.entry, {}, memo)).bytes
      return editedFile(written, isTracked, seed)
    },
    async came({paper, next}, {bytes: before, edits, made: done}, saved, {dropsWords = false} = {}) {
      const {paper: own, bytes, memo} = await sentOf({paper, next, seed: 0, made: []})
      const wanted = await compose(paper.world(next), memo, paper.entry)
      const file = parseWordFile('edited.docx', saved)
      const home = await bringHome(file, {
        sent: own,
        now: own,
        files: [parseWordFile('sent.docx', bytes)],
        kept: [],
        queries: []
      })
      // If a file is taken for another paper, nothing is written, and one line says so.
      if (home === undefined)
        return {verdict: 'listed', missing: [], extra: [], difference: '', made: done, returned: []}
      const after = await own.read(changedTexts([home], own.paper.textOf))
      const proposed = home.proposals.map(each => [each.path, each.after] as const)
      const accepted = await own.read(new Map([...acceptedTexts(after), ...proposed]))
      const program = dropsWords
        ? wordsOfProgram(parseWordFile('edited.docx', before), file)
        : {lost: [], added: []}
      const came = {...outcome(wanted, accepted, home.returned, {edits, ...program}), made: done}
      const silent = silentEdits(edits, {file, home, edited: after, accepted})
      if (silent.length === 0) return came
      return {...came, verdict: 'silent', difference: `${JSON.stringify(silent)} ${came.difference}`}
    }
  }
}

async function send({world, text, entry}: EditedPaper): Promise<Sent> {
  const memo = createMemo()
  const [path = ''] = (await compose(world(text), memo, entry)).manuscript.project.chapters.map(
    each => each.path
  )
  const read: ReadablePaper['read'] = texts => {
    const own = world(texts.get(path) ?? text)
    const others: World['read'] = name => {
      const other = name === path ? undefined : texts.get(name)
      return other === undefined ? own.read(name) : Promise.resolve(new TextEncoder().encode(other))
    }
    return compose({...own, read: others}, memo, entry)
  }
  return {
    paper: {paper: await read(new Map()), read},
    bytes: (await documentOf(world(text), entry, {}, memo)).bytes,
    memo
  }
}

function acceptedTexts({manuscript: {project}, textOf}: Paper): ReadonlyMap<string, string> {
  const settling = {verdict: 'accept', edits: numberedEdits(project), comments: true} as const
  const {files} = settleEdits(project, settling, path => {
    const read = textOf(path)
    return read === undefined ? undefined : {saved: read, read}
  })
  const all = new Map(files.map(({path, after}) => [path, after]))
  return new Map(project.texts.map(({path}) => [path, all.get(path) ?? textOf(path) ?? '']))
}

function outcome(
  wanted: Paper,
  accepted: Paper,
  returned: readonly Returned[],
  {edits, lost, added}: Readonly<{edits: readonly FileEdit[]}> & ProgramWords
): Omit<Outcome, 'made'> {
  const uncalled = new Set(uncalledNotes(wanted))
  const lines = (paper: Paper, citations: 'works' | 'words', captions: CaptionSide = 'above') =>
    linesOf(paper, citations, captions).filter(line => !uncalled.has(line.replace(/^\d+\. /, '')))
  const textOf = (citations: 'works' | 'words'): readonly string[] => lines(accepted, citations)
  const [file, text] = [linesOf(wanted, 'works'), textOf('works')]
  const listed = returned.filter(({verdict}) => verdict === 'not placed')
  // A program without fields keeps the words of a new citation.
  const [shown, shownNow] = [retyped(linesOf(wanted, 'words').join('\n'), edits), textOf('words').join('\n')]
  const [own, other] = [shown, shownNow].map(each => wordsIn(withoutYearLetters(each.replace(formulas, ' '))))
  // A word counts as often as it is listed, whether as inserted or as deleted.
  const said = listed.flatMap(saidIn)
  const corrected = edits.flatMap(edit => (edit.kind === 'entry' ? edit : []))
  const missing = without(without(own!, other!), [...lost, ...said]).filter(
    // If a name in an entry is corrected, citations of the work change, too.
    word => !corrected.some(({before}) => before === word)
  )
  const extra = without(without(other!, own!), [...added, ...said, ...edits.flatMap(saidInField)]).filter(
    word => !corrected.some(({after}) => after === word)
  )
  const isSame = file.join('\n') === text.join('\n') || shown === shownNow
  if (isSame) return {verdict: 'home', missing: [], extra: [], difference: '', returned}
  const isSaid = listed.length + lost.length + added.length > 0 && missing.length === 0 && extra.length === 0
  // Programs may put a caption on either side of its table.
  const orders = (isSaid ? (['above', 'below'] as const) : []).map(side =>
    outOfOrder(linesOf(wanted, 'works', side), lines(accepted, 'works', side), listed)
  )
  const moved = orders.includes(undefined) ? undefined : orders[0]
  const at = Array.from({length: Math.max(file.length, text.length)}, (_, index) => index).find(
    index => file[index] !== text[index]
  )!
  const difference = moved ?? `${JSON.stringify(text[at])} instead of ${JSON.stringify(file[at])}`
  return {verdict: isSaid && moved === undefined ? 'listed' : 'silent', missing, extra, difference, returned}
}

/**
 * The changes that a program itself makes to a file's words on saving: LibreOffice, for example, keeps the words of a
 * deletion after a deleted field and joins them with the next words. So the returned file lacks some words and has
 * others.
 */
type ProgramWords = Readonly<{lost: readonly string[]; added: readonly string[]}>

function wordsOfProgram(before: WordDocument, after: WordDocument): ProgramWords {
  const [own, other] = [before, after].map(({paragraphs}) =>
    paragraphs.flatMap(({pieces}) =>
      wordsIn(pieces.map(({text, atom, del}) => (del === undefined ? (atom?.shown ?? text) : '')).join(''))
    )
  )
  return {lost: without(own!, other!), added: without(other!, own!)}
}

/** The words in a listed change, old and new. */
function saidIn({words, text}: Returned): readonly string[] {
  return wordsIn(withoutYearLetters(`${words} ${text}`))
}

/** The words that a citation gains if its field was given a locator. */
function saidInField(edit: FileEdit): readonly string[] {
  return edit.kind === 'field' ? ['p', edit.locator] : []
}

/** Removes the letters after years, which change if a work of the same year is no longer cited. */
function withoutYearLetters(text: string): string {
  return text.replace(/(?<=\b\d{4})[a-z]\b/g, '')
}

/** The first paragraph whose order differs between the file and the text, unless a listed change is about it. */
function outOfOrder(
  file: readonly string[],
  text: readonly string[],
  listed: readonly Returned[]
): string | undefined {
  const said = listed.map(({words, text: now}) => lettersIn(`${words} ${now}`))
  const isSaid = (line: string): boolean => said.some(each => each.includes(lettersIn(line).slice(0, 30)))
  const common = (lines: readonly string[], others: readonly string[]): readonly string[] => {
    const there = new Set(others)
    return lines.filter(line => there.has(line) && !isSaid(line))
  }
  const [own, other] = [common(file, text), common(text, file)]
  const at = own.findIndex((line, index) => line !== other[index])
  return at < 0 ? undefined : `moved: ${JSON.stringify(other[at])} instead of ${JSON.stringify(own[at])}`
}

function lettersIn(line: string): string {
  return wordsIn(line.replace(formulas, ' ')).join('')
}

/** Replaces the old words of citations that were typed over with the new ones. */
function retyped(words: string, edits: readonly FileEdit[]): string {
  return edits.reduce(
    (text, edit) =>
      edit.kind === 'citation' ? text.replaceAll(fold(edit.before).text, fold(edit.after).text) : text,
    words
  )
}

/**
 * Numbers counted by galley, also before the letter of a part, as in “Figure 3C”: they may change if a figure has been
 * removed.
 */
const counted = /(\b(?:Figure|Table|Equation|Section|Listing|Algorithm)\s)[\d.]*\d(?=[A-Z]?\b)/g

/** The label of a caption that became a paragraph, because its picture is missing. */
const label = /^(?:Figure|Table|Listing|Algorithm)\s*[.:]\s*/

/** The words that galley writes into a Word file for a missing picture. */
const absentPicture = /\[[\w./-]+\.(?:svg|png|jpe?g|gif|webp|pdf)(?:: [^\]]*)?\]/g

/** A formula or a citation between its marks; listed changes show both with other letters. */
const formulas = /\ue000[^\ue000]*\ue000/g

/** The words that occur more often in one list than in another. */
function without(words: readonly string[], others: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1)
  return words.filter(word => {
    const count = counts.get(word) ?? 0
    counts.set(word, count - 1)
    return count <= 0
  })
}

function wordsIn(text: string): readonly string[] {
  return fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * The words of an article by paragraph: citations by their works or, if a program kept only their words, by these;
 * references without numbers, and notes at their calls. The generated heading of a list is omitted.
 */
function linesOf(
  paper: Paper,
  citations: 'works' | 'words',
  captions: CaptionSide = 'above'
): readonly string[] {
  return readLines(paper, citations, captions).lines
}

/**
 * Notes without calls: their definitions stay in the text, and `galley check` reports them (note-uncalled), so that
 * they are not lost. galley writes them as paragraphs at the end of a Word file, where no co-author would put them.
 */
function uncalledNotes(paper: Paper): readonly string[] {
  return readLines(paper, 'works').uncalled
}

/** The side of the captions of tables and listings: above in a Word file by galley, below in the article. */
type CaptionSide = 'above' | 'below'

/** The blocks in the order of a Word file: the caption of a table or a listing is above it. */
function inFileOrder(blocks: readonly ArticleBlock[]): readonly ArticleBlock[] {
  const captions = new Map<Node, ArticleBlock>()
  for (const each of blocks)
    if (each.kind === 'caption' && each.owner?.type === 'figure' && each.owner.kind !== 'figure')
      walkNodes(each.owner.children, node => void captions.set(node, each))
  const moved = new Set<ArticleBlock | undefined>()
  return blocks.flatMap(each => {
    const above = each.owner && captions.get(each.owner)
    if (moved.has(each)) return []
    if (above === undefined || moved.has(above)) return [each]
    moved.add(above)
    return [above, each]
  })
}

function readLines(
  {article}: Paper,
  citations: 'works' | 'words',
  captions: CaptionSide = 'above'
): Readonly<{lines: readonly string[]; uncalled: readonly string[]}> {
  const all = articleBlocks(article)
  const blocks = (captions === 'above' ? inFileOrder(all) : all).filter(({kind}) => kind !== 'entry')
  const notes = new Map<number, string>()
  const called = new Set<number>()
  const lineOf = ({words}: (typeof blocks)[number]): string => {
    const {text, atoms} = blockText(words)
    let count = 0
    const shown = text.replaceAll(atomSign, () => {
      const {node, shown: own} = atoms[count++]!
      if (node.type === 'noteCall') {
        called.add(node.note)
        return ` \ue001${notes.get(node.note) ?? ''}\ue001 `
      }
      if (node.type === 'crossReference' || node.type === 'undefinedReference') return own
      // A work that is not in the bibliography is named by its key.
      if (
        node.type === 'citation' &&
        (citations === 'words' || node.items.some(({work}) => work === undefined))
      )
        return own
      if (node.type === 'citation') return ` \ue000${node.items.map(({key}) => key).join(' ')}\ue000 `
      return node.type === 'formula' || node.type === 'equation' ? ` \ue000${node.tex}\ue000 ` : ''
    })
    return fold(shown.replace(counted, '$1').replace(absentPicture, '').replace(label, ''))
      .text.replace(/\s+/g, ' ')
      .trim()
  }
  for (const block of blocks)
    if (block.note !== undefined)
      notes.set(block.note, [notes.get(block.note) ?? '', lineOf(block)].join(' ').trim())
  const lines = blocks
    .filter(({note}) => note === undefined)
    .map(lineOf)
    .filter(line => !/^(?:|References|Bibliography|Notes)$/.test(line))
  const uncalled = [...notes].flatMap(([note, words]) => (called.has(note) ? [] : words))
  return {lines, uncalled}
}
