import type {Article, Node} from '../../core/article.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import {type Atom, atomSign, type BlockText, blockText} from '../../outputs/docx/block-text.ts'
import {
  type ArticleBlock,
  articleBlocks,
  blockBookmark,
  isBlockName
} from '../../outputs/docx/named-blocks.ts'
import {citedParts, signOf} from './cited.ts'
import {levelOfBlock} from './levels.ts'
import type {WordDocument} from './read/document.ts'
import {
  blank,
  citedSign,
  formulaLetters,
  lettersOf,
  type SummedParagraph,
  type SummedPart,
  summedParagraph,
  withoutNumbers
} from './summed-words.ts'

/** The text that a round showed for citations, references and formulas. */
export type SentForms = Readonly<{
  /** The shown words, by the names of atoms in the article. */
  atoms: ReadonlyMap<string, string>
  /**
   * The shown texts of citations, keyed by the text and, for the first citation of the same works, also by the works.
   */
  citations: ReadonlyMap<string, string>
  /**
   * For each note that is a citation, by the letters of the note, the text with which the note is compared: the text
   * of the first note with the same citation, because the text of a note depends on the preceding notes. Ambiguous
   * texts, such as “Ibid.”, are compared unchanged.
   */
  notes: ReadonlyMap<string, string>
  /** Whether the files show the letters of formulas. */
  hasFormulas: boolean
  /** Whether the files contain the text of the notes. */
  hasNotes: boolean
}>

/** Collects the texts that an article of a round, and the files that were sent, show for the article's atoms. */
export function sentForms(files: readonly WordDocument[], article: Article): SentForms {
  const all = articleBlocks(article)
  const blocks = all.map(({number, words}) => ({number, atoms: blockText(words).atoms}))
  const atoms = new Map<string, string>()
  const citations = new Map<string, string>()
  for (const {node, shown} of blocks.flatMap(block => block.atoms)) {
    for (const name of namesOf(node, shown)) if (!atoms.has(name)) atoms.set(name, shown)
    if (node.type !== 'citation') continue
    const sign = citedSign(signOf(citedParts(node)))
    citations.set(shown, shown).set(sign, citations.get(sign) ?? shown)
  }
  const byName = new Map(blocks.map(block => [blockBookmark(block.number), block.atoms]))
  let hasFormulas = false
  for (const {bookmarks, pieces} of files.flatMap(({paragraphs}) => paragraphs)) {
    const own = byName.get(bookmarks.find(isBlockName) ?? '') ?? []
    const sent = pieces.flatMap(({atom, del}) => (atom === undefined || del !== undefined ? [] : atom))
    if (sent.length !== own.length) continue
    for (const [index, {kind, node}] of own.entries()) {
      const {shown, kind: sentKind} = sent[index]!
      if (kind !== 'formula' || sentKind !== kind) continue
      atoms.set(namesOf(node, '')[0]!, shown)
      hasFormulas = true
    }
  }
  return {atoms, citations, notes: citedNotes(all), hasFormulas, hasNotes: true}
}

function citedNotes(blocks: readonly ArticleBlock[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>()
  const notes = new Map<string, string>()
  for (const {owner, written} of blocks) {
    if (written === undefined || owner?.type !== 'citation') continue
    const words = wordsOf(written)
    const first = firsts.get(owner.source) ?? words
    firsts.set(owner.source, first)
    const letters = lettersOf(words)
    const known = notes.get(letters)
    notes.set(letters, known === undefined || known === first ? first : words)
  }
  return notes
}

/** The names of an atom, which do not depend on its place, from the most to the least specific. */
function namesOf(node: Node, shown: string): readonly string[] {
  switch (node.type) {
    case 'citation':
      // In a style with notes, the text of a note depends on the preceding notes.
      return [`citation ${node.source} ${shown}`, `citation ${node.source}`]
    case 'crossReference': {
      const name = `reference ${node.label} ${node.page === true}`
      const exact = `${name} ${withoutNumbers(shown)}`
      // A bare number does not represent references to the same target that show a word with the number.
      return /\p{L}/u.test(shown) ? [exact, name] : [exact]
    }
    case 'formula':
    case 'equation':
      return [`formula ${node.tex}`]
    default:
      return [node.type]
  }
}

/**
 * The paragraphs of an article as in a Word file of the round, without text that galley generates: numbers, labels,
 * lists of references.
 */
export function articleWords(article: Article, forms: SentForms): readonly SummedParagraph[] {
  return summedBlocks(article, forms, ({kind, note}) => kind !== 'entry' && note === undefined)
}

/** The entries in the lists of references. */
export function listedWorks(article: Article, forms: SentForms): readonly SummedParagraph[] {
  return summedBlocks(article, forms, ({kind}) => kind === 'entry')
}

function summedBlocks(
  article: Article,
  forms: SentForms,
  isCompared: (block: ArticleBlock) => boolean
): readonly SummedParagraph[] {
  const blocks = articleBlocks(article).map(block => ({block, text: blockText(block.words)}))
  const notes = new Map<number, SummedPart[]>()
  const partsOf = (text: BlockText): readonly SummedPart[] => textParts(text, forms, notes)
  // A note may be called before its definition, so all definitions are read first.
  for (const {block, text} of blocks) {
    const {note} = block
    if (note === undefined) continue
    const parts = block.written === undefined ? partsOf(text) : text.atoms.map(atom => notePart(atom, forms))
    notes.set(note, [...(notes.get(note) ?? [blank]), ...parts, blank])
  }
  const captioned = captionedNodes(blocks.map(({block}) => block))
  return blocks
    .filter(({block}) => isCompared(block))
    .map(({block, text}) =>
      summedParagraph(partsOf(text), {
        isFree: block.kind === 'caption',
        level: levelOfBlock(block),
        owner: captioned.get(block.owner) ?? block.owner
      })
    )
    .filter(({fields, shown}) => fields + shown !== '')
}

/** The part for a citation that is alone in its note. */
function notePart({node, shown}: Atom, {atoms, notes}: SentForms): SummedPart {
  const first = node.type === 'citation' ? atoms.get(`citation ${node.source}`) : undefined
  return {fields: citationFields(node), shown: notes.get(lettersOf(shown)) ?? first ?? shown}
}

function citationFields(node: Node): string {
  return node.type === 'citation' ? citedSign(signOf(citedParts(node))) : ''
}

/** Maps each node below a captioned node, such as the table in a figure, to the captioned node. */
function captionedNodes(blocks: readonly ArticleBlock[]): ReadonlyMap<Node | undefined, Node> {
  const captioned = new Map<Node | undefined, Node>()
  for (const {kind, owner} of blocks)
    if (kind === 'caption' && owner !== undefined)
      walkNodes([owner], node => {
        captioned.set(node, owner)
        return undefined
      })
  return captioned
}

function textParts(
  {text, atoms}: BlockText,
  forms: SentForms,
  notes: ReadonlyMap<number, readonly SummedPart[]>
): readonly SummedPart[] {
  return text.split(atomSign).flatMap((words, index) => {
    const atom = atoms[index]
    const plain = {fields: words, shown: words}
    return atom === undefined ? [plain] : [plain, ...atomParts(atom, forms, notes)]
  })
}

function atomParts(
  {kind, node, shown}: Atom,
  forms: SentForms,
  notes: ReadonlyMap<number, readonly SummedPart[]>
): readonly SummedPart[] {
  const names = namesOf(node, shown)
  const form = names.map(name => forms.atoms.get(name)).find(each => each !== undefined)
  switch (kind) {
    case 'citation':
      return [{fields: citationFields(node), shown: form ?? shown}]
    case 'reference':
      return [{fields: withoutNumbers(form ?? shown), shown: form ?? shown}]
    case 'formula': {
      const letters = forms.hasFormulas ? formulaLetters(form ?? '') : ''
      return [{fields: letters, shown: letters}]
    }
    case 'note':
      return node.type === 'noteCall' && forms.hasNotes ? (notes.get(node.note) ?? []) : []
    case 'picture':
      return []
  }
}
