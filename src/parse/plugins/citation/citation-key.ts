import type {Code, Construct, Effects, State, TokenizeContext, Tokenizer} from 'micromark-util-types'
import {ahead} from './ahead.ts'
import './citation-tokens.ts'
import {joinSuppressedAuthors} from './suppressed-author.ts'

/**
 * A micromark construct for `@key` and `@{key}`, on `@` in text. A key is defined as in Pandoc (manual, “Citation
 * syntax”): a letter, digit or `_`, then more of these and single punctuation marks `:.#$%&-+?<>~/` between them; in
 * braces, anything without white space in which braces are balanced. A key cannot follow a letter or digit, as in an
 * e-mail address, unless this belongs to another key, `@doe99@roe`. Two marks end a key where CommonMark needs them:
 * `&` before a character reference, as in `@doe99&nbsp;says`, and `<` before a tag, as in `@doe99<br>`.
 */
export function citationKey(onKey: (context: TokenizeContext) => void): Construct {
  return {
    name: 'citationKey',
    tokenize: keyTokenizer(onKey),
    previous(code) {
      return !isMatch(letterOrDigit, code) || this.events.at(-1)?.[1].type === 'citationKey'
    }
  }
}

/** A micromark construct for the `-` of `-@key`, on `-` in text. */
export function citationSuppression(key: Construct): Construct {
  return {
    name: 'citationSuppression',
    tokenize,
    resolveAll: joinSuppressedAuthors,
    previous: code => code !== dash && !isMatch(letterOrDigit, code)
  }

  function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    return code => {
      effects.enter('citationSuppression')
      effects.consume(code)
      effects.exit('citationSuppression')
      return effects.attempt(key, ok, nok)
    }
  }
}

function keyTokenizer(onKey: (context: TokenizeContext) => void): Tokenizer {
  return function tokenize(this: TokenizeContext, effects, ok, nok) {
    const self = this
    const braces = bracesOf(this)
    let depth = 0
    let key = ''

    return code => {
      if (code !== at) return nok(code)
      effects.enter('citationKey')
      effects.consume(code)
      return begin
    }

    function begin(code: Code): State | undefined {
      if (code !== leftBrace) return effects.check(keyStart, rest, nok)(code)
      return self.now().offset < braces.until
        ? opened(code)
        : effects.check(braces.scan, opened, opened)(code)
    }

    function opened(code: Code): State | undefined {
      if (!braces.closed.has(self.now().offset)) return nok(code)
      effects.consume(code)
      depth = 1
      return braced
    }

    function braced(code: Code): State | undefined {
      if (code === null || isEndOfBraced(code)) return nok(code)
      if (code === leftBrace) depth++
      if (code === rightBrace && --depth === 0) {
        if (key === '') return nok(code)
        effects.consume(code)
        return end
      }
      key += String.fromCharCode(code)
      effects.consume(code)
      return braced
    }

    function rest(code: Code): State | undefined {
      if (isMatch(wordCharacter, code)) return take(code)
      if (isHighSurrogate(code)) return effects.check(astralWordCharacter, take, end)(code)
      if (code === ampersand) return effects.check(characterReference, end, punctuation)(code)
      return punctuation(code)
    }

    function punctuation(code: Code): State | undefined {
      return isMatch(innerPunctuation, code) ? effects.check(followed, take, end)(code) : end(code)
    }

    // Consumes a surrogate together with the other half of its pair.
    function take(code: Code): State | undefined {
      effects.consume(code)
      key += String.fromCharCode(code ?? 0)
      return isHighSurrogate(code) ? take : rest
    }

    function end(code: Code): State | undefined {
      const token = effects.exit('citationKey')
      token._citationKey = key
      onKey(self)
      return ok(code)
    }
  }
}

/**
 * The braces that are known to close before the next white space, cached so that the text is searched once rather than
 * once for each key.
 */
type Braces = {
  /** The offsets of the opening braces that are closed. */
  readonly closed: Set<number>
  until: number
  readonly scan: Construct
}

function bracesOf(context: TokenizeContext): Braces {
  const known = bracesByContext.get(context)
  if (known) return known
  const closed = new Set<number>()
  const braces: Braces = {closed, until: 0, scan: {partial: true, tokenize: scan}}
  bracesByContext.set(context, braces)
  return braces

  function scan(this: TokenizeContext, effects: Effects, ok: State): State {
    const self = this
    const open: number[] = []
    return code => {
      effects.enter('citationMark')
      return read(code)
    }

    function read(code: Code): State | undefined {
      if (isEndOfBraced(code)) {
        braces.until = self.now().offset
        effects.exit('citationMark')
        return ok(code)
      }
      if (code === leftBrace) open.push(self.now().offset)
      if (code === rightBrace) closed.add(open.pop() ?? -1)
      effects.consume(code)
      return read
    }
  }
}

const bracesByContext = new WeakMap<TokenizeContext, Braces>()

function isEndOfBraced(code: Code): boolean {
  return code === null || code < 0 || isMatch(unicodeSpace, code)
}

const keyStart = ahead(/^[\p{L}\p{N}_]/u, 2)

const astralWordCharacter = ahead(/^[\p{L}\p{N}\p{M}]/u, 2)

/** Matches a character reference such as `&nbsp;`; the longest name has 31 letters. */
const characterReference = ahead(/^&(?:[A-Za-z][A-Za-z\d]{0,30}|#\d{1,7}|#[Xx][\dA-Fa-f]{1,6});/, 33)

/** Matches a punctuation mark after which a key continues. As in Pandoc, `:` and `/` may precede a slash, for URLs. */
const followed = ahead(/^(?!<[A-Za-z])(?:.[\p{L}\p{N}\p{M}_]|[:/]\/)/u, 3)

function isMatch(expression: RegExp, code: Code): boolean {
  return code !== null && code >= 0 && expression.test(String.fromCharCode(code))
}

function isHighSurrogate(code: Code): boolean {
  return code !== null && code >= 0xd800 && code <= 0xdbff
}

const ampersand = 38
const dash = 45
const leftBrace = 123
const rightBrace = 125
const at = 64
const innerPunctuation = /[:.#$%&\-+?<>~/]/
const wordCharacter = /[\p{L}\p{N}\p{M}_]/u
const letterOrDigit = /[\p{L}\p{N}\p{M}]/u
const unicodeSpace = /\s/u
