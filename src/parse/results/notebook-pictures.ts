import type {LiteralPiece} from './json-literals.ts'

type Bundle = Readonly<Record<string, unknown>>

/** The picture in a bundle of a notebook, which has the same content as several media types, as a URL. */
export function pictureUrl(bundle: Bundle): string | undefined {
  for (const type of ['image/svg+xml', 'image/png', 'image/jpeg']) {
    const bytes = textIn(bundle[type]).trim()
    if (bytes === '') continue
    return type.endsWith('xml')
      ? `data:${type},${encodeURIComponent(bytes)}`
      : `data:${type};base64,${bytes.replace(/\s/g, '')}`
  }
  return undefined
}

/** Replaces the addresses of pictures that a cell contains as attachments, `attachment:map.png`, by the pictures. */
export function withAttachments(
  pieces: readonly LiteralPiece[],
  attachments: Bundle
): readonly LiteralPiece[] {
  const names = Object.keys(attachments)
  if (names.length === 0) return pieces
  return pieces.flatMap(({text, offset, length}): readonly LiteralPiece[] => {
    // In a piece with an escape, offsets in the text are not those in the file.
    if (text.length !== length) return [{text, offset, length}]
    const parts: LiteralPiece[] = []
    let at = 0
    for (const match of text.matchAll(/attachment:([^\s()<>"]+)/g)) {
      const [written, name = ''] = match
      const url = pictureUrl((attachments[decoded(name)] ?? {}) as Bundle)
      if (url === undefined) continue
      parts.push(piece(text.slice(at, match.index), at))
      parts.push({text: url, offset: offset + match.index, length: written.length})
      at = match.index + written.length
    }
    return [...parts, piece(text.slice(at), at)].filter(part => part.text !== '')

    function piece(words: string, start: number): LiteralPiece {
      return {text: words, offset: offset + start, length: words.length}
    }
  })
}

function decoded(name: string): string {
  return name.replace(/%20/g, ' ')
}

/** Reads a text in a notebook, which nbformat stores as a list of lines or as one string. */
export function textIn(value: unknown): string {
  const text = Array.isArray(value) ? value.join('') : typeof value === 'string' ? value : ''
  return text.replace(/\r\n?/g, '\n')
}
