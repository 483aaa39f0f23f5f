/** A spelling of a word: spellings of the same word have the same `family` and differ in `form`. */
export type Spelling = Readonly<{family: string; form: string}>

/** The spelling of an English word that can be spelt in two ways; `word` is in lower case. */
export function spellingOf(word: string): Spelling | undefined {
  const listed = pairs.get(word)
  if (listed !== undefined) return listed
  const [, stem, letter] = ise.exec(word) ?? yse.exec(word) ?? []
  if (stem !== undefined && letter !== undefined) return {family: `${stem}[sz]`, form: letter}
  const [, root, ending] = our.exec(word) ?? []
  return root === undefined || ending === undefined ? undefined : {family: `${root}ou?r`, form: ending}
}

/** “organise” and “organize” with their derivatives; “prize”, “size” and “seize” do not match. */
const ise = /^([a-z]{3,}i)([sz])(?:e|ed|es|er|ers|ing|ation|ations|ational|able)$/

/** “analyse” and “analyze”; “analyses” does not match, because it is also the plural of the noun. */
const yse = /^([a-z]{3,}ly)([sz])(?:e|ed|er|ers|ing)$/

/** “labour” and “labor”; “laborious”, “honorary” and “humorous” are the same everywhere. */
const our =
  /^(arm|behavi|clam|col|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|splend|tum|val|vap|vig)(ou?r)(?:s|ed|ing|ers?|abl[ey]|ites?|al|ally|ful|fully|less|hoods?)?$/

/** British and American spellings. */
const pairs: ReadonlyMap<string, Spelling> = new Map(
  `acknowledgement acknowledgment, ageing aging, artefact artifact, artefacts artifacts, cancelled canceled,
  cancelling canceling, catalogue catalog, catalogues catalogs, centre center, centred centered, centres centers,
  counselling counseling, counsellor counselor, counsellors counselors, defence defense, defences defenses,
  encyclopaedia encyclopedia, enrolment enrollment, fibre fiber, fibres fibers, fulfil fulfill,
  fulfilment fulfillment, focussed focused, focussing focusing, grey gray, judgement judgment,
  judgements judgments, labelled labeled, labelling labeling, mediaeval medieval, modelled modeled,
  modelling modeling, offence offense, offences offenses, sceptical skeptical, scepticism skepticism,
  signalled signaled, signalling signaling, skilful skillful, theatre theater, theatres theaters,
  travelled traveled, traveller traveler, travellers travelers, travelling traveling`
    .split(/,\s+/)
    .flatMap(pair => {
      const [british = '', american = ''] = pair.split(' ')
      return [british, american].map(word => [word, {family: pair, form: word}] as const)
    })
)
