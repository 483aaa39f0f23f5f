import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect} from 'vitest'
import {type LabelledReference, readCore, readLinkedBooks} from '../../tools/labelled-references.mjs'
import {createRandom} from '../../tools/sequence-model.mjs'
import {corpus, corpusTest} from './corpus.ts'
import {countFields, type FieldCount, labelledFields} from './labelled-fields.ts'
import {publishedList} from './published-list.ts'

/** Counts the fields of printed references that survive the import with exactly their words. */
const file = fileURLToPath(new URL('../../../shared/data/reference-list.txt', import.meta.url))

const list = (): readonly LabelledReference[] =>
  existsSync(file) ? publishedList(readFileSync(file, 'utf8')) : []

function count(references: readonly LabelledReference[], isCoarse = false): FieldCount {
  return countFields(
    references.map(({words, labels}) => labelledFields(words, labels)),
    isCoarse
  )
}

/** A fixed part of the references. */
function drawn(references: readonly LabelledReference[], size: number): readonly LabelledReference[] {
  const random = createRandom(11)
  return references
    .map(reference => ({reference, at: random()}))
    .sort((a, b) => a.at - b.at)
    .slice(0, size)
    .map(({reference}) => reference)
}

function expectAtLeast(what: string, {right, fields}: FieldCount, floor: number, of: number): void {
  console.log(`${what}: ${right} of ${fields} fields right`)
  expect(fields).toBe(of)
  expect(right).toBeGreaterThanOrEqual(floor)
}

corpusTest('of the first sixty references of a published list, on which the parser was developed', () => {
  expectAtLeast('published list, 1–60', count(list().slice(0, 60)), 269, 271)
})

corpusTest('of its other references', () => {
  expectAtLeast('published list, 61–121', count(list().slice(60)), 263, 269)
})

corpusTest('of references of AnyStyle, its training data', () => {
  expectAtLeast('AnyStyle, 200 drawn', count(drawn(readCore(corpus), 200)), 1109, 1130)
})

corpusTest('of references of LinkedBooks, with coarse fields', () => {
  expectAtLeast('LinkedBooks, 200 drawn', count(drawn(readLinkedBooks(corpus), 200), true), 619, 825)
})
