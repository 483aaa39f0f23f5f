import type {ElementContent} from 'hast'
import {expect, test} from 'vitest'
import type {Article} from '../../src/core/article.ts'
import {nodesToHast} from '../../src/outputs/article/index.ts'
import {compareArticles, withStarts} from '../../src/versions/redline/index.ts'
import {articleOf} from '../compose/article.ts'
import fc from '../properties.ts'
import {rounds} from '../tier.ts'
import {withEdits} from '../versions/redline/edits.ts'
import {textOfEssay} from '../versions/redline/essay.ts'
import {revise} from '../versions/redline/revisions.ts'

const pictures = {
  pictures: new Map(),
  pdfPictures: new Map(),
  pictureFaults: new Map(),
  macros: new Map()
}

/** The words of an article in HTML, without the elements that a function selects. */
async function words(article: Article, isLeftOut: (element: ElementContent) => boolean): Promise<string[]> {
  const toHast = await nodesToHast(article, pictures)
  const texts: string[] = []
  const read = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') texts.push(node.value)
      else if (node.type === 'element' && !isLeftOut(node)) {
        read(node.children)
        if (/^(?:p|h\d|li|td|th|div|figcaption|caption|dt|dd|pre)$/.test(node.tagName)) texts.push(' ')
      } else if (node.type !== 'element')
        texts.push((node as {value: string}).value.replaceAll(/<[^>]*>/g, ''))
    }
  }
  read([...toHast(article.body)])
  return texts.join('').split(/\s+/).filter(Boolean)
}

const names = (element: ElementContent): readonly string[] =>
  element.type === 'element' && Array.isArray(element.properties.className)
    ? element.properties.className.map(String)
    : []

/** Whether an element has no words of either version: a number, a paragraph mark, the line of a move. */
function isMark(element: ElementContent): boolean {
  if (element.type !== 'element') return false
  const [only] = element.children
  return (
    names(element).includes('change-number') ||
    names(element).includes('change-movedFrom') ||
    (only?.type === 'text' && only.value === '¶')
  )
}

const isTag = (element: ElementContent, tagName: string): boolean =>
  element.type === 'element' && element.tagName === tagName && names(element).includes('change')

test('of a redline in HTML, without what is struck the new text is left, and without what is new the words of the old', async () => {
  const article = await articleOf({'01.md': textOfEssay})
  for (const seed of fc.sample(fc.integer(), rounds(30))) {
    for (const revised of [withEdits(article, 8, seed).edited, revise(article, seed).revised]) {
      const redline = {...article, ...withStarts(compareArticles(article, revised).article)}
      const accepted = await words(redline, element => isMark(element) || isTag(element, 'del'))
      expect(accepted.join(' '), `seed ${seed}`).toBe((await words(revised, isMark)).join(' '))
      const rejected = await words(redline, element => isMark(element) || isTag(element, 'ins'))
      expect(rejected.toSorted().join(' '), `seed ${seed}`).toBe(
        (await words(article, isMark)).toSorted().join(' ')
      )
    }
  }
})
