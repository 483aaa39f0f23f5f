import type {Article, Block, Node, Text} from '../../../src/core/article.ts'
import {type Chance, chanceFrom, paragraph, sentence, text, textsIn, vocabularyOf} from './edits.ts'

/** The fate of a paragraph in a revision: the share of its words that was kept, and whether it was moved or split. */
export type Fate = Readonly<{id: string; kept: number; words: number; moved?: true; split?: true}>

/** A thoroughly revised article, and the fate of its paragraphs; `fresh` are the ids of new ones. */
export type Revision = Readonly<{revised: Article; fates: readonly Fate[]; fresh: ReadonlySet<string>}>

/** Rewrites paragraphs to any degree, and deletes, inserts, moves and splits some. */
export function revise(article: Article, seed: number): Revision {
  const chance = chanceFrom(seed)
  const words = vocabularyOf(article)
  const {body} = structuredClone(article) as Article
  const fates: Fate[] = []
  const fresh = new Set<string>()
  const moving: Array<Readonly<{block: Block; place: number; fate: number}>> = []
  const revised: Block[] = []
  const isTimeFor = (share: number): boolean => chance.below(1000) < 1000 * share
  for (const block of body) {
    if (isTimeFor(0.05)) {
      const id = `fresh-${fresh.size}`
      fresh.add(id)
      revised.push(paragraph(id, [{type: 'text', value: sentence(chance, words, 10 + chance.below(60))}]))
    }
    const count = text(block).split(' ').length
    if (block.type !== 'paragraph' || count < 20) {
      revised.push(block)
      continue
    }
    if (isTimeFor(0.05)) continue
    const isMoved = isTimeFor(0.06)
    const kept = isTimeFor(0.5)
      ? 1
      : rewrite(block, (isMoved ? 50 + chance.below(50) : chance.below(100)) / 100, chance, words)
    const parts = !isMoved && kept > 0.6 && isTimeFor(0.08) ? split(block) : undefined
    fates.push({
      id: block.id,
      kept,
      words: count,
      ...(isMoved && {moved: true}),
      ...(parts && {split: true})
    })
    if (isMoved) moving.push({block, place: revised.length, fate: fates.length - 1})
    else revised.push(...(parts ?? [block]))
  }
  const counts = revised.map(block => text(block).split(' ').length)
  const places = moving.map(({place, fate}) => {
    for (let tries = 0; tries < 20; tries++) {
      const to = chance.below(revised.length + 1)
      const passed = counts.slice(Math.min(to, place), Math.max(to, place))
      const words = passed.reduce((all, count) => all + count, 0)
      // If a block passes little text, the redline may show that text as moved instead.
      if (passed.length >= 4 && words > 2 * fates[fate]!.words) return to
    }
    const {moved: _, ...kept} = fates[fate]!
    fates[fate] = kept
    return place
  })
  const arrivals = moving.map(({block}, index) => ({block, to: places[index]!})).sort((a, b) => b.to - a.to)
  for (const {block, to} of arrivals) revised.splice(to, 0, block)
  return {revised: {...article, body: revised}, fates, fresh}
}

/** Replaces stretches of words, and returns the share of words that is kept. */
function rewrite(block: Node, share: number, chance: Chance, vocabulary: readonly string[]): number {
  let [kept, all] = [0, 0]
  for (const node of textsIn(block)) {
    const words = node.value.split(' ')
    const written: string[] = []
    for (let at = 0; at < words.length; ) {
      const length = 1 + chance.below(6)
      const stretch = words.slice(at, at + length)
      all += stretch.length
      const isKept = chance.below(1000) < 1000 * share || stretch.some(word => word === '')
      if (isKept) kept += stretch.length
      written.push(
        ...(isKept
          ? stretch
          : Array.from({length: chance.below(stretch.length * 2)}, () => chance.pick(vocabulary)))
      )
      at += length
    }
    node.value = written.join(' ')
  }
  return all === 0 ? 1 : kept / all
}

function split(block: Block): readonly Block[] | undefined {
  if (block.type !== 'paragraph') return undefined
  for (const [index, child] of block.children.entries()) {
    const end = child.type === 'text' ? child.value.search(/\. \p{Lu}/u) : -1
    if (end < 0) continue
    const {value} = child as Text
    const first = [...block.children.slice(0, index), {...(child as Text), value: value.slice(0, end + 1)}]
    const second = [{...(child as Text), value: value.slice(end + 2)}, ...block.children.slice(index + 1)]
    const parts = [{...block, children: first}, paragraph(`${block.id}-part`, second)]
    if (parts.every(part => text(part).split(' ').length >= 8)) return parts
  }
  return undefined
}

/** How a redline shows the paragraphs of a revision. */
export type Pairing = {
  /** By the share of kept words, in tenths: the number of paragraphs, and of those shown as the same paragraph. */
  paired: Array<[all: number, paired: number]>
  moves: [all: number, found: number]
  falseMoves: number
  splits: [all: number, found: number]
  falseSplits: number
  /** New paragraphs shown as old ones. */
  wrong: number
}

export function emptyPairing(): Pairing {
  return {
    paired: Array.from({length: 11}, () => [0, 0]),
    moves: [0, 0],
    falseMoves: 0,
    splits: [0, 0],
    falseSplits: 0,
    wrong: 0
  }
}

/** Records how the redline of a revision shows its paragraphs. */
export function addPairing(pairing: Pairing, {fates, fresh}: Revision, {body}: Article): void {
  const marks = new Map(body.map(block => [block.id ?? '', block.change?.kind ?? 'kept']))
  const known = new Set(fates.map(({id}) => id))
  for (const {id, kept, moved, split: isSplit} of fates) {
    const mark = marks.get(id)
    if (moved) {
      pairing.moves[0]++
      if (mark === 'movedTo') pairing.moves[1]++
    } else {
      if (mark === 'movedTo') pairing.falseMoves++
      const tenth = pairing.paired[Math.floor(kept * 10)]!
      tenth[0]++
      if (mark !== 'inserted' || (isSplit && marks.get(`${id}-part`) !== 'inserted')) tenth[1]++
    }
    if (!isSplit) continue
    pairing.splits[0]++
    if (mark === 'split' || marks.get(`${id}-part`) === 'split') pairing.splits[1]++
  }
  for (const {id = '', change} of body) {
    const whole = id.replace(/-part$/, '')
    if (change?.kind === 'movedTo' && !known.has(id)) pairing.falseMoves++
    if (change?.kind === 'split' && !fates.some(fate => fate.split && fate.id === whole))
      pairing.falseSplits++
    if (fresh.has(id) && change?.kind !== 'inserted') pairing.wrong++
  }
}
