import {withoutWords} from '../word-count.ts'
import {comparedWords, wordsApart} from '../words.ts'
import type {TypedFront} from './front-matter.ts'

/** The words of authors, affiliations and addresses, as the paper prints them. */
export function namesInFront({authors, affiliations}: TypedFront): readonly string[] {
  return [
    ...authors.flatMap(({name, orcid, email, remark}) => [name, orcid ?? '', email ?? '', remark ?? '']),
    ...affiliations.map(({name}) => name)
  ]
}

/**
 * Words of the title block that the paper does not contain, except labels, marks and conjunctions, which galley
 * generates.
 */
export function leftInFront(front: TypedFront): readonly string[] {
  const typed = front.people.flatMap(paragraph => comparedWords(wordsApart(paragraph)))
  const known = [...namesInFront(front), ...front.authors.flatMap(({marks}) => marks)].flatMap(comparedWords)
  return withoutWords(typed, known).left.filter(word => !ownWords.test(word))
}

const ownWords =
  /^(?:\p{N}+|\p{L}|and|und|et|y|e|en|og|och|i|и|ve|و|اور|by|the|on|behalf|von|par|por|di|e?mail|address(?:es)?|orcid|id|https?|org|contact|corresponding|correspondence|authors?|for|kontakt|korrespondenz(?:adresse|autor(?:in)?)?|courriel|correspondance|auteure?|correspondante?|correo|electrónico|correspondencia|de|para|la|autora?|corrispondenza|autore|autrice|corrispondente|correspondência|correspondente|correspondentie(?:adres)?|yazışma|adresi|sorumlu|yazar)$/u
