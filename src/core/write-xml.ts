/** The attributes of an element, in order; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element of XML with its content, which is XML already. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  let tag = `<${name}`
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) tag += ` ${key}="${typeof value === 'number' ? value : escapeXml(value)}"`
  }
  const inner = content.join('')
  return inner === '' ? `${tag}/>` : `${tag}>${inner}</${name}>`
}

/**
 * Text for an element or an attribute. XML 1.0 (2.2) has no way to write most control characters, noncharacters and
 * lone surrogates, which become U+FFFD.
 */
export function escapeXml(text: string): string {
  const allowed = forbidden.test(text) ? text.replace(allForbidden, '\uFFFD') : text
  return special.test(allowed)
    ? allowed.replace(allSpecial, character => references[character] ?? character)
    : allowed
}

const special = /[&<>"\t\n\r]/
const allSpecial = new RegExp(special, 'g')
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;'
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u
const allForbidden = new RegExp(forbidden, 'gu')
