/** Parses a ToUnicode map (ISO 32000-1, 9.10.3): texts by four-digit hexadecimal codes. */
export function readToUnicode(map: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const [, rows = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of rows.matchAll(/<(\w+)> *<(\w+)>/g))
      texts.set(code.toUpperCase(), textOfHexadecimal(text))
  }
  for (const [, rows = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', text, list = ''] of rows.matchAll(ranges)) {
      if (text === undefined) {
        const each = list.match(/\w+/g) ?? []
        each.forEach((one, index) => {
          texts.set(hexadecimal(Number.parseInt(from, 16) + index), textOfHexadecimal(one))
        })
        continue
      }
      const first = Number.parseInt(from, 16)
      const [same, last] = [text.slice(0, -4), Number.parseInt(text.slice(-4), 16)]
      for (let code = first; code <= Number.parseInt(to, 16); code++)
        texts.set(hexadecimal(code), textOfHexadecimal(same + hexadecimal(last + code - first)))
    }
  }
  return texts
}

/** Ranges of codes, with the text of the first or of each. */
const ranges = /<(\w+)> *<(\w+)> *(?:<(\w+)>|\[([^\]]*)\])/g

/** Decodes UTF-16, each unit as four hexadecimal digits. */
export function textOfHexadecimal(digits: string): string {
  return (digits.match(/.{4}/g) ?? []).map(unit => String.fromCharCode(Number.parseInt(unit, 16))).join('')
}

/** Encodes text as a string of a content stream, with a UTF-16 byte order mark. */
export function hexadecimalText(text: string): string {
  return `<FEFF${Array.from({length: text.length}, (_, index) => hexadecimal(text.charCodeAt(index))).join('')}>`
}

function hexadecimal(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0')
}
