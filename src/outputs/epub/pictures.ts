import type {Element, ElementContent} from 'hast'
import type {Image} from '../../core/article.ts'
import type {Handlers} from '../../core/map-article.ts'
import type {Pictures} from '../article/context.ts'
import {pictureFiles} from '../jats/picture-files.ts'

/** The pictures of a publication as files. */
export type EpubPictures = Readonly<{
  /** Wraps the handler for pictures on a page, so that the element refers to a file. */
  elementOf: (onPage: ImageHandler) => ImageHandler
  files: () => ReadonlyMap<string, Uint8Array>
  /** Whether any picture is animated. */
  haveMotion: () => boolean
}>

type ImageHandler = Handlers<ElementContent>['image']

/**
 * Puts the pictures of an article into separate files; a picture whose file is missing is shown as in the HTML output,
 * and one that cannot become a file is replaced by its description.
 */
export function epubPictures(pictures: Pictures): EpubPictures {
  const files = pictureFiles(pictures)
  const elementOf =
    (onPage: ImageHandler): ImageHandler =>
    (node, ...others) =>
      [onPage(node, ...others)].flat().map(element => withFile(element as ElementContent, node))
  const withFile = (element: ElementContent, node: Image): ElementContent => {
    if (element.type !== 'element' || element.tagName !== 'img') return element
    const {href, type} = files.fileOf(node)
    if (type === undefined) return missing(element, node)
    return {...element, properties: {...element.properties, src: `pictures/${href}`}}
  }
  return {
    elementOf,
    files: files.files,
    haveMotion: () => [...files.files()].some(([name, bytes]) => mayMove(name, bytes))
  }
}

/** The words that replace a picture that cannot become a file. */
function missing({properties}: Element, {url}: Image): ElementContent {
  return {
    type: 'element',
    tagName: 'span',
    properties: {id: properties.id, className: ['picture-missing']},
    children: [{type: 'text', value: `${properties.alt ?? ''}`.trim() || `[${url}]`}]
  }
}

function mayMove(name: string, bytes: Uint8Array): boolean {
  if (name.endsWith('.svg')) return /<animate|<set\b|@keyframes/.test(new TextDecoder().decode(bytes))
  return /\.(?:gif|webp)$/.test(name)
}
