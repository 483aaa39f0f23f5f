import {locator} from '../core/position.ts'
import type {Metadata, Settings, Source} from '../core/types.ts'

/**
 * Takes the parts of a MyST page out of its text, from `+++ {"part": "abstract"}` to the next `+++`, and makes them the
 * abstract and the statements of the paper (MyST guide, “Frontmatter”, `parts`). This is only done if the settings are
 * in that text and have no such parts. The characters become spaces, so no place changes.
 */
export function withBodyParts(
  chapters: readonly Source[],
  metadata: Metadata,
  {file}: Settings
): Readonly<{chapters: readonly Source[]; metadata: Metadata}> {
  const source = chapters.find(({path, text}) => path === file && part.test(text))
  if (source === undefined) return {chapters, metadata}
  const places = locator(source.text)
  let {abstracts, statements} = metadata
  let {text} = source
  for (const match of source.text.matchAll(new RegExp(part, 'dgm'))) {
    const [start, end] = match.indices![0]!
    const [, written = '', words = ''] = match
    const name = written.replaceAll('_', '-')
    const trimmed = words.trim()
    const isKnown = name === 'abstract' ? abstracts.length > 0 : statements.some(each => each.name === name)
    if (trimmed === '' || isKnown || isInCode(source.text.slice(0, start))) continue
    const first = match.indices![2]![0] + words.indexOf(trimmed)
    const own = {lang: metadata.lang, text: trimmed, place: places.place(first, first + trimmed.length)}
    if (name === 'abstract') abstracts = [own]
    else statements = [...statements, {name, text: own}]
    text = text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end)
  }
  return {
    chapters: chapters.map(each => (each === source ? {...source, text} : each)),
    metadata: {...metadata, abstracts, statements}
  }
}

const part =
  /^\+\+\+[ \t]*\{[^{}\n]*"part"[ \t]*:[ \t]*"([\w-]+)"[^{}\n]*\}[ \t]*\n((?:(?!^\+\+\+)[\s\S]){0,50000}?)(?=^\+\+\+|(?![\s\S]))/m

function isInCode(before: string): boolean {
  return (before.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) % 2 === 1
}
