/**
 * The shared parts of the training (tools/train-references.mjs) and the measurement (bench/references.mjs) of the
 * reader of printed references: labelled references from a corpus, models trained on them, and scores.
 */
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {invent} from './invented-references.mjs'
import {createRandom, statesOf, train} from './sequence-model.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Compiles the program's own parts that are trained, and its reader of bibliographies, from the sources. */
export async function loadProgram() {
  const folder = mkdtempSync(join(tmpdir(), 'galley-train-'))
  try {
    await build({
      stdin: {
        contents: `export {joinCount} from './src/references/import/printed/features.ts'
          export {labelWords, prepare} from './src/references/import/printed/label.ts'
          export {modelOf} from './src/references/import/printed/model.ts'
          export {signsOf} from './src/references/import/printed/confidence.ts'
          export {parseBibliography} from './src/parse/bibliography.ts'`,
        resolveDir: root
      },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: join(folder, 'program.mjs'),
      logLevel: 'warning',
      banner: {
        js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);"
      }
    })
    return await import(pathToFileURL(join(folder, 'program.mjs')).href)
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** The settings of the training; chosen by cross-validation inside the training folds of core.xml. */
export const settings = {
  epochs: 12,
  rate: 0.05,
  decay: 0.0005,
  drop: 0.5,
  least: 2,
  seed: 1,
  scale: 0.5,
  kept: 115_000
}

/** References of anystyle's core.xml as `{words, labels, fold}`; the fold, 0 to 4, is a hash of the index. */
export function readCore(corpus) {
  const text = readFileSync(join(corpus, 'reflists/anystyle/core.xml'), 'utf8')
  return [...text.matchAll(/<sequence>([\s\S]*?)<\/sequence>/g)].map(([, body], index) => {
    const words = []
    const labels = []
    for (const [, label, value] of body.matchAll(/<([a-z-]+)>([\s\S]*?)<\/\1>/g))
      for (const word of unescapeXml(value).trim().split(/\s+/)) {
        if (word === '') continue
        words.push(word)
        labels.push(label)
      }
    return {words, labels, fold: foldOf(index)}
  })
}

function foldOf(index) {
  let value = Math.imul(index + 1, 0x9e3779b1)
  value ^= value >>> 15
  value = Math.imul(value, 0x85ebca6b)
  return ((value ^ (value >>> 13)) >>> 0) % 5
}

const unescapeXml = text =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&apos;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

/** Coarse labels for LinkedBooks; tokens with other labels are not compared. */
const linkedLabels = {
  author: 'author',
  title: 'title',
  year: 'date',
  publicationplace: 'location',
  publisher: 'publisher',
  pagination: 'pages',
  volume: 'volume',
  'publicationnumber-year': 'volume'
}

/**
 * References in LinkedBooks (Italian history) to published works, as `{words, labels}` with coarse labels. Its tokens
 * are words and marks, which are joined again as printed.
 */
export function readLinkedBooks(corpus) {
  const text = readFileSync(join(corpus, 'reflists/linkedbooks/clean_valid.txt'), 'utf8')
  const references = []
  let current
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [token, label, kind, part] = line.split(' ')
    if (part === 'b-r') {
      current = {tokens: [], primary: false}
      references.push(current)
    }
    if (part === undefined) continue
    if (part === 'o') current = undefined
    if (!current) continue
    if (kind.endsWith('primary')) current.primary = true
    current.tokens.push([token, linkedLabels[label] ?? 'other'])
  }
  return references.filter(({primary}) => !primary).map(({tokens}) => joinTokens(tokens))
}

function joinTokens(tokens) {
  const words = []
  const labels = []
  let open = false
  tokens.forEach(([token, label], index) => {
    // A word that was broken at the end of a line, and marks that belong to the word before or after them.
    const before = tokens[index - 1]?.[0]
    const glue =
      words.length > 0 &&
      (open || /^[.,;:)\]»”’'?!]+[.,;:]*$/.test(token) || before === '’' || before === "'")
    if (glue) words[words.length - 1] += token
    else {
      words.push(token)
      labels.push(label)
    }
    open = /^[([«“‘]+$/.test(token)
  })
  return {words, labels}
}

/**
 * Invents references from the bibliographies of the corpus, but not from works that are among the labelled references.
 */
export function readInvented(corpus, {parseBibliography}, labelled, count) {
  const files = ['bib', 'joss', 'manubot'].flatMap(folder =>
    readdirSync(join(corpus, folder), {recursive: true})
      .filter(name => name.endsWith('.bib'))
      .map(name => join(corpus, folder, name))
  )
  const items = files
    .sort()
    .flatMap(path =>
      parseBibliography([{path, text: readFileSync(path, 'utf8')}]).references.map(({csl}) => csl)
    )
  const known = labelled.map(({words}) => letters(words)).join('\n')
  const random = createRandom(7)
  const made = {journal: 0, other: 0}
  const invented = []
  // Without this limit, most references would be journal articles; with it, half of them are.
  for (let round = 0; round < items.length * 2 && invented.length < count; round++) {
    const reference = invent(items[(round * 7919) % items.length], random)
    if (!reference) continue
    const kind = reference.labels.includes('journal') ? 'journal' : 'other'
    const title = letters(reference.words.filter((_, index) => reference.labels[index] === 'title'))
    if (made[kind] >= count / 2 || (title.length > 12 && known.includes(title))) continue
    made[kind] += 1
    invented.push({...reference, weight: 0.3})
  }
  return invented
}

const letters = words =>
  words
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, '')

/** A labelled reference with its features; words that the program splits get a label for each part. */
export function makeExample(reference, {prepare}) {
  const text = reference.words.join(' ')
  const prepared = prepare(text)
  const wordAt = []
  let offset = 0
  reference.words.forEach((word, index) => {
    for (let at = 0; at < word.length; at++) wordAt[offset + at] = index
    offset += word.length + 1
  })
  const labelOf = part => {
    const index = wordAt[part.start]
    const label = reference.labels[index]
    if (
      part.text.length === reference.words[index].length ||
      !['volume', 'pages', 'date', 'journal'].includes(label)
    )
      return label
    if (/^\(?(1[5-9]|20)\d\d[a-z]?\)?[;:,]$/.test(part.text)) return 'date'
    return /[:,]$/.test(part.text) && (text[part.start - 1] === ' ' || part.text.includes('('))
      ? 'volume'
      : 'pages'
  }
  return {
    ...reference,
    text,
    wordAt,
    rows: prepared.features.rows,
    begins: prepared.features.begins,
    joins: prepared.features.joins,
    gold: reference.labels,
    labels: prepared.seen.map(index => labelOf(prepared.words[index]))
  }
}

/**
 * Trains a model on examples, in the form of src/references/import/printed/model.ts, with its weights reduced to those that are
 * shipped.
 */
export function makeModel(examples, program, options = {}) {
  return shippedModel(trainedWeights(examples, program, options), program, options)
}

/** Trains a model and returns all of its weights. */
function trainedWeights(examples, {joinCount}, options) {
  const labels = [...new Set(examples.flatMap(example => example.labels))].sort()
  const shape = statesOf(
    labels,
    examples.map(example => example.labels)
  )
  return train(shape, examples, joinCount, {...settings, ...options})
}

/**
 * The model reduced to its greatest weights. Training sees only a share `1 - drop` of the features, so the weights are
 * scaled.
 */
function shippedModel(trained, {modelOf}, options) {
  const {kept, scale} = {...settings, ...options}
  const L = trained.labels.length
  const size = (L + 1) * L
  const tables = {
    rowWeights: centred(trained.ids, trained.row, L, scale),
    beginWeights: centred(trained.beginIds, trained.begin, L, scale)
  }
  const sizes = new Float32Array((trained.ids.size + trained.beginIds.size) * L)
  let at = 0
  for (const table of Object.values(tables))
    for (const weights of table.values()) for (const weight of weights) sizes[at++] = Math.abs(weight)
  sizes.sort()
  const least = sizes[sizes.length - 1 - kept] ?? 0
  const cut = table =>
    new Map(
      [...table]
        .map(([feature, weights]) => [
          feature,
          [...weights].flatMap((weight, label) => (Math.abs(weight) > least ? [label, weight] : []))
        ])
        .filter(([, pairs]) => pairs.length > 0)
        .map(([feature, pairs]) => [feature, Float32Array.from(pairs)])
    )
  return modelOf({
    labels: trained.labels,
    states: trained.states,
    rowWeights: cut(tables.rowWeights),
    beginWeights: cut(tables.beginWeights),
    joinWeights: Float32Array.from(trained.join, (weight, index) => weight + trained.label[index % size]),
    stepWeights: Float32Array.from(trained.step)
  })
}

/**
 * Removes the common part of all labels' weights, which has no effect: then most weights are small and can be dropped.
 */
function centred(ids, table, L, scale) {
  return new Map(
    [...ids].map(([feature, id]) => {
      const weights = table.slice(id * L, (id + 1) * L)
      const middle = weights.slice().sort()[L >> 1]
      return [feature, weights.map(weight => (weight - middle) * scale)]
    })
  )
}

/** The corpus's label for one of galley's: the corpus has fewer labels, and its own conventions. */
function corpusLabel(label, word, gold) {
  if (label === 'doi' && gold === 'url' && /^https?:/.test(word)) return 'url'
  if (label === 'url' && !/\.\w/.test(word)) return gold === 'url' ? 'url' : 'note'
  return ['accessed', 'site', 'interviewer', 'arxiv'].includes(label) ? 'note' : label
}

/**
 * Labels for the corpus's words. A word that galley splits counts as right if the label of one of its parts is right.
 */
export function labelsFor(example, model, {labelWords}) {
  const labelled = labelWords(example.text, model)
  const parts = example.words.map(() => [])
  labelled.words.forEach((word, index) => {
    const at = example.wordAt[word.start]
    parts[at].push(corpusLabel(labelled.labels[index], word.text, example.gold[at]))
  })
  return {
    labelled,
    labels: parts.map((found, index) =>
      found.includes(example.gold[index]) ? example.gold[index] : found[0]
    )
  }
}

/** Maps the labels of journals and of books that contain a work to one: in CSL, both are the same variable. */
export const coarse = label => (label === 'journal' || label === 'source' ? 'container-title' : label)

/**
 * Creates counters for whole references, words and fields; `same` maps the labels of one scheme to those of another.
 */
export function createScore(same = label => label) {
  const fields = new Map()
  const field = name => fields.get(name) ?? fields.set(name, {hit: 0, missed: 0, extra: 0}).get(name)
  const total = {references: 0, whole: 0, words: 0, right: 0}
  return {
    total,
    fields,
    add(gold, labels, compared = () => true) {
      let whole = true
      gold.forEach((wanted, index) => {
        const [a, b] = [same(wanted), same(labels[index])]
        if (!compared(a)) return
        total.words += 1
        if (a === b) {
          total.right += 1
          field(a).hit += 1
        } else {
          whole = false
          field(a).missed += 1
          field(b).extra += 1
        }
      })
      total.references += 1
      if (whole) total.whole += 1
      return whole
    }
  }
}

/** A probability from features and their factors. */
export function logistic(signs, factors) {
  return 1 / (1 + Math.exp(-signs.reduce((total, sign, index) => total + sign * factors[index], 0)))
}

/**
 * Fits a logistic regression with a small L2 term, by gradient descent with a step size for each factor. It is
 * deterministic.
 */
export function fitLogistic(pairs) {
  const count = pairs[0][0].length
  const factors = new Array(count).fill(0)
  const squares = new Array(count).fill(1e-6)
  for (let round = 0; round < 4000; round++) {
    const gradient = new Array(count).fill(0)
    for (const [signs, whole] of pairs) {
      const error = logistic(signs, factors) - whole
      for (let index = 0; index < count; index++) gradient[index] += (error * signs[index]) / pairs.length
    }
    for (let index = 0; index < count; index++) {
      const slope = gradient[index] + 0.001 * factors[index]
      squares[index] += slope * slope
      factors[index] -= (0.05 * slope) / Math.sqrt(squares[index])
    }
  }
  return factors.map(factor => Math.round(factor * 1000) / 1000)
}
