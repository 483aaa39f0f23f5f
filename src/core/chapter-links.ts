import type {Nodes} from 'mdast'
import {linkedPath} from './path.ts'
import {slug} from './slug.ts'
import type {Manuscript} from './types.ts'
import {wordsWithoutNotes} from './walk.ts'

/** The target of a link to another chapter, and the text for a link without text. */
export type ChapterLink = Readonly<{href: string; words: string; isFound: boolean}>

/**
 * Returns the target of `02.md` and `02.md#law` when all chapters are on one page: the first heading of the chapter, or
 * the label or heading of that name. The first heading may be the title in the settings of the chapter. Undefined for
 * other URLs.
 */
export function chapterLink(
  {chapters, ids, project}: Pick<Manuscript, 'chapters' | 'ids' | 'project'>,
  url: string,
  file: string
): ChapterLink | undefined {
  const path = linkedPath(url, file)
  const chapter = path === undefined ? undefined : chapters.find(each => each.path === path)
  if (chapter === undefined) return undefined
  const [, name = ''] = url.split('#', 2)
  const isPart = (node: Nodes): boolean => node.data?.attributes?.classes.includes('part') === true
  const isMeant = (node: Nodes): boolean =>
    name === ''
      ? node.type === 'heading'
      : node.data?.attributes?.id === name ||
        node.data?.labels?.includes(name) === true ||
        (node.type === 'heading' && slug(wordsWithoutNotes(node)) === name)
  const titles =
    name === '' ? project.front.headings.filter(({before}) => before === path).map(each => each.chapter) : []
  const meant = [...titles, chapter].flatMap(({landmarks}) => landmarks).filter(isMeant)
  // The heading of a part may precede the heading of its first chapter.
  const target = meant.find(node => !isPart(node)) ?? meant[0]
  if (target === undefined)
    return {
      href: name === '' ? '#' : `#${name}`,
      words: name || path!,
      isFound: name === '' && chapter === chapters[0]
    }
  return {href: `#${encodeURI(ids.get(target) ?? name)}`, words: wordsWithoutNotes(target), isFound: true}
}
