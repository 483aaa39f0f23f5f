import type {Article, Block, Node} from '../../core/article.ts'
import {buildPart} from './build-blocks.ts'
import type {Building} from './building.ts'
import type {Comparing} from './comparing.ts'
import type {PartPlan} from './plan.ts'
import {planBlocks, planPart} from './plan-blocks.ts'
import {unitPart, unitsOf} from './units.ts'

/** The plan of each part of an article that contains nodes. */
export type ArticlePlan = Readonly<{
  title: PartPlan
  subtitle: PartPlan
  titles: readonly TextPlan[]
  abstracts: readonly TextPlan[]
  body: PartPlan
  statements: readonly TextPlan[]
}>

/**
 * The plan of one of several similar texts of an article, such as the abstracts by language; `index` is the text's
 * position in the version on `side`.
 */
type TextPlan = Readonly<{plan: PartPlan; side: 'old' | 'new'; index: number}>

type NamedText = Readonly<{lang: string; name?: string; children: readonly Node[]}>

/** Compares the parts of two articles: titles and abstracts by language, statements by name and language. */
export function planArticle(old: Article, next: Article, comparing: Comparing): ArticlePlan {
  const nodes = (before: readonly Node[], after: readonly Node[]): PartPlan =>
    planNodes(before, after, comparing)
  const texts = (before: readonly NamedText[], after: readonly NamedText[]): readonly TextPlan[] =>
    planTexts(before, after, comparing)
  return {
    title: nodes(old.front.title, next.front.title),
    subtitle: nodes(old.front.subtitle, next.front.subtitle),
    titles: texts(old.front.titles, next.front.titles),
    abstracts: texts(old.front.abstracts, next.front.abstracts),
    body: nodes(old.body, next.body),
    statements: texts(old.statements, next.statements)
  }
}

function planNodes(old: readonly Node[], next: readonly Node[], comparing: Comparing): PartPlan {
  const {lexicon} = comparing
  const [before, after] = [
    {lexicon, version: comparing.old},
    {lexicon, version: comparing.new}
  ]
  const plan = planPart(unitPart(old, before), unitPart(next, after), comparing)
  // If one version has text and the other has blocks, each node is compared as a block.
  return plan ?? {name: 'children', blocks: planBlocks(unitsOf(old, before), unitsOf(next, after), comparing)}
}

function planTexts(
  old: readonly NamedText[],
  next: readonly NamedText[],
  comparing: Comparing
): readonly TextPlan[] {
  const nameOf = ({lang, name}: NamedText): string => `${lang} ${name ?? ''}`
  const olds = new Map(old.map(text => [nameOf(text), text]))
  const names = new Set(next.map(nameOf))
  const kept = next.map((text, index): TextPlan => {
    const before = olds.get(nameOf(text))?.children ?? []
    return {plan: planNodes(before, text.children, comparing), side: 'new', index}
  })
  const gone = old.flatMap((text, index): readonly TextPlan[] =>
    names.has(nameOf(text)) ? [] : [{plan: planNodes(text.children, [], comparing), side: 'old', index}]
  )
  return [...kept, ...gone]
}

/** The plans of all parts of an article, in reading order. */
export function partPlans({
  title,
  subtitle,
  titles,
  abstracts,
  body,
  statements
}: ArticlePlan): readonly PartPlan[] {
  const texts = (plans: readonly TextPlan[]): readonly PartPlan[] => plans.map(({plan}) => plan)
  return [title, subtitle, ...texts(titles), ...texts(abstracts), body, ...texts(statements)]
}

/** The new article with marks, except in its notes and lists. */
export function buildArticle(old: Article, next: Article, plan: ArticlePlan, building: Building): Article {
  const nodes = <Kind extends Node>(part: PartPlan, heading = false): readonly Kind[] =>
    buildPart(part, heading ? 'heading' : 'text', building) as readonly Kind[]
  const texts = <Text extends NamedText>(
    plans: readonly TextPlan[],
    olds: readonly Text[],
    news: readonly Text[]
  ): readonly Text[] =>
    plans.map(({plan: part, side, index}) => ({
      ...(side === 'old' ? olds[index]! : news[index]!),
      children: nodes(part)
    }))
  return {
    ...next,
    front: {
      title: nodes(plan.title, true),
      subtitle: nodes(plan.subtitle, true),
      titles: texts(plan.titles, old.front.titles, next.front.titles),
      abstracts: texts(plan.abstracts, old.front.abstracts, next.front.abstracts)
    },
    body: withOldTitles(nodes(plan.body), old.body),
    statements: texts(plan.statements, old.statements, next.statements)
  }
}

/** Adds to lists of references the titles that galley gave them in the old version. */
function withOldTitles(blocks: readonly Block[], olds: readonly Block[]): readonly Block[] {
  return blocks.map(block => {
    if (block.type !== 'references' || block.children !== undefined) return block
    const before = olds.find(old => old.type === 'references' && old.list === block.list)
    const title = before?.type === 'references' ? (before.title ?? '') : ''
    return title === (block.title ?? '') ? block : {...block, oldTitle: title}
  })
}
