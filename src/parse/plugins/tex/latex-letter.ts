import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Code, Construct, State} from 'micromark-util-types'
import {isLetter, isLineEnding} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    latexLetter: 'latexLetter'
  }
}

/**
 * A letter in LaTeX's notation without braces, `G\"odel`, `\c Sen` and `\O`. This is only for texts that use LaTeX's notation,
 * because in Markdown `\"` is an escaped quotation mark. As in LaTeX, a space after a letter command such as `\O` is
 * dropped.
 */
export const latexLetter: Construct = {
  name: 'latexLetter',
  tokenize(effects, ok, nok) {
    const isInWord = isWordCharacter(this.previous)
    let source = '\\'
    let isWhole: RegExp = /$^/
    const consume = (code: Exclude<Code, null>): void => {
      source += code < 0 ? ' ' : String.fromCodePoint(code)
      effects.consume(code)
    }
    const sign: State = code => {
      if (code === null || code < 33) return nok(code)
      isWhole = isLetter(code) ? ownLetter : isInWord ? accentInWord : accentAtStart
      consume(code)
      return isLetter(code) ? behindOwn : letter
    }
    const behindOwn: State = code => {
      if (code === 32 && namedAccent.test(source)) {
        consume(code)
        return named
      }
      if (isLetter(code) || code === 123 || !isWhole.test(source)) return nok(code)
      if (code !== 32) return end(code)
      effects.consume(code)
      return end
    }
    const named: State = code => {
      if (code === null || !isLetter(code)) return nok(code)
      consume(code)
      return end
    }
    const letter: State = code => {
      if (code === null || isLineEnding(code)) return nok(code)
      consume(code)
      if (source.endsWith('\\')) return dotless
      return isWhole.test(source) ? next => (mayEnd(source, next) ? end(next) : nok(next)) : nok
    }
    // The dotless letter in `\'\i`, and the space after it.
    const dotless: State = code => {
      if (code !== 105 && code !== 106) return nok(code)
      consume(code)
      return next => {
        if (next !== 32) return isLetter(next) ? nok(next) : end(next)
        effects.consume(next)
        return end
      }
    }
    const end: State = code => {
      effects.exit('latexLetter')
      return ok(code)
    }
    return code => {
      effects.enter('latexLetter')
      effects.consume(code)
      return sign
    }
  }
}

export const latexLetterToTree: TreeExtension = {
  exit: {
    latexLetter(token) {
      const value = this.sliceSerialize(token).trimEnd()
      const name = /^\\(.[A-Za-z]*)/u.exec(value)?.[1] ?? ''
      this.enter({type: 'rawTex', name: name.slice(0, 1), value, block: false}, token)
      this.exit(token)
    }
  }
}

/** Matches an accent whose name is a letter, with a space before the accented letter: `Fran\c cois`. */
const namedAccent = /^\\[cvHkurdbt]$/
const ownLetter = /^\\[oOlLij]$/
/** Matches an accent with a letter that can have it. Inside a word, the `\'s` in `it\'s` is not an accent. */
const accentInWord =
  /^\\(?:["^`][aeiouyAEIOUYıȷ]|'[aeiouycnszAEIOUYCNRSZL]|~[anoiuANOIU]|=[aeiouyAEIOUY]|\.[zcegiZCEGI])$/u
const accentAtStart = /^\\(?:["^`'=][AEIOUY]|['^`=][aeiouy]|~[Nn]|'[CSZcsz]|\.[ZIG])$/u

/** Whether an accented letter can end a word: `\'s` is then an escaped apostrophe, and `\^i` an escaped circumflex. */
function mayEnd(source: string, next: Code): boolean {
  return !/^\\(?:'[ns]|\^.)$/i.test(source) || isLetter(next)
}

function isWordCharacter(code: Code): boolean {
  return code !== null && code > 32 && /[\p{L}\p{M}}]/u.test(String.fromCodePoint(code))
}
