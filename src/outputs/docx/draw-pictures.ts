import type {Article, Image} from '../../core/article.ts'
import {base64, fromBase64} from '../../core/base64.ts'
import {sha256} from '../../core/hash.ts'
import {callScript} from '../../core/typesetting.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import type {World} from '../../core/world.ts'
import type {Pictures} from '../article/context.ts'
import {h} from '../article/elements.ts'
import {pictureSource} from '../article/picture-source.ts'
import {serializePage} from '../page/serialize-page.ts'
import type {PictureDrawing} from './in-page/draw-pictures.ts'
import script from './in-page/draw-pictures.ts?script'
import type {PicturesOfVersions} from './picture-file.ts'
import type {PictureSize} from './picture-size.ts'

/** Pictures that a browser has drawn as PNG, by the hash of their bytes. */
export type DrawnPictures = ReadonlyMap<string, Readonly<{png: Uint8Array; size: PictureSize}>>

/**
 * Lets the browser draw the pictures of an article that not every version of Word shows: SVG and WebP. If the article
 * has no such pictures, no browser is started. Without a browser, no picture is drawn, and `report` gets the reason.
 */
export async function drawnPictures(
  article: Article,
  projects: PicturesOfVersions,
  world: World,
  report: (problem: string) => void
): Promise<DrawnPictures> {
  const wanted = new Map<string, Readonly<{bytes: Uint8Array; type: string}>>()
  walkNodes(topNodes(article), node => {
    if (node.type === 'image') {
      want(node, projects.new, wanted)
      if (projects.old) want(node, projects.old, wanted)
    }
    return undefined
  })
  if (wanted.size === 0) return new Map()
  const pictures = [...wanted.values()].map(({bytes, type}) =>
    h('img', {src: `data:${type};base64,${base64(bytes)}`, alt: ''})
  )
  const html = serializePage({
    lang: article.lang,
    parts: [
      {kind: 'text', text: '<!doctype html><meta charset="utf-8">'},
      {kind: 'slot', name: 'article', content: pictures, around: []}
    ]
  })
  try {
    const {results} = await world.typeset({html, scripts: [callScript(script, 'drawPictures', {scale: 2})]})
    return collected([...wanted.keys()], results[0])
  } catch (error) {
    report(`pictures for the DOCX are not drawn: ${error instanceof Error ? error.message : String(error)}`)
    return new Map()
  }
}

function want(
  node: Image,
  project: Pictures,
  wanted: Map<string, Readonly<{bytes: Uint8Array; type: string}>>
): void {
  const source = pictureSource(node, project)
  if (source !== undefined && drawnTypes.has(source.type)) wanted.set(sha256(source.bytes), source)
}

const drawnTypes: ReadonlySet<string> = new Set(['image/svg+xml', 'image/webp'])

function collected(hashes: readonly string[], result: unknown): DrawnPictures {
  const drawings = Array.isArray(result) ? (result as ReadonlyArray<PictureDrawing | undefined>) : []
  return new Map(
    hashes.flatMap((hash, index) => {
      const drawing = drawings[index]
      const data = drawing?.png.split(',')[1]
      if (drawing === undefined || drawing === null || data === undefined) return []
      return [[hash, {png: fromBase64(data), size: {width: drawing.width, height: drawing.height}}] as const]
    })
  )
}
