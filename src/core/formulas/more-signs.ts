import {Configuration} from '@mathjax/src/mjs/input/tex/Configuration.js'
import type {MathParser} from '@mathjax/src/mjs/input/tex/TexParser.js'
import {CommandMap} from '@mathjax/src/mjs/input/tex/TokenMap.js'

/** The package of symbols for which MathJax has no commands: symbols of unicode-math, and of wikis. */
export const moreSigns = 'more-signs'

/** TeX's classes. */
const [ordinary, operator, binary, relation, opening, closing] = [0, 1, 2, 3, 4, 5]

/** The table of symbols: TeX's class, and commands without their backslash, each followed by its symbol. */
const signs: ReadonlyArray<readonly [kind: number, commands: string]> = [
  [
    ordinary,
    'Angstrom Å varclubsuit ♧ vardiamondsuit ♦ varheartsuit ♥ varspadesuit ♤ female ♀ male ♂ smiley ☺ dag † ' +
      'ddag ‡ backdprime ‶ backtrprime ‷ ballotx ✗ cent ¢ dprime ″ trprime ‴ qprime ⁗ AE Æ DH Ð TH Þ ss ß aa å ' +
      'ae æ dh ð th þ DJ Đ dj đ L Ł l Ł NG Ŋ ng ŋ OE Œ oe œ mathsterling £ euro € diameter ⌀ lightning ↯ QED ∎ ' +
      'permil ‰ astrosun ☉ sun ☼ leftmoon ☾ rightmoon ☽ Earth ⊕ Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι ' +
      'Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ Coppa Ϙ coppa ϙ Koppa Ϟ koppa ϟ Sampi Ϡ sampi ϡ Stigma Ϛ ' +
      'stigma ϛ o ø O Ø clubs ♣ hearts ♡ spades ♠ diamonds ♢ empty ∅ exist ∃ infin ∞ image ℑ weierp ℘ mdlgwhtcircle ○ mdlgblkcircle ● mdlgwhtsquare □ mdlgblksquare ■ alef ℵ ' +
      'alefsym ℵ cnums ℂ Complex ℂ natnums ℕ reals ℝ Reals ℝ thetasym ϑ sect §'
  ],
  [
    relation,
    'backcong ≌ notni ∌ arceq ≘ wedgeq ≙ veeeq ≚ stareq ≛ eqdef ≝ measeq ≞ questeq ≟ eqeq ⩵ eqeqeq ⩶ nsubset ⊄ ' +
      'nsupset ⊅ VDash ⊫ strictif ⥽ strictfi ⥼ origof ⊶ imageof ⊷ Perp ⫫ coloncolon ∷ colonequals ≔ ' +
      'coloncolonequals ⩴ equalscolon ≕ minuscolon ∹ leftmodels ⊨ ratio : multimapinv ⟜ multimapboth ⧟ rarr → ' +
      'Mapsto ⤇ Mapsfrom ⤆ longmapsfrom ⟻ Longmapsto ⟾ Longmapsfrom ⟽ larr ← harr ↔ lrarr ↔ uarr ↑ darr ↓ rArr ⇒ Rarr ⇒ lArr ⇐ Larr ⇐ hArr ⇔ Harr ⇔ lrArr ⇔ uArr ⇑ Uarr ⇑ dArr ⇓ ' +
      'Darr ⇓ isin ∈ sub ⊂ sube ⊆ supe ⊇'
  ],
  [
    binary,
    'sslash ⫽ boxslash ⧄ leftouterjoin ⟕ rightouterjoin ⟖ fullouterjoin ⟗ dotminus ∸ wedgedot ⟑ veedot ⟇ ' +
      'doublebarvee ⩢ veedoublebar ⩣ wedgebar ⩟ wedgedoublebar ⩠ Vee ⩔ Wedge ⩓ barcap ⩃ barcup ⩂ capbarcup ⩈ ' +
      'capdot ⩀ capovercup ⩇ cupovercap ⩆ closedvarcap ⩍ closedvarcup ⩌ minusdot ⨪ minusfdots ⨫ minusrdots ⨬ ' +
      'Xor ⊻ Nand ⊼ Nor ⊽ barvee ⊽ interleave ⫴ shuffle ⧢ threedotcolon ⫶ typecolon ⦂ invlazys ∾ twocaps ⩋ ' +
      'twocups ⩊ Sqcap ⩎ Sqcup ⩏ veeonvee ⩖ wedgeonwedge ⩕ blackhourglass ⧗ boxast ⧆ boxbox ⧈ boxcircle ⧇ ' +
      'circledequal ⊜ circledparallel ⦷ circledvert ⦶ circlehbar ⦵ concavediamond ⟡ concavediamondtickleft ⟢ ' +
      'concavediamondtickright ⟣ hourglass ⧖ lozengeminus ⟠ obar ⌽ obslash ⦸ odiv ⨸ ogreaterthan ⧁ olessthan ⧀ ' +
      'operp ⦹ Otimes ⨷ otimeshat ⨶ triangleminus ⨺ triangleplus ⨹ triangletimes ⨻ whitesquaretickleft ⟤ ' +
      'whitesquaretickright ⟥ smashtimes ⨳ parr ⅋ invamp ⅋ upand ⅋ plusmn ± sdot ⋅ bull ∙ Dagger ‡'
  ],
  [
    operator,
    'bigcupplus ⨄ bigdoublevee ⨇ bigdoublewedge ⨈ intclockwise ∱ intbar ⨍ intBar ⨎ fint ⨏ rppolint ⨒ scpolint ⨓ ' +
      'pointint ⨕ sqint ⨖ intlarhk ⨗ intx ⨘ intcap ⨙ intcup ⨚ bigsqcap ⨅'
  ],
  [opening, 'lAngle ⟪ llangle ⦉ llparenthesis ⦇ lang ⟨'],
  [closing, 'rAngle ⟫ rrangle ⦊ rrparenthesis ⦈ rang ⟩']
]

const commands = signs.flatMap(([kind, list]) =>
  Array.from(list.matchAll(/(\S+) (\S+)/g), ([, name, sign]) => [name!, [addSign, sign!, kind]] as const)
)

new CommandMap(moreSigns, Object.fromEntries(commands))

// MathJax's own commands take precedence over these.
Configuration.create(moreSigns, {priority: 20, handler: {macro: [moreSigns]}})

/** Adds a symbol. An ordinary one becomes an identifier, upright if it is a letter; all others become operators. */
function addSign(parser: MathParser, _: string, sign: string, kind: number): void {
  const isLetter = kind === ordinary && /\p{L}/u.test(sign)
  parser.Push(
    isLetter
      ? parser.create('token', 'mi', {mathvariant: 'normal'}, sign)
      : parser.create(
          'token',
          kind === ordinary ? 'mi' : 'mo',
          {
            texClass: kind,
            ...(kind === operator && {largeop: true}),
            ...(kind === relation && {stretchy: false})
          },
          sign
        )
  )
}
