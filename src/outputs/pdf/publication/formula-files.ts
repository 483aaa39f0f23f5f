import type {PDFRef} from 'pdf-lib'
import {dictionary} from '../file/index.ts'
import {attachFile} from './attachments.ts'
import type {SecondEdition} from './second-edition/index.ts'

/**
 * Attaches the MathML of each formula to its element (ISO 32000-2, 14.13.6; ISO 19005-3, 6.8); equal formulas share one
 * file.
 */
export function attachFormulas({file, structure, marked}: SecondEdition, date: string): void {
  const {document, name} = file
  const files = new Map<string, PDFRef>()
  for (const [{type, places = []}, reference] of structure.elements) {
    const mathml = places.map(place => marked[place]?.formula).find(text => text !== undefined)
    if (type !== 'Formula' || mathml === undefined) continue
    const attached = files.get(mathml) ?? attachFile(file, formulaFile(mathml, files.size + 1), date)
    files.set(mathml, attached)
    dictionary(file, reference)?.set(name('AF'), document.context.obj([attached]))
  }
}

function formulaFile(mathml: string, number: number): Parameters<typeof attachFile>[1] {
  return {
    name: `formula-${number}.xml`,
    bytes: new TextEncoder().encode(mathml),
    mediaType: 'application/mathml+xml',
    description: 'Formula in MathML',
    relationship: 'Supplement'
  }
}
