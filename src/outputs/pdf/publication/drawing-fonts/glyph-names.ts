/**
 * The standard names in CFF fonts, by number (Adobe Technical Note 5176, Appendix A), without the names of expert sets.
 */
export const standardNames: readonly string[] = (
  '.notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk ' +
  'plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal ' +
  'greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright ' +
  'asciicircum underscore quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar ' +
  'braceright asciitilde exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft ' +
  'guillemotleft guilsinglleft guilsinglright fi fl endash dagger daggerdbl periodcentered paragraph bullet ' +
  'quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand questiondown grave acute ' +
  'circumflex tilde macron breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE ' +
  'ordfeminine Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu ' +
  'trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters twosuperior ' +
  'registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde ' +
  'Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex ' +
  'Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute ' +
  'acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex ' +
  'idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis ' +
  'ugrave yacute ydieresis zcaron'
).split(' ')

/**
 * The character of a glyph, from its name: a name in the Adobe Glyph List that papers use, `uni03B1`, `u1D6FC`, or a
 * name in TeX's mathematical fonts.
 */
export function characterNamed(name: string): number | undefined {
  const [base = ''] = name.split('.')
  const [, digits] = /^(?:uni|u)([\dA-F]{4,6})$/.exec(base) ?? []
  if (digits !== undefined) return Number.parseInt(digits, 16)
  return characters.get(base)
}

const pairs = (
  'exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quoteright ’ parenleft ( parenright ) ' +
  'asterisk * plus + comma , hyphen - period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 ' +
  'eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ A A B B C C D D E E F F G G H H ' +
  'I I J J K K L L M M N N O O P P Q Q R R S S T T U U V V W W X X Y Y Z Z bracketleft [ backslash \\ ' +
  'bracketright ] asciicircum ^ underscore _ quoteleft ‘ a a b b c c d d e e f f g g h h i i j j k k l l m m ' +
  'n n o o p p q q r r s s t t u u v v w w x x y y z z braceleft { bar | braceright } asciitilde ~ exclamdown ¡ ' +
  "cent ¢ sterling £ fraction ⁄ yen ¥ florin ƒ section § currency ¤ quotesingle ' quotedblleft “ " +
  'guillemotleft « guilsinglleft ‹ guilsinglright › endash – dagger † daggerdbl ‡ periodcentered · paragraph ¶ ' +
  'bullet • quotesinglbase ‚ quotedblbase „ quotedblright ” guillemotright » ellipsis … perthousand ‰ ' +
  'questiondown ¿ grave ` acute ´ circumflex ˆ tilde ˜ macron ¯ breve ˘ dotaccent ˙ dieresis ¨ ring ˚ cedilla ¸ ' +
  'hungarumlaut ˝ ogonek ˛ caron ˇ emdash — AE Æ ordfeminine ª Lslash Ł Oslash Ø OE Œ ordmasculine º ae æ ' +
  'dotlessi ı lslash ł oslash ø oe œ germandbls ß logicalnot ¬ mu µ trademark ™ Eth Ð onehalf ½ plusminus ± ' +
  'Thorn Þ onequarter ¼ divide ÷ brokenbar ¦ degree ° thorn þ threequarters ¾ registered ® minus − eth ð ' +
  'multiply × copyright © Aacute Á Acircumflex Â Adieresis Ä Agrave À Aring Å Atilde Ã Ccedilla Ç Eacute É ' +
  'Ecircumflex Ê Edieresis Ë Egrave È Iacute Í Icircumflex Î Idieresis Ï Igrave Ì Ntilde Ñ Oacute Ó ' +
  'Ocircumflex Ô Odieresis Ö Ograve Ò Otilde Õ Scaron Š Uacute Ú Ucircumflex Û Udieresis Ü Ugrave Ù Yacute Ý ' +
  'Ydieresis Ÿ Zcaron Ž aacute á acircumflex â adieresis ä agrave à aring å atilde ã ccedilla ç eacute é ' +
  'ecircumflex ê edieresis ë egrave è iacute í icircumflex î idieresis ï igrave ì ntilde ñ oacute ó ' +
  'ocircumflex ô odieresis ö ograve ò otilde õ scaron š uacute ú ucircumflex û udieresis ü ugrave ù yacute ý ' +
  'ydieresis ÿ zcaron ž Alpha Α Beta Β Gamma Γ Delta ∆ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ ' +
  'Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ ' +
  'delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ nu ν xi ξ omicron ο pi π rho ρ sigma σ ' +
  'sigma1 ς tau τ upsilon υ phi φ chi χ psi ψ omega ω theta1 ϑ phi1 ϕ omega1 ϖ Upsilon1 ϒ partialdiff ∂ ' +
  'infinity ∞ lessequal ≤ greaterequal ≥ notequal ≠ equivalence ≡ approxequal ≈ similar ∼ congruent ≅ ' +
  'proportional ∝ element ∈ notelement ∉ propersubset ⊂ propersuperset ⊃ reflexsubset ⊆ reflexsuperset ⊇ ' +
  'intersection ∩ union ∪ logicaland ∧ logicalor ∨ universal ∀ existential ∃ emptyset ∅ gradient ∇ summation ∑ ' +
  'product ∏ integral ∫ radical √ asteriskmath ∗ dotmath ⋅ circleplus ⊕ circlemultiply ⊗ perpendicular ⊥ ' +
  'angle ∠ therefore ∴ suchthat ∋ arrowleft ← arrowright → arrowup ↑ arrowdown ↓ arrowboth ↔ arrowdblleft ⇐ ' +
  'arrowdblright ⇒ arrowdblup ⇑ arrowdbldown ⇓ arrowdblboth ⇔ angleleft 〈 angleright 〉 minute ′ second ″ Euro € ' +
  'weierstrass ℘ aleph ℵ lozenge ◊ Amacron Ā amacron ā Abreve Ă abreve ă Aogonek Ą aogonek ą Cacute Ć cacute ć ' +
  'Ccaron Č ccaron č Dcaron Ď dcaron ď Dcroat Đ dcroat đ Ecaron Ě ecaron ě Eogonek Ę eogonek ę Emacron Ē ' +
  'emacron ē Gbreve Ğ gbreve ğ Idotaccent İ Imacron Ī imacron ī Iogonek Į iogonek į Lacute Ĺ lacute ĺ Lcaron Ľ ' +
  'lcaron ľ Nacute Ń nacute ń Ncaron Ň ncaron ň Ohungarumlaut Ő ohungarumlaut ő Omacron Ō omacron ō Racute Ŕ ' +
  'racute ŕ Rcaron Ř rcaron ř Sacute Ś sacute ś Scedilla Ş scedilla ş Tcaron Ť tcaron ť Uhungarumlaut Ű ' +
  'uhungarumlaut ű Uring Ů uring ů Umacron Ū umacron ū Uogonek Ų uogonek ų Zacute Ź zacute ź Zdotaccent Ż ' +
  'zdotaccent ż summationdisplay ∑ summationtext ∑ productdisplay ∏ producttext ∏ integraldisplay ∫ ' +
  'integraltext ∫ contintegraldisplay ∮ contintegraltext ∮ radicalbig √ radicalBig √ radicalbigg √ ' +
  'radicalBigg √ radicalbt √ radicalvertex √ parenleftbig ( parenleftBig ( parenleftbigg ( parenleftBigg ( ' +
  'parenrightbig ) parenrightBig ) parenrightbigg ) parenrightBigg ) bracketleftbig [ bracketleftBig [ ' +
  'bracketleftbigg [ bracketleftBigg [ bracketrightbig ] bracketrightBig ] bracketrightbigg ] ' +
  'bracketrightBigg ] braceleftbig { braceleftBig { braceleftbigg { braceleftBigg { bracerightbig } ' +
  'bracerightBig } bracerightbigg } bracerightBigg } lscript ℓ visiblespace ␣ arrownortheast ↗ arrowsoutheast ↘ ' +
  'similarequal ≃ lessmuch ≪ greatermuch ≫ precedes ≺ follows ≻ circlemultiplydisplay ⨂ circleplusdisplay ⨁ ' +
  'bardbl ‖ openbullet ∘ diamondmath ⋄ dotaccentmath ˙ vector ⃗ mapsto ↦ turnstileleft ⊢ latticetop ⊤ unionsq ⊔ ' +
  'intersectionsq ⊓ owner ∋ epsilon1 ϵ star ⋆ slashbig / hatwide ^ tildewide ~ vextendsingle | integralmath ∫'
).split(' ')

const characters: ReadonlyMap<string, number> = new Map([
  ['space', 32],
  ...pairs.flatMap((name, index): (readonly [string, number])[] =>
    index % 2 === 0 ? [[name, pairs[index + 1]!.codePointAt(0)!]] : []
  )
])

/** The standard name of a character; undefined if it has none. */
export function nameOfCharacter(character: number): string | undefined {
  return names.get(character)
}

const names: ReadonlyMap<number, string> = new Map(
  [...characters].reverse().map(([name, character]) => [character, name])
)

/** The name for a code in PostScript's standard encoding. */
export function standardNameOf(code: number): string | undefined {
  const range = standardCodes.find(([first, last]) => code >= first && code <= last)
  return range && standardNames[range[2] + code - range[0]]
}

/** Ranges of codes, each with the number of its first name. */
const standardCodes: readonly (readonly [first: number, last: number, name: number])[] = [
  [32, 126, 1],
  [161, 175, 96],
  [177, 180, 111],
  [182, 189, 115],
  [191, 191, 123],
  [193, 200, 124],
  [202, 203, 132],
  [205, 208, 134],
  [225, 225, 138],
  [227, 227, 139],
  [232, 235, 140],
  [241, 241, 144],
  [245, 245, 145],
  [248, 251, 146]
]
