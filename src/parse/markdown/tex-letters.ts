import type {Nodes, Text} from 'mdast'
import {accents} from '../../core/tex-symbols.ts'

/** Matches a command for a single letter or symbol, which swallows the space after it as all LaTeX commands do. */
export const letterCommand =
  /^\\(?:og|slash|ss|ae|AE|oe|OE|aa|AA|dh|DH|th|TH|dj|DJ|ng|NG|text(?:e[nm]dash|degree|celsius|mu|ohm|euro|sterling|dollar|pm|section|paragraph|quotedbl|quotesingle|quoted?bl?left|quotedblleft|quoteleft|langle|exclamdown|questiondown|asciitilde)|degree|micro|pounds|euro|guill?emot(?:left|right)|guillemet(?:left|right)|guilsingl(?:left|right)|f[lr]qq?|glqq?|lq|quoted?blbase|quotesinglbase)$/

/** Matches a command for a mark after a word; the space after it is dropped only before another mark. */
export const closingCommand = /^\\(?:grqq?|rq|textrangle|textquotedblright|textquoteright)$/

/**
 * Reads the accent on the last letter of `\L{}o\'s`. Markdown removes its backslash; after other words, the `\'s` of
 * `dog\'s` is an apostrophe.
 */
export function accentAfterLetter(text: Text, before: Nodes, source: string): void {
  const start = text.position?.start.offset
  if (start === undefined || before.type !== 'rawTex' || !letterInBraces.test(before.value)) return
  const [written = '', vowel = '', sign = '', letter = ''] =
    accentInRest.exec(source.slice(start, start + 4)) ?? []
  if (written === '' || !text.value.startsWith(vowel + sign + letter)) return
  const read = vowel + (letter + accents.get(sign)).normalize('NFC')
  text.value = read + text.value.slice(vowel.length + sign.length + letter.length)
}

/** Matches a command for a letter that shows its end. */
const letterInBraces = /^(?:\\[oOlLij]\{\}|\{\\(?:ss|ae|AE|oe|OE|aa|AA|[oOlLij])\})$/
const accentInRest = /^([aeiouy]?)\\(['`^"~=.])(\p{L})/u
