import {content} from 'micromark-core-commonmark'
import type {} from 'micromark-extension-gfm-table'
import type {Code, Construct, Extension, State, Token, TokenizeContext} from 'micromark-util-types'
import {largestOf} from '../../../core/extremes.ts'
import {isPhrasing} from '../html/allowed-html.ts'
import {isLazyLine, isLineEnding, isSpace} from '../syntax.ts'

/**
 * A caption of several lines. As in Pandoc, none of the lines begins a list, regardless of its first character; in
 * CommonMark a list would end the paragraph, and the figure with it.
 *
 * In the description of a picture at the start of a paragraph, no line is a heading, quotation or comment either.
 * Below `: words` or `Table: words`, the caption of a table or listing, such a line ends the paragraph.
 */
const captionParagraph: Construct = {
  name: 'captionParagraph',
  concrete: true,
  resolve: content.resolve!,
  tokenize(effects, ok, nok) {
    if (this.interrupt || isBelowRow(this)) return nok
    const description = captionFollower()
    let chunk: Token | undefined

    const start: State = code => {
      effects.enter('content')
      chunk = effects.enter('chunkContent', {contentType: 'content'})
      return inLine(code)
    }
    const inLine: State = code => {
      if (code !== null && !isLineEnding(code)) {
        description.follow(code)
        effects.consume(code)
        return description.state() === 'none' ? nok : inLine
      }
      description.follow(code)
      const state = description.state()
      // A picture whose description is on one line is left to CommonMark.
      if (state === 'none') return nok(code)
      if (state === 'open' ? code === null : state === 'closed' && chunk?.previous === undefined)
        return nok(code)
      if (code === null) return end(code)
      if (state === 'open') return effects.check(lineOf(hasWords), nextChunk, nok)(code)
      return effects.check(state === 'words' ? lineOf(belongsToCaption) : continuation, nextChunk, end)(code)
    }
    const nextChunk: State = code => {
      effects.consume(code)
      const previous = effects.exit('chunkContent')
      chunk = effects.enter('chunkContent', {contentType: 'content', previous})
      previous.next = chunk
      return inLine
    }
    const end: State = code => {
      effects.exit('chunkContent')
      effects.exit('content')
      return ok(code)
    }
    return start
  }
}

/** Whether the line above is a table row, so that words below it continue the table. */
function isBelowRow({events}: TokenizeContext): boolean {
  const last = events.findLast(([, {type}]) => type !== 'lineEnding' && type !== 'linePrefix')
  return last?.[1].type === 'tableHead' || last?.[1].type === 'tableRow'
}

/**
 * The constructs by first character: `!`, `[` for a picture inside a link, and the first characters of
 * `captionOpenings`.
 */
export const captionLines: Extension = {
  flow: {
    33: captionParagraph,
    58: captionParagraph,
    76: captionParagraph,
    84: captionParagraph,
    91: captionParagraph,
    108: captionParagraph,
    116: captionParagraph
  }
}

const captionOpenings = [': ', 'Table: ', 'table: ', 'Listing: ', 'listing: ']
const longestOpening = largestOf(captionOpenings.map(({length}) => length))

/** The state of a caption: a description that is open or closed, `words` that are a caption by themselves, or none. */
type CaptionState = 'open' | 'closed' | 'words' | 'none'

/**
 * Creates a follower of text that begins with `![`, `[![` or `: words`, up to the bracket that closes the description.
 */
function captionFollower(): Readonly<{follow: (code: Code) => void; state: () => CaptionState}> {
  let opening = ''
  let depth = 0
  let isEscaped = false
  let isClosed = false
  const follow = (code: Code): void => {
    if (opening.length < longestOpening)
      opening += code === null || code < 0 ? ' ' : String.fromCharCode(code)
    if (isEscaped) isEscaped = false
    else if (code === 92) isEscaped = true
    else if (code === 91) depth++
    else if (code === 93 && --depth === 0) isClosed = true
  }
  const state = (): CaptionState => {
    if (isBegunBy(captionOpenings, opening)) return 'words'
    if (!isBegunBy(['![', '[!['], opening)) return 'none'
    return isClosed ? 'closed' : 'open'
  }
  return {follow, state}
}

/**
 * Whether text begins with one of the given beginnings, or may still become one of them when more characters follow.
 */
function isBegunBy(beginnings: readonly string[], text: string): boolean {
  return beginnings.some(beginning => text.startsWith(beginning) || beginning.startsWith(text))
}

/** Matches a line ending followed by a line in the same container that passes a test. */
function lineOf(isLine: (line: string) => boolean): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let line = ''
      const within: State = code => {
        if (code === null || isLineEnding(code)) {
          effects.exit('chunkContent')
          return isLazyLine(this) || !isLine(line) ? nok(code) : ok(code)
        }
        line += code < 0 ? ' ' : String.fromCharCode(code)
        effects.consume(code)
        return within
      }
      return code => {
        effects.exit('chunkContent')
        effects.enter('chunkContent')
        effects.consume(code)
        return within
      }
    }
  }
}

function hasWords(line: string): boolean {
  return line.trim() !== ''
}

/** Whether a line continues `: words`: it is not blank, and does not begin like a table or another block. */
function belongsToCaption(line: string): boolean {
  return hasWords(line) && (beginsWithWordTag(line) || !blockOpening.test(line))
}

/** Whether a line begins with a tag for running text, such as `<sup>`, and is not a table row. */
function beginsWithWordTag(line: string): boolean {
  const name = /^ {0,3}<\/?([A-Za-z]+)[\s/>]/.exec(line)?.[1]
  return name !== undefined && isPhrasing(name.toLowerCase()) && !line.includes('|')
}

const blockOpening = /\||^ {0,3}(?:\+[-=]|[-= ]+$|:::|`{3}|~{3}|#{1,6} |<|\$\$|\\begin|: )/

/**
 * Matches a line that continues a paragraph in CommonMark, since it does not begin another block. The construct is not
 * concrete, so that a list can begin at that line.
 */
const continuation: Construct = {
  tokenize(effects, ok, nok) {
    let size = 0
    const blanks: State = code => {
      if (isSpace(code)) {
        if (size++ === 0) effects.enter('linePrefix')
        effects.consume(code)
        return blanks
      }
      if (size > 0) effects.exit('linePrefix')
      if (code === null || isLineEnding(code)) return nok(code)
      return size >= 4 ? ok(code) : effects.interrupt(this.parser.constructs.flow, nok, ok)(code)
    }
    return code => {
      effects.exit('chunkContent')
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return blanks
    }
  }
}
