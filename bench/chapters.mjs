import {headings, words} from './vocabulary.mjs'

/**
 * Chapters of running text with headings, emphasis, links, lists, quotations, tables, notes and citations of all forms,
 * locators and narrative ones included. Labels of notes are unique over the whole, so that the chapters can also be
 * read as one file. Words and citations are spread evenly.
 * @param {import('./random.mjs').Random} random
 * @param {import('./generate.mjs').Size} size
 * @param {readonly string[]} keys of the bibliography
 * @returns {readonly string[]}
 */
export function makeChapters(random, size, keys) {
  const state = {words: 0, citations: 0, notes: 0}
  return Array.from({length: size.chapters}, (_, index) => {
    const last = Math.round((size.words * (index + 1)) / size.chapters)
    const blocks = [`# ${random.from(headings)} ${index + 1}`]
    for (let block = 0; state.words < last; block++) {
      if (block % 6 === 5) blocks.push(`${random.chance(0.3) ? '###' : '##'} ${random.from(headings)}`)
      blocks.push(makeBlock({random, size, keys, state}))
    }
    return `${blocks.join('\n\n')}\n`
  })
}

function makeBlock(draft) {
  const {random} = draft
  const kind = random.between(1, 20)
  if (kind === 1) return list(draft, () => '- ')
  if (kind === 2) return list(draft, index => `${index + 1}. `)
  if (kind === 3) return `> ${sentence(draft)} ${sentence(draft)}`
  if (kind === 4 && random.chance(0.5)) return table(draft)
  return paragraph(draft)
}

/** A paragraph, one sentence per line as in galley's own papers, followed by the text of its note. */
function paragraph(draft) {
  const {random, state} = draft
  const sentences = Array.from({length: random.between(3, 6)}, () => sentence(draft))
  if (!random.chance(0.15)) return sentences.join('\n')
  state.notes++
  const label = `n${state.notes}`
  const called = `${sentences.join('\n')}[^${label}]`
  return `${called}\n\n[^${label}]: ${sentence(draft)} ${sentence(draft)}`
}

function list(draft, marker) {
  return Array.from(
    {length: draft.random.between(3, 5)},
    (_, index) => `${marker(index)}${sentence(draft)}`
  ).join('\n')
}

function table(draft) {
  const row = () => `| ${capital(phrase(draft, 2))} | ${draft.random.between(1, 999)} | ${phrase(draft, 3)} |`
  return ['| Place | Cases | Remark |', '| :-- | --: | --- |', row(), row(), row()].join('\n')
}

/** A sentence, with a citation if the text has fewer than it should. */
function sentence(draft) {
  const {random, size, state} = draft
  const text = marked(draft, clause(draft))
  if (state.citations >= Math.min(size.citations, (state.words / size.words) * size.citations)) {
    return `${capital(text)}.`
  }
  state.citations++
  const kind = random.from(kinds)
  if (kind === 'narrative') return `@${random.from(draft.keys)} ${text}.`
  if (kind === 'narrative with locator')
    return `As @${random.from(draft.keys)} [${locator(random)}] says, ${text}.`
  if (kind === 'without author') return `${capital(text)} [-@${random.from(draft.keys)}].`
  const items = Array.from({length: random.early([1, 2, 3])}, () => item(draft))
  return `${capital(text)} [${items.join('; ')}].`
}

const kinds = [
  'bracket',
  'bracket',
  'bracket',
  'bracket',
  'bracket',
  'narrative',
  'narrative with locator',
  'without author'
]

function item(draft) {
  const {random} = draft
  const key = `@${random.from(draft.keys)}`
  return random.early([
    () => key,
    () => `${key}, ${locator(random)}`,
    () => `see ${key}`,
    () => `see also ${key}, ${locator(random)}`,
    () => `${key}, ${locator(random)}, and *passim*`
  ])()
}

function locator(random) {
  const page = random.between(1, 400)
  return random.from([
    `p. ${page}`,
    `pp. ${page}--${page + random.between(1, 9)}`,
    `chap. ${random.between(1, 12)}`,
    `${page}`
  ])
}

function clause(draft) {
  const {random} = draft
  const first = phrase(draft, random.between(6, 14))
  return random.chance(0.4) ? `${first}, ${phrase(draft, random.between(4, 9))}` : first
}

/** Counts the words of a text, which make up the size of the manuscript. */
function phrase({random, state}, length) {
  state.words += length
  return Array.from({length}, () => random.early(words)).join(' ')
}

/** Sometimes a clause with emphasis, strong emphasis, quotation marks, code or a link. */
function marked(draft, text) {
  const {random} = draft
  if (!random.chance(0.3)) return text
  const added = phrase(draft, 2)
  return `${text} ${random.from([
    `*${added}*`,
    `**${added}**`,
    `“${added}”`,
    `\`${added}\``,
    `[${added}](https://example.org/${random.between(1, 999)})`,
    `– *${added}* – naïvely`
  ])}`
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
