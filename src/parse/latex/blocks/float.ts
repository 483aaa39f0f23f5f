import type {Image, Paragraph, PhrasingContent} from 'mdast'
import type {Attributes} from '../../../core/mdast.ts'
import {plainText} from '../../../core/walk.ts'
import {isRuled, ruledBlocks} from './algorithm2e.ts'
import {contentStart, dropsOf} from './environments.ts'
import {type FloatContent, readFloat} from './float-content.ts'
import {type IncludedPicture, pictureAttributes} from './picture.ts'
import type {EnvironmentKind, LatexBlock, LatexReader} from './reader.ts'
import {argumentsAt, type TexPart, trimmedPart} from './scan.ts'

type Kind = 'figure' | 'table' | 'algorithm' | 'listing'

/**
 * Returns a function that reads a float with `count` arguments. That function returns undefined if the float contains a
 * drawing in a language of its own.
 */
export function float(kind: Kind, count = 0): EnvironmentKind {
  return ({name, body, start, end}, reader) => {
    const isBox = dropsOf(name) !== undefined
    const begin = isBox ? contentStart(name, body.text) : argumentsAt(body.text, 0, count).end
    const content = readFloat(trimmedPart(body, begin), kind)
    if (content === undefined) return undefined
    const place = reader.place(start, end)
    reportKinds(content, body, reader)
    const isWide = name.endsWith('*') || name.startsWith('sideways')
    return floatNodes(content, {kind, isWide, share: 1}, reader).map(node => ({...node, ...place}))
  }
}

/** Reports a caption whose kind differs from its float's, except the caption of a box, which is a separate float. */
function reportKinds({kinds, captions}: FloatContent, body: TexPart, reader: LatexReader): void {
  const other = kinds.find(kind => kind !== kinds[0] || captions.length > kinds.length)
  if (other === undefined) return
  reader.report(
    body,
    `\\captionof{${other}}`,
    `\`\\captionof{${other}}\` has no effect in galley`,
    `Write it as a \`${other}\` of its own: within another float, its words are those of that float.`
  )
}

type Around = Readonly<{kind: Kind; isWide: boolean /** The share of the text's width. */; share: number}>

/** Converts a float to a figure, or to several figures if it has captions next to each other. */
function floatNodes(content: FloatContent, around: Around, reader: LatexReader): LatexBlock[] {
  const {captions, separate} = content
  if (separate.length === 0) return [floatNode(content, around, reader)]
  const others = separate.flatMap(part => floatNodes(part.content, {...around, share: part.share}, reader))
  const hasOwn = captions.length > 0 || content.pictures.length > 0 || content.blocks.length > 0
  return hasOwn ? [...others, floatNode({...content, separate: []}, around, reader)] : others
}

function floatNode(content: FloatContent, around: Around, reader: LatexReader): LatexBlock {
  const {pictures, parts, blocks, notes, captions, labels} = content
  const {isWide, share} = around
  const [named = ''] = content.kinds
  // A caption of a kind of its own, as in `\captionof{table}{Words}`.
  const kind = captions.length === content.kinds.length ? (kindNamed(named) ?? around.kind) : around.kind
  const [caption] = captions
  const words = caption === undefined ? [] : reader.words([caption])
  const [id, ...more] = labels
  const classes = isWide ? ['wide'] : []
  const [only, ...others] = pictures
  const rest = [
    ...parts.map(part =>
      floatNode(part.content, {kind: 'figure', isWide: false, share: part.share * share}, reader)
    ),
    ...blocks.flatMap(block => notesOf([block], reader)),
    ...(kind === 'algorithm' && notes.some(({text}) => isRuled(text))
      ? ruledBlocks(notes, reader)
      : notesOf(notes, reader))
  ]
  if (kind === 'figure' && only !== undefined && others.length === 0 && rest.length === 0 && words.length > 0)
    return labelled(described(only, words, {...(id && {id}), classes, pairs: {}}, share, reader), more)
  const rows = pictures.length === 0 ? [] : [row(pictures, share, reader)]
  const own: Paragraph[] =
    caption === undefined ? [] : [{type: 'paragraph', children: words, ...spanOf(caption, reader)}]
  const all = [...rows, ...rest, ...own]
  // A figure or table without caption and label has no number.
  if ((kind === 'table' || kind === 'figure') && caption === undefined && id === undefined) {
    if (all.length === 1) return all[0]!
    return {type: 'div', children: all, data: {attributes: {classes: [], pairs: {}}}}
  }
  return labelled(
    {
      type: 'div',
      children: all,
      data: {attributes: {...(id && {id}), classes: [kind, ...classes], pairs: {}}},
      ...(caption ? spanOf(caption, reader) : {})
    },
    more
  )
}

function kindNamed(name: string): Kind | undefined {
  return (['figure', 'table', 'algorithm', 'listing'] as const).find(kind => kind === name)
}

function labelled(node: LatexBlock, labels: readonly string[]): LatexBlock {
  if (labels.length > 0) node.data = {...node.data, labels}
  return node
}

/** Converts a picture with a caption to `![caption](file)`. */
function described(
  picture: IncludedPicture,
  words: PhrasingContent[],
  attributes: Attributes,
  share: number,
  reader: LatexReader
): Paragraph {
  const image = imageOf(picture, share, reader)
  const {pairs} = image.data?.attributes ?? {pairs: {}}
  const alt = words.map(plainText).join('').trim()
  const own = {...image, alt, data: {caption: words, attributes: {...attributes, pairs}}}
  return {type: 'paragraph', children: [own], ...spanOf(picture.file, reader)}
}

/** Pictures next to each other become the parts of a figure. */
function row(pictures: readonly IncludedPicture[], share: number, reader: LatexReader): Paragraph {
  const children = pictures.flatMap((picture, index): PhrasingContent[] => [
    ...(index === 0 ? [] : [{type: 'text' as const, value: '\n'}]),
    imageOf(picture, share, reader)
  ])
  return {type: 'paragraph', children, ...spanOf(pictures[0]!.file, reader)}
}

function imageOf(picture: IncludedPicture, share: number, reader: LatexReader): Image {
  const {pairs, ignored} = pictureAttributes(picture, share)
  for (const name of ignored) {
    reader.report(
      picture.file,
      `${name} of \\includegraphics`,
      `\`${name}\` of \`\\includegraphics\` is not supported by galley, so the picture is shown as its file has it`,
      'Turn or cut the picture in the file itself.'
    )
  }
  return {
    type: 'image',
    url: picture.file.text.trim(),
    title: null,
    alt: '',
    ...(Object.keys(pairs).length > 0 && {data: {attributes: {classes: [], pairs}}}),
    ...spanOf(picture.file, reader)
  }
}

/** The remaining text of a float, without paragraphs that have no printed output. */
function notesOf(notes: readonly TexPart[], reader: LatexReader): LatexBlock[] {
  return reader.blocks(notes).filter(node => node.type !== 'paragraph' || plainText(node).trim() !== '')
}

function spanOf({text, at}: TexPart, {place}: LatexReader): ReturnType<LatexReader['place']> {
  return place(at, at + text.length)
}
