import {isCitingSubject, isInterval, isValues, type NumberText} from './interval-words.ts'
import type {NumberForm} from './number-form.ts'

/** Brackets with numbers, the text around them, and the numbers of the equations and examples of the paper. */
export type NumberContext = NumberText & Readonly<{form: NumberForm; things: ReadonlySet<number>}>

/** The reason for doubting a number that may be a count. */
export const isCount = 'the number may be a count'

/** Weak reasons for doubt, which come from the words around the numbers; the order of the works can overrule them. */
export const soft = {
  interval: 'the numbers may be an interval',
  values: 'the numbers may be values',
  coordinates: 'the numbers may be coordinates',
  other: 'the number may be that of something else',
  equation: 'the number may be that of an equation or an example'
} as const

/** Whether a reason for doubt is weak, so that the order of the works can overrule it. */
export function isSoftDoubt(doubt: string | undefined): boolean {
  return doubt === isCount || Object.values<string | undefined>(soft).includes(doubt)
}

/**
 * The reason why brackets with numbers may not be a citation: the words next to them suggest an interval, values or a
 * count. Undefined if they probably are a citation.
 */
export function contextDoubt({form, things, ...text}: NumberContext): string | undefined {
  const near = {...text, before: text.before.slice(-160), after: text.after.slice(0, 80)}
  if (isCitingSubject(near.before)) return undefined
  if (isCounted(near, form)) return isCount
  if (otherThing.test(near.before)) return soft.other
  if (form === 'square' && isInQuotation(near.before)) return 'the brackets are in a quotation'
  if (/^\s*\d{1,3}\s*,\s*\d{1,3}\s*$/.test(near.inside) && isInterval(near)) return soft.interval
  if (isValues(near)) return soft.values
  const isOne = /^\s*\d{1,3}\s*$/.test(near.inside)
  if (
    form === 'square' &&
    ((isOne && isNamed.test(near.before) && !isOfMany(near)) || beforeValue.test(near.before))
  )
    return soft.other
  if (form === 'round' && (isNamed.test(near.before) || isEquation(near, things))) return soft.equation
  return undefined
}

const units =
  '(?:%|°[CF]?|[kcmµμn]?m|[kmµμ]?g|ms|s|[kMG]?Hz|[kM]?Pa|[km]?V|mL|ml|L|K|eV|dB|percent|per\\scent|(?:second|minute|hour|day|week|month|year|time|member|person|participant|decimal|digit|copie|cop(?:y|ie)|house|mile|met(?:er|re)|inche|acre|line|word|dollar|euro|pound|rupee|shilling|vote|seat|point|unit|household|bedroom|pixel|channel|layer|neuron|epoch|bit|byte|passenger|ship|heir)s?|people|men|women|children|sons|daughters|famil(?:y|ies)|feet|Tage|Jahre|Stunden|Wochen|Monate|Häuser|Personen|Kinder|Prozent|Mal|ans|jours|mois|heures|fois|años|días|meses|horas|veces)'
/** A unit or a counted thing after the brackets: `[12] days`. */
const isUnit = new RegExp(`^\\s${units}(?![\\p{L}\\p{M}])`, 'u')
/** Text after a number that belongs to it: `[3]-fold`, `In [2] of the cases`, `[1] for yes`. */
const isPart =
  /^-\p{L}|^\sof\s(?:the|all|these|those|them|our|its|their)\s|^\s(?:for|=)\s(?:yes|no|male|female|agree)/u
/** Verbs before a count and its noun: `The census lists [12] families`. */
const beforeCount =
  /(?<!\p{L})(?:ha[sd]|have|names?|carr(?:y|ies|ied)|t[ao]kes?|took|pa(?:y|ys|id)|left|lists?|mentions?|bought|sold|owns?|counts?|contain(?:s|ed)?|receive[sd]?|gave|needs?|costs?|lasted|employs?|hired|won|lost|read)\s$/iu
/** Verbs of counting, before the number and the name of the counted things: `They counted (6) boats`. */
const countingVerb = /(?<!\p{L})(?:counted|planted|bought|built|owned|kept|recorded|caught)\s$/iu
/** A verb of change before its value: `rose to (4) points`. */
const toValue =
  /(?<!\p{L})(?:rose|rises?|risen|fell|falls?|fallen|dropped|drops?|grew|increased|decreased|declined|climbed)\s(?:to|by)\s$/iu
const numberWord =
  /(?<![\p{L}\p{M}])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\p{L}+)?|hundred|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\p{L}+zehn|\p{L}+zig|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta)\s$/iu
/** People and other counted things before a number in round brackets: `A few patients (5) died`. */
const countedNoun =
  /(?<![\p{L}\p{M}])(?:patients|women|men|children|girls|boys|adults|participants|respondents|subjects|interviews|interviewees|students|pupils|teachers|nurses|doctors|physicians|households|schools|hospitals|villages|deaths|births|votes|seats|(?:control|intervention|treatment|placebo|comparison)\sgroup|yes|no)\s$/iu
const quantity =
  /(?:(?<!\p{L})(?:sample\ssizes?|pH|temperature|degrees?\sof\sfreedom|(?:at|on|in|by)\s(?:day|week|month|year|hour|time|visit|session|trial))|totals?|(?<!\p{L})the\s(?:total\s)?number)\s$/iu

function isCounted({before, inside, after}: NumberText, form: NumberForm): boolean {
  const isOne = /^\s*\d{1,3}\s*$/.test(inside)
  const isMeasured = isUnit.test(after) && !/\d\s$/.test(before)
  if (
    isOne &&
    ((numberWord.test(before) && (form === 'round' || /^\s\p{L}/u.test(after))) ||
      (countingVerb.test(before) && /^\s\p{Ll}+s(?!\p{L})/u.test(after)))
  )
    return true
  if (
    isOne &&
    toValue.test(before) &&
    (isUnit.test(after) || /^\s(?:degrees?|Grad|Punkte|puntos|grados|degrés)(?!\p{L})/u.test(after))
  )
    return true
  if (form === 'square')
    return (
      isMeasured ||
      isPart.test(after) ||
      /[$€£₹¥]$/.test(before) ||
      (isOne && ((beforeCount.test(before) && /^\s\p{L}/u.test(after)) || beforeCode.test(before)))
    )
  if (!isOne) return isMeasured
  if (quantity.test(before) || beforeCode.test(before)) return true
  if (afterMean.test(before)) return true
  if (!countedNoun.test(before) || amongThem.test(before)) return false
  return /^\s\p{Ll}/u.test(after) || /(?<!\p{L})(?:or|and)\s\p{L}+\s$/u.test(before)
}

/** A mean with its unit, before its standard deviation. */
const afterMean =
  /(?<!\p{L})(?:mean|average|median|mittelwert|moyenne|media|were|was)\s[^.;()]{0,40}?\d\s?(?:[kcmµμ]?m|[kmµμ]?g|ms|s|h|min|ml|mL|°C|points?|years?|days?|weeks?|months?|hours?|minutes?)\s$/iu
/**
 * A group of people about which something is stated, so that a number after it may be a citation: `frequent in older
 * adults (8)`.
 */
const amongThem = /(?<!\p{L})(?:in|among|for|by|to|on|affects?|affecting)\s(?:\p{L}+\s){0,2}\p{L}+\s$/iu

/** Words before the number of an answer or a group in a table of data. */
const beforeCode =
  /(?<!\p{L})(?:(?:coded|rated)(?:\sas)?(?:\s\p{L}+)?|scored|numbered|labell?ed|codes\swere\s\p{L}+)\s$/iu

/** Whether a quotation has begun and not ended; the citation of a quotation follows it. */
function isInQuotation(before: string): boolean {
  const isOpen = /[“„«][^“”„«»]*$/u.test(before) && !/[„“][^“”„«»]*“[^“”„«»]*$/u.test(before)
  return isOpen || /‘$/.test(before)
}

/** Things whose numbers may be in brackets: `Item [4]`, `in example [9]`, `the entry [2]`. */
const named =
  'question|item|step|option|theorem|lemma|corollary|example|sentence|row|column|line|page|index|direction|slide|level|day|week|statement|task|experiment|rule|model|entry|element|cell|component|position|node|vertex|folio|plate|verse|stanza|clause|sub-?section|regulation|scenario|variable|factor|exhibit|annex|interviewee|interview|participant|respondent|informant|speaker|room|sample|trench|grave|leaf|tone|syllable|witness|juror|patient|pupil|student|teacher|pane|panel|burial|stratum|plot|house|box|photo|image|letter|document|schedule|frage|schritt|beispiel|satz|zeile|spalte|étape|exemple|phrase|ejemplo|paso|pregunta'
const isNamed = new RegExp(
  String.raw`(?:(?:^|[.:;]\s|(?<!\p{L})(?:in|on|at|of|from|by|see|under|im|bei|aus|dans|à|en)\s)(?:${named})s?|(?<!\p{L})(?:the|an?)\s(?:entry|element|cell|component|direction|position|answer|syllable|key)|(?:^|[.:;]\s)(?:class|type|stage|phase|category|version|key|answer|group|fol\.)s?|(?<!\p{L})of\stype)\s$`,
  'iu'
)
/** Whether one number follows a noun in the plural, so that it is not the number of one such thing: `from images [12]`. */
function isOfMany({before, after}: NumberText): boolean {
  return /\p{Ll}(?<!s|u|i)s\s$/u.test(before) && !isJoint.test(after)
}

const isJoint = /^\s?(?:,|-|(?:and|or|to|und|oder|bis|et|ou|à|y|o|a)\s)\s?[[(]\d/u

/** A verb before a value, a direction, a paragraph of a judgment, a measured range, or a day and its month. */
const beforeValue =
  /(?<![\p{L}\p{M}\d])(?:1[5-9]|20)$|(?<![\p{L}\p{M}])(?:press|turned\sto|types|returns?|returned|prints?|printed|outputs?|equals?|is|was|are|were|be|along|at|out\sof|stored\sin|(?:l(?:ie|ies|ying|ay)|rang(?:e[sd]?|ing)|var(?:y|ies|ied|ying)|scor(?:e[sd]?|ing)|values?|rat(?:e[sd]|ings?)|scales?|numbers?|chose|choose)\sbetween|(?:runs?|ranges?|goes|ranging|from)\sfrom|\d{1,2}\.?\s(?:January|February|March|April|May|June|July|August|September|October|November|December))\s$/iu

/**
 * Words before ages, school years, results of games, verses and other numbers that are no works, in brackets of either
 * form: `aged [6, 7]`, `pupils in grades [5, 6]`, `the game, [2], was lost`, `Psalm 23 [4]`.
 */
const otherThing =
  /(?<![\p{L}\p{M}])(?:aged|im\sAlter\svon|âgée?s?\sde|de\sedad|(?:game|match|final|cup|side|team)\s(?:ended|finished|won|lost)|(?:game|match|final),|(?:pupils|students|children|participants|learners|girls|boys|classes|were|was|are|enrolled)\s(?:\p{Ll}+\s)?in\s(?:grades?|forms?|years|classes)|(?:the|in|for)\syears|(?:at|of|in)\ssites?|(?:his|her|their|our|my)\s(?:children|sons|daughters|brothers|sisters)|(?:Psalms?|Genesis|Exodus|Leviticus|Deuteronomy|Isaiah|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Surah?|Sure|Sourate|Salmo|Psaume)\s\d{1,3}|(?:between|on|in)\slines|(?:las?|los)\s(?:preguntas?|valor(?:es)?)|(?:die|der|den)\s(?:Blöcke|Bereich|Werte)|les\s(?:chambres|questions|valeurs|lignes)|intervalle\s(?:fermé|ouvert)|exercises|exercices|ejercicios|Aufgaben)\s$|آیت\s$|صفحہ\s$/iu

/** A verb or a phrase of calculation before the number of an equation. */
const beforeEquation =
  /(?<![\p{L}\p{M}])(?:(?:substitut|insert|plug|combin|multipl|divid|differentiat|integrat|solv|rewrit|satisf|setz|einsetz|insér|sustituy)\p{L}*(?:\s(?:man|in|into|en|dans))?|us(?:e|ing)|follows?\sfrom|implied\sby|in\sview\sof|into|holds?\sin|solves?|prove[sd]?|proof\sof)\s$/iu
const preposition =
  /(?<![\p{L}\p{M}])(?:in|from|by|of|with|into|to|between|than|under|unlike|like|see|compare|aus|mit|nach|siehe|vgl\.|de|d[’']après|par|avec|selon|según|con|por|ver|(?:estimate|system|bound|problem|inequality|identity|definition|claim|statement|example|sentence|assumption|property|abschätzung|ungleichung|beispiel|système|exemple|sistema|ejemplo)s?)\s$/iu
const consequence =
  /^(?:\s(?:and|und|et|y)\s\(\d+\))?,?\s(?:it\sfollows|gives?|yields?|implies|imply|we\s(?:get|obtain|have|find|see|deduce|conclude|infer|know|arrive|may)|folgt|ergibt|erhält|on\s(?:obtient|a|déduit)|la\s(?:somme|suma|série|serie)|se\s(?:obtiene|sigue)|the\s(?:sum|series|integral|claim|result|bound|inequality))(?!\p{L})/iu

function isEquation({before, inside, after}: NumberText, things: ReadonlySet<number>): boolean {
  if (!/^\s*\d{1,3}\s*$/.test(inside)) return false
  if (beforeEquation.test(before)) return true
  return preposition.test(before) && (things.has(Number(inside)) || consequence.test(after))
}
