import {logos, symbols} from '../../../core/tex-symbols.ts'

/**
 * The end of the length in brackets after a line break, such as `[2pt]`, with the white space before it. Other words in
 * brackets are text, so the result is `start` for them.
 */
export function endOfLengthOption(text: string, start: number): number {
  const option = new RegExp(pattern, 'y')
  option.lastIndex = start
  const [written = '', command] = option.exec(text) ?? []
  // A command between brackets may be a word, such as `\dots`.
  return command !== undefined && (symbols.has(command) || logos.has(command))
    ? start
    : start + written.length
}

const number = String.raw`[-+]?\s*\d{0,9}[.,]?\d{0,9}\s*`
const unit = '(?:true\\s*)?(?:pt|mm|cm|in|ex|em|bp|pc|dd|cc|sp|px)'
const glue = String.raw`(?:\s*(?:plus|minus|[-+])[^\][{}\n]{0,40})?`
const pattern = String.raw`\s*\[\s*${number}(?:${unit}|\\([A-Za-z]+))${glue}\s*\]`
