import {attention} from 'micromark-core-commonmark'
import type {Code, Construct, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Processor} from 'unified'

/**
 * Emphasis that begins or ends at a bracket, a quotation mark or another punctuation mark directly next to a word, as
 * in Pandoc: `¹**[Lab](…):** Group`, `**(one)**two`, and `「…」` between words in Chinese, Japanese or Korean. CommonMark
 * (0.31.2, section 6.2) would print such asterisks. Single asterisks, which also mean multiplication, are only parsed
 * in this way next to a raised number or a letter of these scripts.
 */
export function remarkEmphasisBesideWords(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({text: {42: emphasis}} satisfies Extension)
}

const emphasis: Construct = {
  name: 'attention',
  ...(attention.resolveAll && {resolveAll: attention.resolveAll}),
  tokenize(effects, ok) {
    const before = this.previous
    const markers = otherMarkers(this)
    let size = 0
    const inside: State = code => {
      if (code === 42) {
        size++
        effects.consume(code)
        return inside
      }
      const token = effects.exit('attentionSequence')
      token._open = opens(before, code, markers) || (begins(before, code) && isRead(size, before))
      token._close = opens(code, before, markers) || (ends(before, code) && isRead(size, code))
      return ok(code)
    }
    return code => {
      effects.enter('attentionSequence')
      return inside(code)
    }
  }
}

/** The characters of other marks, such as `~`, next to which emphasis can begin and end. */
function otherMarkers({parser}: TokenizeContext): readonly Code[] {
  const markers: readonly Code[] = parser.constructs.attentionMarkers?.null ?? []
  return markers.filter(code => code !== 42 && code !== 95)
}

/**
 * Whether a run of asterisks can open emphasis in CommonMark, by the characters outside and inside the emphasis. With
 * these two exchanged: whether the run can close emphasis.
 */
function opens(outside: Code, inside: Code, markers: readonly Code[]): boolean {
  const [out, inner] = [kindOf(outside), kindOf(inside)]
  return inner === 'word' || (inner === 'sign' && out !== 'word') || markers.includes(inside)
}

/** Whether a character is white space, punctuation or part of a word, as CommonMark defines them. */
function kindOf(code: Code): 'space' | 'sign' | 'word' {
  const letter = letterOf(code)
  if (letter === '' || /\s/.test(letter)) return 'space'
  return /[\p{P}\p{S}]/u.test(letter) ? 'sign' : 'word'
}

function begins(before: Code, after: Code): boolean {
  // `x**(a + b)` is a power.
  const isPower = after === 40 && /[\w)\]]/.test(letterOf(before))
  return isWord(before) && openingSigns.includes(letterOf(after)) && !isPower
}

function ends(before: Code, after: Code): boolean {
  return isWord(after) && closingSigns.includes(letterOf(before))
}

const openingSigns = '([{<"\'“‘«„‹¿¡$`@「『（［《〈【'
const closingSigns = ')]}>"\'”’»›$`.,;:!?%…」』）］》〉】。、，：；！？'

function isRead(size: number, outside: Code): boolean {
  return size > 1 || besideSingle.test(letterOf(outside))
}

/** Matches raised numbers, and letters of Chinese, Japanese and Korean. */
const besideSingle = /[⁰¹²³⁴-⁹ªº\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

function isWord(code: Code): boolean {
  return kindOf(code) === 'word'
}

/** The character for a code; `''` for the end of the text, a line ending or a tab. */
function letterOf(code: Code): string {
  return code === null || code < 0 ? '' : String.fromCharCode(code)
}
