import {compose} from '../../../src/build.ts'
import {settleEdits} from '../../../src/check/fix/settle-edits.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {numberedEdits} from '../../../src/core/tracked-edits.ts'
import type {World} from '../../../src/core/world.ts'
import {parseWordFile} from '../../../src/node/files/word-file.ts'
import {atomSign, blockText} from '../../../src/outputs/docx/block-text.ts'
import {articleBlocks} from '../../../src/outputs/docx/named-blocks.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {fold} from '../../../src/review/word/fold.ts'
import {bringHome, type Paper, type ReadablePaper} from '../../../src/review/word/index.ts'
import {changedTexts} from '../../../src/review/word/right-changes.ts'
import {documentOf, redlineDocument} from '../../docx-redline.ts'
import {editedFile, type FileEdit} from './edits-of-files.ts'
import {silentEdits} from './file-edits-home.ts'
import {type EditedPaper, type Script, scriptOf} from './redline-scripts.ts'

/**
 * What became of a file that a co-author sent back: everything is in the text to the letter, or what is not is listed; or
 * words differ that no listed change has.
 */
export type Outcome = Readonly<{
  verdict: 'home' | 'listed' | 'silent'
  /** What is not as in the file: words of the file, and words of the text. */
  missing: readonly string[]
  extra: readonly string[]
  /** The first paragraph that is not the same, or edits of the file that are neither home nor listed. */
  difference: string
  /** What was done in the file besides the edits of the script. */
  made: readonly string[]
  returned: readonly Returned[]
}>

/** The scripts that a co-author could have made: a picture that is not there is words of galley in a Word file. */
export function scriptsOf(numbers: readonly number[], papers: readonly EditedPaper[]): readonly Script[] {
  return numbers
    .map(number => scriptOf(number, papers))
    .filter(({made}) => !made.includes('insert a picture'))
}

/** A script in the file of a co-author, before a program saves it: tracked or not. */
export type EditedWord = Readonly<{bytes: Uint8Array; edits: readonly FileEdit[]; made: readonly string[]}>

/** Sends papers to a co-author who makes the edits of a script, and takes the files back. */
export type Homecoming = Readonly<{
  edited: (script: Script, isTracked: boolean) => Promise<EditedWord>
  /** What becomes of a file as a program has saved it. */
  came: (script: Script, edited: EditedWord, saved: Uint8Array) => Promise<Outcome>
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
    async came({paper, next}, {edits, made: done}, saved) {
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
      // Nothing is written of what is taken for another paper, and one line says so.
      if (home === undefined)
        return {verdict: 'listed', missing: [], extra: [], difference: '', made: done, returned: []}
      const after = await own.read(changedTexts([home], own.paper.textOf))
      const proposed = home.proposals.map(each => [each.path, each.after] as const)
      const accepted = await own.read(new Map([...acceptedTexts(after), ...proposed]))
      // Words that galley makes of a picture that is not there, or of a note that nobody calls.
      const made = new Set(file.paragraphs.flatMap(({pieces}) => pieces.flatMap(({text}) => wordsIn(text))))
      const came = {...outcome(wanted, accepted, home.returned, {made, edits}), made: done}
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
  {made, edits}: Readonly<{made: ReadonlySet<string>; edits: readonly FileEdit[]}>
): Omit<Outcome, 'made'> {
  const [file, text] = [linesOf(wanted, 'works'), linesOf(accepted, 'works')]
  const listed = returned.filter(({verdict}) => verdict === 'not placed')
  const said = new Set(listed.flatMap(each => wordsIn(`${each.words} ${each.text}`)))
  const [own, other] = [file, text].map(lines => lines.flatMap(line => wordsIn(line.replace(formulas, ' '))))
  const missing = without(own!, other!)
  const extra = without(other!, own!).filter(word => !made.has(word))
  // A program that does not know fields leaves the words of a new citation.
  const isSame =
    file.join('\n') === text.join('\n') ||
    retyped(linesOf(wanted, 'words').join('\n'), edits) === linesOf(accepted, 'words').join('\n')
  if (isSame) return {verdict: 'home', missing, extra, difference: '', returned}
  const isSaid = listed.length > 0 && [...missing, ...extra].every(word => said.has(word))
  const at = Array.from({length: Math.max(file.length, text.length)}, (_, index) => index).find(
    index => file[index] !== text[index]
  )!
  const difference = `${JSON.stringify(text[at])} instead of ${JSON.stringify(file[at])}`
  return {verdict: isSaid ? 'listed' : 'silent', missing, extra, difference, returned}
}

/** Words with the citations over which somebody has typed. */
function retyped(words: string, edits: readonly FileEdit[]): string {
  return edits.reduce(
    (text, edit) =>
      edit.kind === 'citation' ? text.replaceAll(fold(edit.before).text, fold(edit.after).text) : text,
    words
  )
}

/** A formula or a citation between its signs; what is said of one has other letters. */
const formulas = /\ue000[^\ue000]*\ue000/g

/** The words of a list that another has fewer times. */
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
 * The paragraphs of an article by their letters; citations by their works or their words, and notes at the end, sorted. The heading of a
 * list that galley makes is none.
 */
function linesOf({article}: Paper, citations: 'works' | 'words'): readonly string[] {
  const blocks = articleBlocks(article).filter(({kind}) => kind !== 'entry')
  const lineOf = ({words}: (typeof blocks)[number]): string => {
    const {text, atoms} = blockText(words)
    let count = 0
    const shown = text.replaceAll(atomSign, () => {
      const {node, shown: own} = atoms[count++]!
      if (node.type === 'citation' && citations === 'words') return own
      if (node.type === 'citation') return ` \ue000${node.items.map(({key}) => key).join(' ')}\ue000 `
      return node.type === 'formula' || node.type === 'equation' ? ` \ue000${node.tex}\ue000 ` : ''
    })
    return fold(shown).text.replace(/\s+/g, ' ').trim()
  }
  const isNote = (block: (typeof blocks)[number]): boolean => block.note !== undefined
  // The definition of a note that nobody calls any more is in the text, and not in the paper.
  const called = new Set(
    blocks.flatMap(({words}) =>
      blockText(words).atoms.flatMap(({node}) => (node.type === 'noteCall' ? node.note : []))
    )
  )
  return [
    ...blocks.filter(block => !isNote(block)).map(lineOf),
    ...blocks
      .filter(block => isNote(block) && called.has(block.note!))
      .map(lineOf)
      .toSorted()
  ].filter(line => !/^(?:|References|Bibliography|Notes)$/.test(line))
}
