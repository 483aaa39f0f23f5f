import {
  givenNames,
  journals,
  organisations,
  particleNames,
  publishers,
  sharedSurnames,
  surnameEndings,
  surnameStems,
  words
} from './vocabulary.mjs'

/**
 * A bibliography as BibTeX: half of it articles, with LaTeX accents, particles, organisations, and macros for months
 * and journals. Gives the text and the keys in order.
 * @param {import('./random.mjs').Random} random
 * @param {number} count of entries
 * @returns {{text: string, keys: readonly string[]}}
 */
export function makeBibliography(random, count) {
  const keys = new Set()
  const entries = []
  while (entries.length < count) {
    const authors = makeAuthors(random)
    const year = random.between(1965, 2024)
    const key = uniqueKey(keys, `${keyName(authors[0])}${year}`)
    keys.add(key)
    entries.push(makeEntry(random, key, authors, year))
  }
  return {text: `@string{cup = {Cambridge University Press}}\n\n${entries.join('\n\n')}\n`, keys: [...keys]}
}

function makeAuthors(random) {
  if (random.chance(0.05)) return [`{${random.from(organisations)}}`]
  const count = random.early([1, 2, 3, 4, 6])
  return Array.from({length: count}, () => {
    if (random.chance(0.04)) return random.from(particleNames)
    const surname = random.chance(0.15)
      ? random.from(sharedSurnames)
      : `${random.from(surnameStems)}${random.from(surnameEndings)}`
    // The two notations of BibTeX, in the proportion of real files.
    return random.chance(0.8)
      ? `${surname}, ${random.from(givenNames)}`
      : `${random.from(givenNames)} ${surname}`
  })
}

function keyName(author) {
  const surname = author.includes(',') ? author.split(',')[0] : author.split(' ').at(-1)
  const letters = surname
    .replace(/\\[a-zA-Z](?![a-z])/gu, '')
    .replace(/[^A-Za-z]/gu, '')
    .toLowerCase()
  return letters === '' ? 'anon' : letters
}

function uniqueKey(keys, wanted) {
  if (!keys.has(wanted)) return wanted
  for (let number = 1; ; number++) {
    const letter = String.fromCharCode(96 + ((number - 1) % 26) + 1).repeat(Math.ceil(number / 26))
    if (!keys.has(`${wanted}${letter}`)) return `${wanted}${letter}`
  }
}

function makeEntry(random, key, authors, year) {
  const [type, fields] = random.early(kinds)(random, year)
  const [publisher, place] = random.from(publishers)
  const all = {
    author: `{${authors.join(' and ')}}`,
    title: `{${makeTitle(random)}}`,
    ...fields({publisher, place}),
    year: `{${year}}`
  }
  if (random.chance(0.25)) all.abstract = `{${sentence(random, random.between(30, 60))}}`
  if (random.chance(0.3)) all.keywords = `{${[1, 2, 3].map(() => random.from(words)).join(', ')}}`
  const lines = Object.entries(all).map(([name, value]) => `  ${name.padEnd(9)} = ${value}`)
  return `@${type}{${key},\n${lines.join(',\n')}\n}`
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const kinds = [
  random => [
    'article',
    () => ({
      journal: `{${random.from(journals)}}`,
      volume: `{${random.between(1, 90)}}`,
      number: `{${random.between(1, 12)}}`,
      pages: pages(random),
      month: random.from(months),
      doi: `{10.5555/bench.${random.between(10000, 99999)}.${random.between(100, 999)}}`
    })
  ],
  random => [
    'book',
    ({publisher, place}) => ({
      publisher: random.chance(0.2) ? 'cup' : `{${publisher}}`,
      address: `{${place}}`,
      ...(random.chance(0.3) ? {edition: `{${random.between(2, 4)}}`} : {})
    })
  ],
  random => [
    'incollection',
    ({publisher, place}) => ({
      booktitle: `{${makeTitle(random)}}`,
      editor: `{${makeAuthors(random).join(' and ')}}`,
      pages: pages(random),
      publisher: `{${publisher}}`,
      address: `{${place}}`
    })
  ],
  random => [
    'inproceedings',
    () => ({
      booktitle: `{Proceedings of the ${random.between(2, 40)}th {ACM} Conference on ${capital(random.from(words))}}`,
      pages: pages(random)
    })
  ],
  random => [
    'phdthesis',
    ({place}) => ({
      school: `{University of ${place}}`,
      note: random.chance(0.3) ? '{Unpublished}' : '{In the author{\\textquoteright}s hands}'
    })
  ],
  random => [
    'techreport',
    ({place}) => ({
      institution: `{${random.from(organisations)}}`,
      number: `{WP-${random.between(1, 400)}}`,
      address: `{${place}}`
    })
  ],
  random => [
    'misc',
    () => ({
      howpublished: `{\\url{https://example.org/report/${random.between(100, 9999)}?part=${random.between(1, 9)}}}`,
      note: '{Accessed 3 March 2024}'
    })
  ]
]

function pages(random) {
  const first = random.between(1, 900)
  return `{${first}--${first + random.between(3, 40)}}`
}

function makeTitle(random) {
  const main = capital(sentence(random, random.between(4, 9)))
  const subject = random.chance(0.2)
    ? ` in {${random.from(['Pakistan', 'DNA', "C{\\^o}te d'Ivoire", 'NATO'])}}`
    : ''
  const emphasis = random.chance(0.06) ? ' and \\emph{Homo economicus}' : ''
  return random.chance(0.4)
    ? `${main}${subject}: ${capital(sentence(random, random.between(3, 7)))}${emphasis}`
    : `${main}${subject}${emphasis}`
}

function sentence(random, length) {
  return Array.from({length}, () => random.early(words)).join(' ')
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
