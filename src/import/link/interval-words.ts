/** Matches a text before brackets that leads to works: `A good survey is [5]`, `The only exceptions are [3, 7]`. */
const citingSubject =
  /(?<!\p{L})(?:surveys?|reviews?|overviews?|introductions?|textbooks?|references?|sources?|exceptions?|examples?|papers?|works?|articles?|books?|studies|study|übersicht|überblick|ausnahmen?|beispiele?|exceptions?|exemples?|excepci(?:ón|ones)|ejemplos?)(?:\s(?:in|of|on|to|from|for)\s(?:\p{L}+\s){1,3}?|\s)(?:is|are|was|were|remains?|ist|sind|est|sont|es|son)(?:\s(?:\p{L}+ly|also|still|auch|aussi|también))?\s(?:(?:\[[\d\s,;-]+\]|and|or|und|et|y)[\s,]+)*$/iu

/** Whether the text before brackets leads to works, as in `A good survey is [5]`. */
export function isCitingSubject(before: string): boolean {
  return citingSubject.test(before)
}

/** The text before brackets with numbers, between them, and after them. */
export type NumberText = Readonly<{before: string; inside: string; after: string}>

const joined = (...rows: readonly string[]): string => rows.join('|')

/** Words directly before an interval. */
const beforeInterval = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:${joined(
    // “values lie in”, “constant on”, “it holds for”
    String.raw`(?:l(?:ie|ies|ying|ay)|fall(?:s|ing)?|contained|located|vary|varie[ds]|varying|rang(?:e[sd]?|ing)|run(?:s|ning)?|live[sd]?|supported|concentrated|constant|continuous|differentiable|integrable|monoton\p{L}*|increasing|decreasing|convex|concave|bounded|uniform|zero|positive|negative|takes?\s(?:its\s)?values|values|holds?|valid|true|exists?|comprise?s?|compris\p{L}*)(?:\s\p{L}+ly)?\s(?:in|on|over|within|inside|through|for|across|dans|en)`,
    // “drawn uniformly from”, “an integer from”, “a label in”
    String.raw`(?:drawn|sampled?|samples|sampling|chosen|choose|selected|picked|generated|random|uniformly|randomly|integers?|roots?|eigenvalues|label|action|number|integer|value|key|rank|grade|mark|score|digit|searched|tuned|optimi[sz]ed|swept)(?:\s\p{L}+ly)?\s(?:in|from|between|within|on|over)`,
    // “clipped to”, “normalized into”
    String.raw`(?:clip(?:s|ped|ping)?|crop(?:s|ped|ping)?|(?:re)?scal(?:e[sd]?|ing)|(?:re)?siz(?:e[sd]?|ing)|normali[sz](?:e[sd]?|ing)|restrict(?:s|ed|ing)?|truncat(?:e[sd]?|ing)|map(?:s|ped|ping)?|projected|confined|limited|constrained|converted|transformed|belongs?|stretched|shifted|set|equal)\s(?:\p{L}+\s){0,2}?(?:to|into|onto)`,
    // “x in”, “n runs through”, “f on”
    String.raw`\p{L}\d?(?<![aAIyeo])(?:\s(?:is|are|be|lies|runs|ranges|varies|moves|maps))?(?:\s(?:in|on|over|through|from|between|within|to|aus|auf|dans|sur|en|sobre))?`,
    String.raw`(?:lie|lies|located|placed|centred|centered)\sat`,
    String.raw`(?:roots?|eigenvalues?|weights?|parameters?|coefficients?|values?|support|spectrum|domain|intervals?|segments?|integers?|numbers?)\s(?:all\s)?(?:are|is|lie|were|was)\s(?:in|on|of|between|over)`,
    String.raw`(?:C\.?I\.?|confidence\sintervals?|IQR)\s(?:of|from)`,
    String.raw`(?:unions?|intersections?|endpoints?|midpoint|subset|subinterval|partitions?|length|width|closure|interior|support|spectrum)\sof`,
    String.raw`(?:is|are|was|were|be|been|being|equals?|becomes?|ist|sind|war|waren|est|sont|était|es|son|era|fue)`,
    String.raw`(?:werte|zahlen|variable|stetig|gleichverteilt|definiert|wachsend|fallend|wächst|fällt|liegen|liegt|gehören|définie|croît|crece|decrece|valeurs?|définie|continue|croissante|décroissante|uniforme|valores?|definida|continua|creciente)\s(?:aus|auf|in|über|zwischen|dans|sur|de|entre|en|sobre)`
  )})\s$`,
  'iu'
)

const preposition =
  '(?:on|over|within|inside|outside|beyond|throughout|along|between|auf|sur|über|sobre|entre)'
/** Prepositions that citations follow only after some words: `on [1, 4]`, but `based on [1, 4]`. */
const placed = new RegExp(String.raw`(?<![\p{L}\p{M}])${preposition}\s$`, 'iu')
const reliance = new RegExp(
  String.raw`(?<!\p{L})(?:bas(?:e[sd]?|ing)|build(?:s|ing)?|built|rel(?:y|ies|ied|ying)|depend(?:s|ed|ing|ent)?|draw(?:s|n|ing)?|drew|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|elaborat(?:e[sd]?|ing)|improv(?:e[sd]?|ing|ements?)|focus(?:e[sd]|ing)?|rest(?:s|ed|ing)?|comment(?:s|ed|ing|ary)?|remarks?|notes?|report(?:s|ed|ing)?|works?|stud(?:y|ies|ied)|research|papers?|literature|reviews?|advan(?:ce[sd]?|cing|cements?|tages?)|gains?|progress|run(?:s|ning)?|tested|inspired|generali[sz](?:e[sd]?|ing|ations?)|model(?:l?ed|s)?|hing(?:e[sd]?|ing)|beruh\p{L}*|aufbau\p{L}*|bau(?:t|en|end)|basier\p{L}*|stütz\p{L}*|gestützt|fond\p{L}*|appu\p{L}*|repos\p{L}*|basad[oa]s?|basa\p{L}*|apoya\p{L}*|differences?|links?|relations?|relationships?|connections?|comparisons?|distinction|gap|similar(?:ity|ities)?|benefits?|superior\p{L}*|preferred)\s(?:\p{L}+\s)?(?:up)?${preposition}\s$`,
  'iu'
)

/** Whether a text ends with words such as “based on”, after which works are cited. */
export function isReliance(before: string): boolean {
  return reliance.test(before)
}

/** The subject of a sentence about a function: `In [1, 5] the function is continuous`. */
const functionAfter =
  /^,?\s(?:(?:gilt|ist)\s)?(?:(?:the|this|our|its|die|der|das|la|le|les|el)\s)?(?:(?:map|mapping|function|curve|integral|derivative|solution|bound|inequality|density|abbildung|funktion|kurve|ableitung|schranke|fonction|courbe|borne|función|curva|cota)(?!\p{L})|[b-hj-zB-HJ-Z](?:\s(?:is|has|ist|est|es)|\())/iu
const opening = /(?:^|[.:;!?]\s|,\s|(?:^|\s)(?:and|but|that|und|et|y)\s)(?:in|on|for|dans|sur|en|auf|im)\s$/iu

/** Whether two numbers in brackets may be an interval. */
export function isInterval({before, inside, after}: NumberText): boolean {
  const [low = 0, high = 0] = inside.split(',').map(Number)
  if (low >= high) return false
  if (isEstimate(before, low, high)) return true
  if (/(?:\[\p{L},\s?\p{L}\]|\{[\d\s,]+\})\s(?:and|or)\s$/u.test(before)) return true
  if (/^\s(?:on|in)?to\s[[(]\d/u.test(after)) return true
  if (functionAfter.test(after) && opening.test(before)) return true
  return beforeInterval.test(before) || (placed.test(before) && !reliance.test(before))
}

const estimate =
  /(?:^|[\s(=])(\d+(?:[.,·]\d+)?)\s?(?:(?:%|°C?|\p{L}{1,3}|years?(?:\sold)?|days?|weeks?|months?|hours?|minutes?|jahren?|tage|ans|años|points?)\s)?\(?$/iu

/** Whether the value before the brackets is between their numbers, as an estimate and its interval: `34 years [21, 39]`. */
function isEstimate(before: string, low: number, high: number): boolean {
  if (
    /(?<!\p{L})(?:within|after|for|than|about|nearly|almost|some|in|takes?|took|lasts?)\s\d+(?:[.,]\d+)?\s\p{L}+\s$/iu.test(
      before
    )
  )
    return false
  const value = Number(estimate.exec(before)?.[1]?.replace(/[,·]/, '.'))
  return value >= low && value <= high
}

/** Nouns and verbs before several values: `the list [1, 2, 3]`, `kernel sizes [3, 5, 7]`, `returns [1, 2]`. */
const beforeValues = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?<!(?<!\p{L})(?:these|those|such|known|other|reported|published|different|support)\s)(?:${joined(
    'lists?|arrays?|widths?|heights?|primes|bins?|triangles?|polygons?|pitch\\sclasses|chords?|matri(?:x|ces)|permutations?|partitions?|coefficients|sizes?|strides?|shapes?|dimensions|exponents|edges?|elements?|entr(?:y|ies)|cells?|residues|positions?|rows?|columns?|windows?|bands?|boxe?s?|slices?|grids?|planes?|sequence|triples?|triplets?|quadruples?|vectors?|points?|pairs?|tuples?|coordinates|nodes|vertices|degrees|codes?|fractions?|AR(?:I?MA)?|values|integers|numbers|labels|limits|quartiles?|Liste|Matrix|Vektor|Punkt|Paar|Koordinaten|liste|matrice|vecteur|lista|matriz|punto',
    String.raw`(?:the|a|compact|finite|closed)\ssets?`,
    '(?:return|print|output|yield|display|contain|equal|hold|give)(?:s|ed)?|let|have|has',
    String.raw`(?:chosen|selected|tried|picked)\s(?:from|among|in)|set\sto|(?:function|call|input|argument)\swith|(?:diagram|sizes?|shapes?|dimensions|batches|grids?|strides?|kernels?|windows?|widths?|pairs?|tuples?)\sof`,
    'is|are|was|were|be|ist|sind|est|sont|es|son'
  )})(?:\s(?:is|are|was|were|be))?\s$`,
  'iu'
)

/** Words before a range of things other than works: `a scale of [1–10]`, `frames [3–9]`. */
const beforeRange =
  /(?<![\p{L}\p{M}])(?:scales?|scores?|ratings?|range|subset|interval|years|frames|chapters|slides|pages|items|days|weeks|months|lines|rows|columns|levels|stages|ages?|positions|residues|sections|figures|tables|questions|steps|versions|samples|channels)(?:\s(?:of|from|between))?\s$/iu

/** Whether several numbers in brackets may be values, because of a word before them or because one is repeated. */
export function isValues({before, inside, after}: NumberText): boolean {
  if (/^\s?-\s?[[(]\d/.test(after) && beforeRange.test(before)) return true
  if (/^\s*\d{1,3}\s*-\s*\d{1,3}\s*$/.test(inside) || /^\s*\d:\d{1,3}\s*$/.test(inside))
    return beforeRange.test(before) || /(?<!\p{L})slices?\s$/iu.test(before)
  const numbers = /^[\d\s,;]+$/.test(inside) ? inside.split(/[,;]/).map(Number) : []
  if (numbers.length < 2) return false
  return (
    new Set(numbers).size < numbers.length ||
    beforeValues.test(before) ||
    /^\s(?:\p{L}+\s)?codes?(?!\p{L})/u.test(after)
  )
}
