import type {Author, Finding, Metadata, Settings, Source} from '../core/types.ts'

/**
 * Reads the notes that are called after authors' names, `Ada Lovelace[^1]`, from their definitions in the text, as
 * Pandoc does. A definition that the text does not call is replaced by spaces, so that no place changes.
 */
export function withAuthorNotes(
  chapters: readonly Source[],
  metadata: Metadata,
  {file}: Settings,
  findings: Finding[]
): Readonly<{chapters: readonly Source[]; metadata: Metadata}> {
  if (!metadata.authors.some(({name}) => called.test(name))) return {chapters, metadata}
  let texts = chapters
  const authors = metadata.authors.map((author): Author => {
    const [call, label = ''] = called.exec(author.name) ?? []
    if (call === undefined) return author
    const plain = withoutCall(author, call)
    for (const source of texts) {
      const found = definitionOf(source.text, label)
      if (found === undefined) continue
      const rest = source.text.slice(0, found.start) + source.text.slice(found.end)
      // The front matter contains one call of the note. If the note has further calls, the definition stays in the
      // text.
      if (rest.split(call).length <= 2) {
        const blank = source.text.slice(found.start, found.end).replace(/[^\n]/g, ' ')
        const text = source.text.slice(0, found.start) + blank + source.text.slice(found.end)
        texts = texts.map(each => (each === source ? {...source, text} : each))
      }
      return {...plain, note: author.note ?? found.words}
    }
    findings.push({
      rule: 'note-undefined',
      file,
      subject: label,
      message: `The note \`${label}\` is called in the name of an author, expected the note itself, \`${plain.name}^[…]\``
    })
    return plain
  })
  return {chapters: texts, metadata: {...metadata, authors}}
}

const called = /\[\^([^\]\s^]+)\]/

function withoutCall(author: Author, call: string): Author {
  const without = (text: string | undefined): string | undefined => text?.replace(call, '').trim()
  const {name, given, family, suffix} = author
  return {
    ...author,
    name: without(name) ?? name,
    ...(given !== undefined && {given: without(given)}),
    ...(family !== undefined && {family: without(family)}),
    ...(suffix !== undefined && {suffix: without(suffix)})
  }
}

/** A definition of a note, up to a blank line or to the next definition. */
const definition = /^\[\^([^\]\s^]+)\]:[ \t]*([^\n]+\n?(?:(?!\[\^[^\]\s^]+\]:)[^\n]+\n?)*)/gm

/** The paragraph that defines a note. */
function definitionOf(
  text: string,
  label: string
): Readonly<{start: number; end: number; words: string}> | undefined {
  for (const match of text.matchAll(definition)) {
    const [whole, name, words = ''] = match
    if (name !== label) continue
    return {start: match.index, end: match.index + whole.length, words: plainWords(words)}
  }
  return undefined
}

/** The text of a note at an author's name without Markdown, because such a note is plain text. */
function plainWords(words: string): string {
  return words
    .replace(/!?\[([^\]\n]*)\]\([^()\n]*\)/g, '$1')
    .replace(/<(https?:[^<>\s]+)>/g, '$1')
    .replace(/\*\*?|`/g, '')
    .trim()
    .replace(/\s+/g, ' ')
}
