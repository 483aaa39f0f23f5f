import type {Heading, Nodes} from 'mdast'
import {slug} from '../core/slug.ts'
import type {Chapter, Finding, Manuscript, NumberedTarget, Target} from '../core/types.ts'
import {plainText, walk} from '../core/walk.ts'

type Numbering = Pick<Manuscript, 'targets' | 'numbers' | 'ids'> & Readonly<{findings: readonly Finding[]}>

/**
 * Numbers sections by depth (“2.1”) over all chapters, and figures, tables, labelled equations and listings by kind.
 * Headings with the class `unnumbered` get no number; a heading above them keeps its own.
 */
export function numberTargets(
  texts: readonly Chapter[],
  chapters: readonly Chapter[],
  numberSections: boolean
): Numbering {
  const numbers = new Map<Nodes, string>()
  const ids = new Map<Nodes, string>()
  const findings: Finding[] = []
  // What the page itself calls by these names.
  const usedIds = new Set(['notes', 'reference-list', 'article-text'])
  const targets = new Map<string, NumberedTarget>()
  const counts = {figure: 0, table: 0, equation: 0, listing: 0}
  const depths = [0, 0, 0, 0, 0, 0]
  const top = topDepth(chapters)

  for (const chapter of texts) {
    const isChapter = chapters.includes(chapter)
    const labels = new Map<Nodes, Target[]>()
    for (const target of chapter.targets)
      labels.set(target.node, [...(labels.get(target.node) ?? []), target])
    walk(chapter.tree, node => {
      const own = labels.get(node) ?? []
      const [target] = own
      const number = isChapter ? numberOf(node, target) : ''
      if (number !== '') numbers.set(node, number)
      for (const each of own) addTarget(each, number)
      if (target !== undefined || node.type === 'heading')
        ids.set(node, uniqueId(target?.label ?? slug(plainText(node))))
    })
  }
  return {targets, numbers, ids, findings}

  function numberOf(node: Nodes, target: Target | undefined): string {
    if (node.type === 'heading') return numberSections ? sectionNumber(node) : ''
    if (node.type === 'figure') return String(++counts[node.kind])
    if (target?.kind === 'equation' || target?.kind === 'listing') return String(++counts[target.kind])
    return ''
  }

  function sectionNumber(heading: Heading): string {
    if (heading.data?.attributes?.classes.includes('unnumbered') || isReferencesHeading(heading)) return ''
    const depth = Math.max(0, heading.depth - top)
    depths[depth]!++
    depths.fill(0, depth + 1)
    return depths.slice(0, depth + 1).join('.')
  }

  function addTarget(target: Target, number: string): void {
    const first = targets.get(target.label)
    if (first === undefined) {
      targets.set(target.label, {...target, number})
      return
    }
    findings.push({
      rule: 'label-duplicate',
      file: target.file,
      place: target.place,
      subject: target.label,
      message: `Unexpected second \`${target.label}\`, expected a label that nothing else has`,
      note: `The first one is at ${first.file}:${first.place.start.line}:${first.place.start.column}.`
    })
  }

  function uniqueId(wanted: string): string {
    const base = wanted || 'section'
    let id = base
    for (let count = 1; usedIds.has(id); count++) id = `${base}-${count}`
    usedIds.add(id)
    return id
  }
}

/** The depth of the highest heading, so that a paper that begins with `##` is numbered 1, 2, 3 too. */
function topDepth(chapters: readonly Chapter[]): number {
  let top = 6
  for (const chapter of chapters) {
    for (const node of chapter.tree.children) if (node.type === 'heading') top = Math.min(top, node.depth)
  }
  return top
}

/** Headings of a list of references, in the languages that papers are written in. */
const referencesHeadings =
  /^(references|bibliography|works cited|literature cited|cited literature|literature|références(?: bibliographiques)?|bibliographie|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|referenzen|bibliografía|referencias(?: bibliográficas)?|bibliografia|riferimenti(?: bibliografici)?|referências(?: bibliográficas)?|literatuur|kaynakça|حوالہ جات|کتابیات|منابع|مراجع|المراجع|参考文献|литература|список литературы)$/iu

/** Whether a heading announces the list of references. */
export function isReferencesHeading(heading: Heading): boolean {
  return referencesHeadings.test(plainText(heading).trim())
}
