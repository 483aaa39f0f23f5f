import type {PhrasingContent} from 'mdast'
import type {RawTex} from '../../core/mdast.ts'
import type {LatexReader} from '../latex/blocks/reader.ts'
import {argumentsAt, environmentAt, splitAt, trimmedPart} from '../latex/blocks/scan.ts'
import {countedLabel} from '../latex/item-labels.ts'

/**
 * The items of a LaTeX list within running text, such as a note, where no list can be: one after another, with their
 * numbers, and reported. Undefined for other environments.
 */
export function listInWords({value}: RawTex, reader: LatexReader): PhrasingContent[] | undefined {
  const list = environmentAt(value, 0)
  if (list === undefined || !/^(?:itemize|enumerate|description)\*?$/.test(list.name)) return undefined
  const [, ...items] = splitAt(list.body, ({type, name, end}) =>
    type === 'command' && name === 'item' ? end : undefined
  )
  reader.report(
    {text: value, at: 0},
    `\\begin{${list.name}}`,
    `\`\\begin{${list.name}}\` is within a line or a note, so its items are printed one after another`,
    'Write a note with a list as `[^name]`, and below the paragraph `[^name]: Words`, with the list in lines that begin with four spaces: `    - item`.'
  )
  return items.flatMap((item, index): PhrasingContent[] => {
    const {options, end} = argumentsAt(item.text, 0, 0)
    const label = options[0] && {text: options[0].text, at: item.at + options[0].at}
    const number = list.name.startsWith('enumerate') ? `(${countedLabel('1', index + 1)}) ` : ''
    const between = `${index > 0 ? ' ' : ''}${number}`
    const place = reader.place(item.at - '\\item'.length, item.at)
    return [
      ...(between === '' ? [] : [{type: 'text' as const, value: between, ...place}]),
      ...(label === undefined
        ? []
        : [...reader.words([label]), {type: 'text' as const, value: ' ', ...place}]),
      ...reader.words([trimmedPart(item, end)])
    ]
  })
}
