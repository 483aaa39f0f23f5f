import {isMarkdown, isNotebook} from '../../../core/path.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../../values/yaml.ts'
import {filesAs, type OutlineItem} from './outline.ts'
import type {ProjectFiles, UnreadPart} from './types.ts'

/**
 * The pages of a website of Quarto: its index, then those in its sidebar and its bar of navigation, in order, then the
 * other documents of its folder. Documents in subfolders that neither names, such as the posts of a blog, are papers of
 * their own.
 */
export function pagesOfSite(
  website: YamlValue,
  {names, paths}: ProjectFiles
): Readonly<{pages: readonly OutlineItem[]; unread: readonly UnreadPart[]}> {
  const navbar = memberOf(website, 'navbar')
  const named = [
    ...itemsOf(memberOf(website, 'sidebar')).flatMap(item => pathsIn(memberOf(item, 'contents'))),
    ...['left', 'right'].flatMap(side => pathsIn(memberOf(navbar, side)))
  ].filter(path => isPage(path) && (names.includes(path) || paths.includes(path)))
  const own = names.filter(name => isDocument(name) && !name.startsWith('_'))
  const all = [...new Set([...named, ...own])]
  const isIndex = (path: string): boolean => /^index\.\w+$/.test(path)
  const others = paths.filter(
    path => path.includes('/') && isDocument(path) && !/(?:^|\/)[_.]/.test(path) && !all.includes(path)
  )
  const [first] = others
  return {
    pages: filesAs([...all.filter(isIndex), ...all.filter(path => !isIndex(path))], website.place),
    unread:
      first === undefined
        ? []
        : [
            {
              name:
                others.length === 1
                  ? `page \`${first}\``
                  : `first of ${others.length} pages in folders, \`${first}\`,`,
              place: website.place,
              expected: `it in \`sidebar: contents:\` or, if it is a paper of its own, \`galley build ${first}\``
            }
          ]
  }
}

function pathsIn(contents: YamlValue | undefined): readonly string[] {
  return itemsOf(contents).flatMap(item => {
    const path = scalarText(item) ?? scalarText(memberOf(item, 'href', 'file', 'section'))
    return [...(path === undefined ? [] : [path]), ...pathsIn(memberOf(item, 'contents', 'menu'))]
  })
}

function isPage(path: string): boolean {
  return isMarkdown(path) || isNotebook(path)
}

/** Whether Quarto renders a file of this name: pages of Markdown alone are often notes about the project. */
function isDocument(path: string): boolean {
  return /\.(?:qmd|ipynb)$/i.test(path)
}
