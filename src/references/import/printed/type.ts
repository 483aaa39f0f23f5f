import {isNewspaper} from './newspapers.ts'

/** The evidence from which the type of a work is guessed. */
type Evidence = Readonly<{
  labels: ReadonlySet<string>
  text: string
  title: string
  container: string
  genre: string
  /** Whether one of the authors is a person. */
  personal: boolean
  /** Whether the date has a day. */
  daily: boolean
  has: (variable: string) => boolean
}>

/** The CSL type of a work, from its reference; the second value is true if the type is only a guess. */
export function guessType({
  labels,
  text,
  title,
  container,
  genre,
  personal,
  daily,
  has
}: Evidence): readonly [type: string, isGuess: boolean] {
  if (labels.has('interviewer')) return ['interview', false]
  if (/\bpersonal communication\b/i.test(text)) return ['personal_communication', false]
  if (/\b(thesis|dissertation|diss\.|thèse|tesi\b|habilitation)/i.test(genre)) return ['thesis', false]
  if (/\bpatent\b/i.test(genre)) return ['patent', false]
  if (labels.has('director') || labels.has('producer')) return ['motion_picture', false]
  if (/\b(report|memo|working paper|tech)/i.test(genre)) return ['report', false]
  if (!personal && /^\p{Lu}.{0,120}?\sv(?:s?\.)?\s\p{Lu}/u.test(title)) return ['legal_case', true]
  if (!personal && !labels.has('volume')) {
    if (
      /^(?!\w+ing\b|(?:the|a) )(?:[\p{L}’'-]+ ){0,4}(convention|covenant|protocol|treaty|charter|declaration)\b/iu.test(
        title
      )
    )
      return ['treaty', true]
    if (/\b(act|regulation|directive|law|code|statute)\b(\s\d{4})?$/i.test(title))
      return ['legislation', true]
  }
  if (/\b(press release)\b/i.test(text)) return ['document', true]
  if (isNewspaper(container) && (daily || !has('volume'))) return ['article-newspaper', !daily]
  if (container && has('editor') && has('publisher') && !has('volume')) return ['chapter', false]
  if (labels.has('journal') || (container && has('volume') && !has('publisher')))
    return ['article-journal', false]
  if (
    container &&
    /\b(proc|proceedings|conference|conf|symposium|workshop|congress|meeting|tagung|convegno|atti)\b/i.test(
      container
    )
  )
    return ['paper-conference', false]
  if (container && (has('editor') || labels.has('container-title'))) {
    if (has('URL') && !has('publisher') && !has('page') && !has('editor')) return ['webpage', true]
    return [
      has('publisher') || has('page') || has('editor') ? 'chapter' : 'article-journal',
      !has('editor') && !has('publisher')
    ]
  }
  if (container && !has('URL') && !has('edition') && !has('ISBN')) return ['article-journal', true]
  if (/\b(report|survey|working paper|policy brief)\b/i.test(title) && has('publisher') && !personal)
    return ['report', true]
  if (has('publisher') || has('publisher-place') || has('edition') || has('ISBN')) {
    const online = has('URL') && !has('publisher-place') && !has('ISBN') && !has('edition')
    return daily && !personal ? ['document', true] : ['book', online || !has('title')]
  }
  if (has('URL')) return ['webpage', container === '']
  if (has('page') && has('volume')) return ['article-journal', true]
  return ['document', true]
}
