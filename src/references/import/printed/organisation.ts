/** An acronym, `WHO`, `UN-Habitat` or `FAO/WHO`, and an organisation written out. */
const acronym = '\\p{Lu}[\\p{L}&.-]*\\p{Lu}[\\p{L}&./-]*'
const small = '(?:of|for|the|and|on|in|de|des|du|la|le|del|della|für|und|der|y|et|&)'
const word = "\\p{Lu}[\\p{L}’'.-]*"
const whole = `${word}(?:,?\\s(?:${small}\\s){0,3}${word}){1,14}`

/**
 * An organization with its acronym, one of them in brackets: `FAO (Food and Agriculture Organization)`,
 * `International Labour Organization (ILO)`, `World Bank (The)`.
 */
export const organisation = new RegExp(
  `^(?:${acronym}\\s\\((?:The\\s)?${whole}\\)|${whole}\\s\\((?:${acronym}|The)\\))$`,
  'u'
)

/**
 * One or more organisations with acronyms at the beginning of a reference, before its date or title, joined by “and” or
 * a comma.
 */
const one = `(?:${acronym}\\s\\((?:The\\s)?${whole}\\)|${whole}\\s\\((?:${acronym}|The)\\))`
export const organisationFirst = new RegExp(
  `^(${one}(?:(?:,|,?\\s(?:and|&|und|et|y))\\s${one})*)[.,:;]?(?=\\s|$)`,
  'gu'
)
