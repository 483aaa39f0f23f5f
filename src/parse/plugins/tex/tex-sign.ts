import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, State} from 'micromark-util-types'
import {isLetter} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    texSign: 'texSign'
  }
}

/** `\,` between words, and `\S` and `\P`, which are commands of one letter. */
export const texSign: Construct = {
  name: 'texSign',
  tokenize(effects, ok, nok) {
    const end: State = code => {
      effects.exit('texSign')
      return ok(code)
    }
    // A command of more letters is another one.
    const behindLetter: State = code => (isLetter(code) ? nok(code) : end(code))
    const behindComma: State = code => (code === null || code <= 32 ? nok(code) : end(code))
    const sign: State = code => {
      if (code === 44) {
        effects.consume(code)
        return behindComma
      }
      if (code !== 80 && code !== 83) return nok(code)
      effects.consume(code)
      return behindLetter
    }
    return code => {
      effects.enter('texSign')
      effects.consume(code)
      return sign
    }
  }
}

export const texSignToTree: TreeExtension = {
  exit: {
    texSign(token) {
      const value = signs.get(this.sliceSerialize(token)) ?? ''
      this.enter({type: 'text', value}, token)
      this.exit(token)
    }
  }
}

const signs: ReadonlyMap<string, string> = new Map([
  ['\\,', '\u202F'],
  ['\\S', '§'],
  ['\\P', '¶']
])
