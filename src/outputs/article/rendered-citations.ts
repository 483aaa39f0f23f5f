import type {PhrasingContent} from 'mdast'
import type {RenderedCitations} from '../../cite/index.ts'
import {renderedCitationsForm} from '../../cite/rendered-form.ts'
import {sha256} from '../../core/hash.ts'
import type {Memo} from '../../core/memo.ts'
import type {Manuscript} from '../../core/types.ts'
import type {World} from '../../core/world.ts'
import {phrasingOf} from './index.ts'

/**
 * Citations and list of references as the style of the paper prints them. One citation can change another
 * (a second work of the year makes `2000` a `2000a`), so they are kept or rendered all together.
 */
export async function renderCitationsOf(
  manuscript: Manuscript,
  world: World,
  memo: Memo
): Promise<RenderedCitations> {
  const {project, metadata, bibliography} = manuscript
  const references = new Map(
    [...bibliography.byKey.values()].map(reference => [reference.key, reference.csl])
  )
  const citations = manuscript.citations.map(({citation, references: cited, note}) => ({
    ...citation,
    note,
    items: citation.items.map((item, index) => ({...item, key: cited[index]?.key ?? item.key}))
  }))
  const listed = manuscript.nocite.map(reference => reference.key)
  const toHast = await phrasingOf(manuscript)
  const works = [project.style.csl, metadata.lang, listed, [...references]] as const
  const cited = citations.flatMap(({items}) => items.map(({key}) => key))
  async function render(): Promise<RenderedCitations> {
    // A session keeps the printer: while the works are the same, an edited citation is all that is printed anew.
    const printer = await memo(
      'citation-printer',
      sha256(JSON.stringify([works, [...new Set(cited)]])),
      async () => {
        // The CSL processor is a megabyte of program, and what is kept is printed without.
        const {createPrinter} = await import('../../cite/index.ts')
        const style = {style: project.style.csl, locales: world.locale, lang: metadata.lang}
        return createPrinter(style, references, cited, listed)
      },
      'latest'
    )
    return printer.print(citations, toHast)
  }

  // What stands for a citation inside a citation is a node of this tree, which the next build has not.
  const words = citations.flatMap(({items}) => items.flatMap(({prefix, suffix}) => [...prefix, ...suffix]))
  if (words.some(node => node.type === 'cite')) return render()
  const print = (nodes: readonly PhrasingContent[]): string =>
    nodes.length === 0
      ? ''
      : JSON.stringify(toHast(nodes), (name, value) => (name === 'position' ? undefined : value))
  const asked = [
    works,
    citations.map(({items, narrative, note}) => [
      narrative,
      note,
      items.map(({key, mode, label, locator, prefix, suffix}) => [
        key,
        mode,
        label,
        locator,
        print(prefix),
        print(suffix)
      ])
    ])
  ]
  return memo('citations', sha256(JSON.stringify(asked)), render, renderedCitationsForm)
}
