import type {SpokenLanguage} from './language.ts'
import {sayName, sayNumber, saySign, sayText} from './letters.ts'
import type {FormulaPart} from './parts.ts'
import {sayFence, sayGrid} from './saying-fences.ts'
import {sayRow} from './saying-rows.ts'
import {sayChemical, sayScripts} from './saying-scripts.ts'
import {endsByItself, isDerivative, isShortDenominator, isShortNumerator} from './shapes.ts'
import {phraseAbout, type Speaker} from './speaker.ts'

/** A speaker of a language. */
export function speakerOf(language: SpokenLanguage, meanings: Speaker['meanings'] = {}): Speaker {
  const speaker: Speaker = {
    language,
    meanings,
    say: part => sayPart(speaker, part),
    where: others => speakerOf(language, {...meanings, ...others})
  }
  return speaker
}

function sayPart(speaker: Speaker, part: FormulaPart): string {
  const {language, meanings} = speaker
  switch (part.type) {
    case 'number':
      return sayNumber(part.text, language)
    case 'name':
      return language.functions.get(part.text) ?? sayName(part.text, language)
    case 'text':
      return sayText(part.text, language)
    case 'sign':
      return part.text === 'space' || part.text === 'apply'
        ? ''
        : part.text === 'pause'
          ? language.semicolon.trim()
          : (meanings[part.text] ?? saySign(part.text, language))
    case 'row':
      return sayRow(speaker, part)
    case 'fraction':
      return sayFraction(speaker, part)
    case 'root':
      return sayRoot(speaker, part)
    case 'scripts':
      return part.isChemical === true ? sayChemical(speaker, part) : sayScripts(speaker, part)
    case 'fence':
      return sayFence(speaker, part)
    case 'grid':
      return sayGrid(speaker, part)
    case 'struck':
      return phraseAbout(speaker, ['struck', 'longStruck'], endsByItself(part.inside), part.inside)
  }
}

function sayFraction(
  speaker: Speaker,
  {over, under, hasLine}: Extract<FormulaPart, {type: 'fraction'}>
): string {
  const isShort = isShortNumerator(over) && isShortDenominator(under)
  if (hasLine && isShort && isDerivative(over, under))
    return phraseAbout(speaker, ['derivative', 'derivative'], true, over, under)
  return phraseAbout(
    speaker,
    hasLine ? ['fraction', 'longFraction'] : ['binomial', 'longBinomial'],
    hasLine ? isShort : endsByItself(over) && endsByItself(under),
    over,
    under
  )
}

function sayRoot(speaker: Speaker, {radicand, index}: Extract<FormulaPart, {type: 'root'}>): string {
  const isShort = endsByItself(radicand)
  if (index === undefined) return phraseAbout(speaker, ['root', 'longRoot'], isShort, radicand)
  return index.type === 'number' && index.text === '3'
    ? phraseAbout(speaker, ['cubeRoot', 'longCubeRoot'], isShort, radicand)
    : phraseAbout(speaker, ['nthRoot', 'longNthRoot'], isShort, index, radicand)
}
