import type {Html} from 'mdast'
import type {VFile} from 'vfile'
import {moved, slice, sourceOf} from '../source.ts'

/**
 * Reports citations inside a block of HTML, and tags that name a work as in Pandoc's HTML. Markdown is not parsed
 * there, so they would be printed as typed, or not at all.
 */
export function reportCitations(node: Html, file: VFile): void {
  if (!node.value.includes('@') && !/\bdata-cite|<cite\s/i.test(node.value)) return
  const source = sourceOf(file)
  const written = slice(node, source)
  const start = node.position?.start
  if (start?.offset === undefined || /^\s*<(?:script|style|pre|textarea|!)/i.test(written)) return
  const report = (from: number, length: number, key: string, shown: string, note: string): void => {
    const offset = (start.offset ?? 0) + from
    const place = {start: moved(start, source, offset), end: moved(start, source, offset + length)}
    const reason = `\`${shown.replace(/\s+/g, ' ')}\` is not parsed as a citation`
    const message = file.message(reason, {place, ruleId: 'citation-unread', source: 'galley'})
    message.actual = key
    message.note = note
  }
  for (const {index, 0: tag, 1: keys = ''} of written.matchAll(tagWithKey)) {
    const cited = keys.trim().split(/\s+/)
    report(index, tag.length, cited[0] ?? '', tag, `Write \`[${cited.map(key => `@${key}`).join('; ')}]\`.`)
  }
  const words = written.replace(/<!--[\s\S]*?-->|<[^<>]*>/g, tag => ' '.repeat(tag.length))
  for (const {index, 0: citation, 1: key = ''} of words.matchAll(citationBrackets)) {
    report(index, citation.length, key, citation, inBlock)
  }
}

const tagWithKey =
  /<[a-z]+\s[^<>]*\b(?:data-cites?|(?<=<cite\s[^<>]*)(?:data-)?key)\s*=\s*["']([^"']+)["'][^<>]*>/gi

const citationBrackets = /\[[^\][]*(?<![\p{L}\p{N}\\])@\{?([\p{L}\p{N}_][^\s,;\]}]*)[^\][]*\]/gu

const inBlock =
  'Markdown is not read inside a block of HTML: write the block in Markdown, or put `<div>` and `</div>` on lines of their own, with a blank line after them.'
