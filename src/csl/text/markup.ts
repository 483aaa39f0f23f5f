import {GUARD, type Quotes, type Token, type TokenMark, tokenMark} from '../output/tokens.ts'

type Piece = {text: string; mark?: TokenMark | undefined; partner?: number}

const splitter = /(<\/?(?:i|b|sup|sub|sc|span)\b[^<>]*>|["'“”‘’«»])/

/** A text without the tags of rich text; other angle brackets are text. */
export function withoutTags(text: string): string {
  return text.includes('<') ? text.replace(/<\/?(?:i|b|sup|sub|sc|span)\b[^<>]*>/g, '') : text
}

/** Whether a text has no markup, no quotation marks and no characters beyond Latin-1 letters. */
function isPlain(text: string): boolean {
  return !/[<"'\u0080-\u00bf\u0100-\uffff]/.test(text)
}

/**
 * Parses the rich text of a field (CSL-JSON, “Rich text”): tags, and quotation marks, which alternate when nested. A
 * tag or mark without a partner is text.
 */
export function readMarkup(text: string, quotes: Quotes): Token[] {
  if (isPlain(text)) return text === '' ? [] : [text]
  if (!/[<"'“”‘’«»]/.test(text)) return text === '' ? [] : withSuperscripts([text])
  const spaced = text.replace(/« /g, '«\u202f').replace(/ »/g, '\u202f»')
  const pieces: Piece[] = spaced.split(splitter).map(piece => ({text: piece}))
  pairUp(pieces, quotes)
  const tokens: Token[] = []
  for (const piece of pieces) {
    const token = piece.mark ?? piece.text
    if (token === '') continue
    const last = tokens.at(-1)
    const isBehindQuote = typeof last === 'object' && last.kind === 'quote' && !last.open
    if (typeof token === 'string' && isBehindQuote && /^[.,:;!?]/.test(token)) tokens.push(GUARD + token)
    else if (typeof token === 'string' && typeof last === 'string') tokens[tokens.length - 1] = last + token
    else tokens.push(token)
  }
  return withSuperscripts(tokens)
}

type Open = Readonly<{index: number; kind: string}>

function pairUp(pieces: readonly Piece[], quotes: Quotes): void {
  const open: Open[] = []
  const close = (kind: string, index: number, marks: readonly [TokenMark, TokenMark]): boolean => {
    const at = open.findLastIndex(each => each.kind === kind)
    if (at < 0) return false
    pieces[open[at]!.index]!.mark = marks[0]
    pieces[index]!.mark = marks[1]
    open.length = at
    return true
  }
  const quoteMarks = [tokenMark('quote', true), tokenMark('quote', false)] as const
  for (let index = 1; index < pieces.length; index += 2) {
    const piece = pieces[index]!
    const {text} = piece
    const before = charBefore(pieces, index)
    const after = charAfter(pieces, index)
    if (text.startsWith('</')) {
      const name = text.slice(2, -1)
      const at = open.findLastIndex(each => each.kind.startsWith(`<${name}`))
      if (at >= 0) {
        const [opening, closing] = marksOfTag(open[at]!.kind)
        close(open[at]!.kind, index, [opening, closing])
      }
    } else if (text.startsWith('<')) {
      if (isKnownTag(text)) open.push({index, kind: text})
    } else if (text === '"') {
      const isClosing = open.some(({kind}) => kind === '"') && !/[\s([{]/.test(before) && before !== ''
      if (isClosing) close('"', index, quoteMarks)
      else if (
        after !== '' &&
        !/\s/.test(after) &&
        (before === '' || /[\s([{\u2013\u2014/'’‘“-]/.test(before))
      )
        open.push({index, kind: '"'})
    } else if (text === "'") {
      const isClosing =
        open.some(({kind}) => kind === "'") && before !== '' && !/[\s([{]/.test(before) && !isLetter(after)
      if (isClosing) close("'", index, quoteMarks)
      else if (
        (before === '' || /[\s([{\u2013\u2014/"“-]/.test(before)) &&
        after !== '' &&
        !/[\s']/.test(after)
      )
        open.push({index, kind: "'"})
      if (piece.mark === undefined) piece.text = '’'
    } else if (text === quotes.open && quotes.open !== quotes.close) open.push({index, kind: 'own'})
    else if (text === quotes.close && close('own', index, quoteMarks)) {
      // This mark is now paired with its opening mark.
    } else if (text === '‘' && open.some(({kind}) => kind === 'own' || kind === '"')) {
      open.push({index, kind: 'inner'})
    } else if (text === '’' && open.some(({kind}) => kind === 'inner') && !isLetter(after)) {
      close('inner', index, quoteMarks)
    }
  }
}

function isLetter(character: string): boolean {
  return /[a-z\d]/i.test(character) || (character > '\u007f' && /[\p{L}\p{N}]/u.test(character))
}

/** The character before a piece, skipping tags. */
function charBefore(pieces: readonly Piece[], index: number): string {
  for (let at = index - 1; at >= 0; at--) {
    const {text} = pieces[at]!
    if (at % 2 === 1 && text.startsWith('<')) continue
    if (text !== '') return text.at(-1)!
  }
  return ''
}

function charAfter(pieces: readonly Piece[], index: number): string {
  for (let at = index + 1; at < pieces.length; at++) {
    const {text} = pieces[at]!
    if (at % 2 === 1 && text.startsWith('<')) continue
    if (text !== '') return text[0]!
  }
  return ''
}

function isKnownTag(tag: string): boolean {
  return !tag.startsWith('<span') || marksOfSpan(tag) !== undefined
}

function marksOfTag(tag: string): readonly [TokenMark, TokenMark] {
  const name = /^<(\w+)/.exec(tag)?.[1]
  const format = (property: Parameters<typeof tokenMark>[2], value: string) =>
    [tokenMark('format', true, property, value), tokenMark('format', false, property, value)] as const
  if (name === 'i') return format('font-style', 'italic')
  if (name === 'b') return format('font-weight', 'bold')
  if (name === 'sup') return format('vertical-align', 'sup')
  if (name === 'sub') return format('vertical-align', 'sub')
  if (name === 'sc') return format('font-variant', 'small-caps')
  return marksOfSpan(tag) ?? [tokenMark('nocase', true), tokenMark('nocase', false)]
}

function marksOfSpan(tag: string): readonly [TokenMark, TokenMark] | undefined {
  if (/class\s*=\s*["']nocase["']/.test(tag)) return [tokenMark('nocase', true), tokenMark('nocase', false)]
  if (/class\s*=\s*["']nodecor["']/.test(tag))
    return [tokenMark('nodecor', true), tokenMark('nodecor', false)]
  if (/style\s*=\s*["']\s*font-variant:\s*small-caps;?\s*["']/.test(tag))
    return [
      tokenMark('format', true, 'font-variant', 'small-caps'),
      tokenMark('format', false, 'font-variant', 'small-caps')
    ]
  return undefined
}

const superscript = /[ª²³¹ºʰ-ʸˠ-ˤᴬ-ᵡᶜᶠᶻᶛ-ᶿ⁰-ⁿ℠™㆒-㆟]+/

/** Superscript letters that Unicode does not decompose. */
const undecomposed: Readonly<Record<string, string>> = {ˀ: 'ʔ', ˁ: 'ʕ', ۥ: 'و', ۦ: 'ي'}

/** Turns superscript characters in tokens into raised letters. */
export function withSuperscripts(tokens: Token[]): Token[] {
  if (!tokens.some(token => typeof token === 'string' && (superscript.test(token) || /[ˀˁۥۦ]/.test(token))))
    return tokens
  const [open, close] = marksOfTag('<sup>')
  return tokens.flatMap(token => {
    if (typeof token !== 'string') return [token]
    return token.split(/([ª²³¹ºʰ-ʸˠ-ˤᴬ-ᵡᶜᶠᶻᶛ-ᶿ⁰-ⁿ℠™㆒-㆟ˀˁۥۦ]+)/).flatMap((piece, index): Token[] => {
      if (piece === '') return []
      if (index % 2 === 0) return [piece]
      return [...piece].flatMap(character => [
        open,
        undecomposed[character] ?? character.normalize('NFKD'),
        close
      ])
    })
  })
}

/** Replaces a straight apostrophe in a term with a curly one. */
export function curly(text: string): string {
  return text.includes("'") ? text.replaceAll("'", '’') : text
}
