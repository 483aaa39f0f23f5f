/** The attributes of an element, in order; those with the value undefined are omitted. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>

/** Writes an XML element. Its content consists of texts that are already XML, and lists of such texts. */
export function element(
  name: string,
  attributes: XmlAttributes = {},
  ...content: readonly (string | readonly string[])[]
): string {
  let tag = `<${name}`
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) tag += ` ${key}="${typeof value === 'number' ? value : escapeXml(value)}"`
  }
  const inner = content.map(part => (typeof part === 'string' ? part : part.join(''))).join('')
  return inner === '' ? `${tag}/>` : `${tag}>${inner}</${name}>`
}

/**
 * Escapes text for an attribute, or for an element that must keep its white space. XML 1.0 (2.2) cannot represent most
 * control characters, noncharacters and lone surrogates, which become U+FFFD. Tabs and line ends are written as
 * references, because a parser would turn them into spaces in an attribute (3.3.3).
 */
export function escapeXml(text: string): string {
  return escaped(text, /[&<>"\t\n\r]/)
}

/**
 * Escapes text for an element but keeps tabs and line feeds. A carriage return is written as a reference, because a
 * parser would turn it into a line feed (2.11).
 */
export function escapeXmlText(text: string): string {
  return escaped(text, /[&<>"\r]/)
}

function escaped(text: string, special: RegExp): string {
  const allowed = forbidden.test(text) ? text.replace(allForbidden, '\uFFFD') : text
  return special.test(allowed)
    ? allowed.replace(new RegExp(special, 'g'), character => references[character] ?? character)
    : allowed
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;'
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot contain them
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u
const allForbidden = new RegExp(forbidden, 'gu')
