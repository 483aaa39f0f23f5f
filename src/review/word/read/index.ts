import {readComments} from './comments.ts'
import type {WordDocument} from './document.ts'
import {beyondLimits} from './limits.ts'
import {noteElements, type PartOf, readBody, type WordFault} from './main-part.ts'
import {partNames} from './part-names.ts'
import {pictureReader} from './pictures.ts'
import {readCustomProperties} from './properties.ts'
import {readStory, type StoryReading} from './stories.ts'

/**
 * Parses the text of a Word file with its tracked changes and comments; notes follow the body. Pictures are
 * identified by the checksums of their files.
 */
export function readWord(partOf: PartOf, checksumOf: PartOf = () => undefined): WordDocument | WordFault {
  const names = partNames(partOf)
  const body = readBody(partOf(names.document))
  if ('fault' in body) return body
  const comments = readComments(partOf(names.comments), partOf(names.commentsExtended))
  const reading: StoryReading = {paragraphs: [], comments, changes: new Map(), pictureOf: () => ({})}
  const readingOf = (path: string): StoryReading => ({
    ...reading,
    pictureOf: pictureReader(partOf, checksumOf, path)
  })
  readStory(body, 'body', readingOf(names.document))
  for (const kind of ['footnote', 'endnote'] as const) {
    const own = readingOf(names[`${kind}s`])
    for (const {id, note} of noteElements(kind, partOf(names[`${kind}s`]))) readStory(note, id, own)
  }
  const read = {paragraphs: reading.paragraphs, comments: [...comments.values()]}
  const beyond = beyondLimits(read)
  if (beyond !== undefined) return {fault: beyond}
  return {
    ...read,
    properties: readCustomProperties(partOf('docProps/custom.xml'))
  }
}
