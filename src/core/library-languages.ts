/**
 * The three-letter library codes (ISO 639-2/B) of languages that also have a two-letter code, with their BCP 47 tags.
 */
export const libraryLanguages: ReadonlyMap<string, string> = new Map(
  'ara ar,chi zh,cze cs,dan da,dut nl,eng en,fin fi,fre fr,ger de,gre el,heb he,hin hi,hun hu,ita it,jpn ja,kor ko,lat la,nor no,per fa,pol pl,por pt,rum ro,rus ru,slo sk,spa es,swe sv,tur tr,ukr uk,urd ur'
    .split(',')
    .map(pair => pair.split(' ') as [string, string])
)
