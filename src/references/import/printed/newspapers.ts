import {letters} from '../../../core/letters.ts'

/**
 * Names of newspapers and similar media, which contain works instead of publishing them. Names are compared without
 * “The”, punctuation, spaces and case.
 */
const known: ReadonlySet<string> = new Set(
  `aljazeera bbc bbcnews cnn cnnnews reuters associatedpress agencefrancepresse xinhua guardian observer independent
  telegraph economist diplomat nation tribune times post herald dawn dawnnews hindu expresstribune tribuneexpress
  indianexpress hindustantimes timesofindia dailystar newyorktimes washingtonpost wallstreetjournal usatoday
  christiansciencemonitor bostonglobe theatlantic newyorker newsweek scotsman irishtimes globeandmail haaretz
  lemonde lefigaro liberation lesoir lecroix corrieredellasera repubblica larepubblica lastampa ilsole24ore elpais
  elmundo lavanguardia clarin lanacion spiegel derspiegel zeit diezeit faz frankfurterallgemeine
  suddeutsche nzz neuezurcher taz diewelt handelsblatt
  frankfurterrundschau derstandard diepresse folha folhadesaopaulo oglobo publico pravda izvestia asahishimbun yomiurishimbun`.split(
    /\s+/
  )
)

/**
 * Words at the end of a newspaper's name, or before “of” and a place there; the name of a publisher may begin with such
 * a word: “Times Books”.
 */
const named =
  /^(?:[\p{L}’'.-]+ ){0,3}(?:times|tribune|herald|gazette|chronicle|observer|courier|telegraph|newspaper|news|\p{L}*zeitung|dagblad)(?: of [\p{L} ]+| literary supplement| online| magazine)?$/iu

const daily = /^(?:the )?daily [\p{L}’'-]+(?: [\p{L}’'-]+)?$/iu

/** Whether a name belongs to a newspaper, news agency or news station. */
export function isNewspaper(name: string): boolean {
  const bare = name.trim().replace(/\.$/, '')
  return known.has(letters(bare.replace(/^the /i, ''))) || named.test(bare) || daily.test(bare)
}
